using Dialog.Hosting.Processes;

namespace Dialog.Hosting;

/// <summary>Builds the operators' console (api/console) into api/wwwroot when what is there is missing or older than its sources.</summary>
public static class ConsoleBuild
{
    private static readonly string[] NotSources = ["node_modules", "dist", "coverage", ".vite"];

    public enum Outcome
    {
        UpToDate,
        Built,

        /// <summary>No sources of a console in this checkout.</summary>
        NoSources,

        /// <summary>No usable Node.js; an older build, if any, is served.</summary>
        NoNode,
    }

    /// <param name="repositoryRoot">folder of <c>api/</c></param>
    /// <param name="log">receives the output of npm</param>
    /// <param name="starting">called when there is something to build, which takes a while</param>
    /// <param name="cancellation">ends npm as well</param>
    /// <exception cref="LaunchException">npm failed; the message ends with its last lines.</exception>
    public static async Task<Outcome> EnsureAsync(string repositoryRoot, string log, Action? starting = null, CancellationToken cancellation = default)
    {
        string sources = Path.Combine(repositoryRoot, "api", "console");
        FileInfo built = new(Path.Combine(repositoryRoot, "api", "wwwroot", "index.html"));
        if (!File.Exists(Path.Combine(sources, "package.json")))
        {
            return Outcome.NoSources;
        }

        if (built.Exists && built.LastWriteTimeUtc >= NewestSource(new DirectoryInfo(sources)))
        {
            return Outcome.UpToDate;
        }

        if (ToolPath.Find("npm") is not { } npm || await NodeMajorAsync(cancellation) is not >= 20)
        {
            return Outcome.NoNode;
        }

        starting?.Invoke();
        LogFile.Prepare(log);
        if (!DependenciesAreInstalled(sources))
        {
            await RunAsync(npm, ["ci", "--no-audit", "--no-fund", "--no-progress"], sources, log, cancellation);
        }

        await RunAsync(npm, ["run", "build"], sources, log, cancellation);
        built.Refresh();
        if (!built.Exists)
        {
            throw new LaunchException($"The build of the console left no {built.FullName}. See {log}");
        }
        // A bundler may write an unchanged page with its old time; the question is when we last built.
        built.LastWriteTimeUtc = DateTime.UtcNow;
        return Outcome.Built;
    }

    private static async Task RunAsync(string npm, string[] arguments, string folder, string log, CancellationToken cancellation)
    {
        ShortCommand.Outcome outcome = await ShortCommand.RunAsync(new ProcessSpec("npm", npm, arguments) { WorkingFolder = folder }, cancellation);
        await File.AppendAllTextAsync(log, outcome.Output + Environment.NewLine, cancellation);
        if (outcome.ExitCode != 0)
        {
            throw new LaunchException($"npm {arguments[0]} in {folder} failed with code {outcome.ExitCode}. Its last lines ({log}):{Environment.NewLine}{LogFile.LastLines(log)}");
        }
    }

    // npm writes this list at the end of an installation: older than the lock means the lock has changed since.
    private static bool DependenciesAreInstalled(string sources)
    {
        FileInfo installed = new(Path.Combine(sources, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(sources, "package-lock.json"));
    }

    private static DateTime NewestSource(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(f => f.LastWriteTimeUtc)
            .Concat(folder.EnumerateDirectories().Where(d => !NotSources.Contains(d.Name)).Select(NewestSource))
            .DefaultIfEmpty(DateTime.MinValue)
            .Max();

    private static async Task<int?> NodeMajorAsync(CancellationToken cancellation)
    {
        if (ToolPath.Find("node") is not { } node)
        {
            return null;
        }

        ShortCommand.Outcome outcome = await ShortCommand.RunAsync(new ProcessSpec("node", node, "--version"), cancellation);
        return int.TryParse(outcome.Output.TrimStart('v').Split('.')[0], out int major) ? major : null;
    }
}
