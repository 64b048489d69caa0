namespace Dialog.Hosting.Processes;

/// <summary>What to run: a program, its arguments and environment.</summary>
public sealed record ProcessSpec(string Name, string Program, params IReadOnlyList<string> Arguments)
{
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public string? WorkingFolder { get; init; }

    /// <summary>The address whose 200 means "ready"; null when being alive is enough.</summary>
    public Uri? Health { get; init; }

    /// <summary>What Linux sends the process when we die without stopping it.</summary>
    public string SignalWhenWeDie { get; init; } = "KILL";

    internal ServiceAccount? Account { get; init; }

    /// <summary>A built assembly, run by the dotnet that runs us.</summary>
    public static ProcessSpec Dotnet(string name, string assembly, params IReadOnlyList<string> arguments) =>
        new(name, ToolPath.Dotnet, [assembly, .. arguments]) { WorkingFolder = Path.GetDirectoryName(assembly) };
}
