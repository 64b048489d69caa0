using System.Text.RegularExpressions;

namespace Dialog.Domain.Tests.Deployment;

/// <summary>The settings that the product reads, out of its source: a name that nothing reads any more is not known.</summary>
internal static partial class KnownSettings
{
    // The runtime's own; and the endpoint of metrics, which is read by the telemetry of silos and apis.
    private static readonly string[] Others = ["ASPNETCORE_URLS", "DOTNET_EnableDiagnostics"];

    private static readonly Lazy<string> Source = new(() => string.Join('\n', new[] { "api", "silo", "common", "grains" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal))
        .Select(File.ReadAllText)));

    /// <param name="variable">as the environment has it: <c>Dialog__Silo__Port</c></param>
    public static bool Has(string variable)
    {
        if (Others.Contains(variable))
        {
            return true;
        }

        string[] parts = variable.Split("__");
        if (parts is ["ConnectionStrings", string connection])
        {
            return Source.Value.Contains($"GetConnectionString(\"{connection}\")", StringComparison.Ordinal);
        }

        // The whole name, or a section that is bound or read and a name in it.
        return parts.Length > 1 && Enumerable.Range(1, parts.Length - 1).Any(rest =>
            IsWritten(string.Join(':', parts[..^(rest - 1)])) && parts[^(rest - 1)..].All(IsRead));
    }

    private static bool IsWritten(string name) => Source.Value.Contains($"\"{name}\"", StringComparison.Ordinal);

    private static bool IsRead(string part) =>
        Source.Value.Contains($"[\"{part}\"]", StringComparison.Ordinal) || Source.Value.Contains($"(\"{part}\"", StringComparison.Ordinal) || Properties().Matches(Source.Value).Any(m => m.Groups[1].Value == part);

    [GeneratedRegex(@"\b(\w+)\s*\{\s*get;\s*(?:set|init);")]
    private static partial Regex Properties();
}
