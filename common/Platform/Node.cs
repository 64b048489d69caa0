using System.Diagnostics;
using System.Reflection;

namespace Dialog.Platform;

/// <summary>This process among those of the installation.</summary>
/// <param name="Kind"><see cref="Silo"/> or <see cref="Api"/></param>
public sealed record Node(Guid Id, string Kind, string Version, long StartedAt)
{
    public const string Silo = "silo";
    public const string Api = "api";

    public static Node This(string kind) => new(
        Guid.CreateVersion7(),
        kind,
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        Stopwatch.GetTimestamp());

    /// <summary>How long this process runs, by a clock that is never set.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(StartedAt);
}
