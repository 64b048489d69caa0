using System.Security.Cryptography;
using Dialog.Hosting.Processes;

namespace Dialog.Hosting.Postgres;

/// <summary>What lies in a data folder: the cluster (<c>postgres/</c>), its password, the lock of whoever runs it.</summary>
internal sealed class PostgresFolder
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string _dataFolder;

    private PostgresFolder(string dataFolder, string cluster) => (this._dataFolder, Cluster) = (dataFolder, cluster);

    /// <summary>PostgreSQL's own data directory, links resolved.</summary>
    public string Cluster { get; }

    public int? Major =>
        File.Exists(Path.Combine(Cluster, "PG_VERSION")) && int.TryParse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")).Trim(), out int major)
            ? major
            : null;

    /// <summary>Whether initdb went through to its end; half a cluster of an interrupted run is none.</summary>
    public bool IsInitialised => Major is not null && File.Exists(ReadyMark);

    private string ReadyMark => Path.Combine(Cluster, "dialog.ready");

    private string PasswordFile => Path.Combine(_dataFolder, "postgres.password");

    public static PostgresFolder Prepare(string dataFolder, ServiceAccount? account)
    {
        dataFolder = Path.GetFullPath(dataFolder);
        Directory.CreateDirectory(dataFolder);
        string cluster = Path.Combine(dataFolder, "postgres");
        DirectoryInfo entry = new(cluster);
        if (entry.LinkTarget is { } elsewhere)
        {
            cluster = Path.GetFullPath(elsewhere, dataFolder);
        }
        else if (!entry.Exists && account is not null && !ServiceAccount.CanReach(dataFolder))
        {
            cluster = PlaceElsewhere(cluster);
        }
        else if (entry.Exists && account is not null && !ServiceAccount.CanReach(dataFolder))
        {
            throw new LaunchException($"PostgreSQL runs as 'nobody' (it refuses root) and cannot reach {cluster}: a folder above it is closed to others. Open it (chmod o+x) or give another --data folder.");
        }

        Directory.CreateDirectory(cluster);
        return new PostgresFolder(dataFolder, cluster);
    }

    /// <summary>One run at a time. The lock goes away with the process that holds it, however it ends.</summary>
    public FileStream Lock()
    {
        string path = Path.Combine(_dataFolder, "postgres.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LaunchException($"No right to write to the data folder {_dataFolder}. Give another --data folder.", e);
        }
        catch (IOException e)
        {
            throw new LaunchException($"The data folder {_dataFolder} is in use by another running Dialog. Stop that one, or give another --data folder.", e);
        }
    }

    /// <summary>Gives the cluster to the account the server runs under. Nobody else may be running on it.</summary>
    public void TakeOwnership(ServiceAccount? account)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            DirectoryInfo folder = new(Cluster) { UnixFileMode = OnlyOwner };
            if (account is null)
            {
                return;
            }

            account.Own(Cluster);
            // A cluster made by another account (before by a user, now by root) is taken over whole.
            foreach (FileSystemInfo inside in folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
            {
                account.Own(inside.FullName);
            }
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LaunchException($"{Cluster} belongs to another account, probably because Dialog ran as root before. Run it as root again, give the folder to yourself (chown -R), or give another --data folder.", e);
        }
    }

    /// <summary>The superuser's password: random, made once, readable by its owner only.</summary>
    public string Password()
    {
        if (File.Exists(PasswordFile))
        {
            return File.ReadAllText(PasswordFile).Trim();
        }

        string password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        WritePrivate(PasswordFile, password);
        return password;
    }

    public async Task InitialiseAsync(PostgresBinaries binaries, ServiceAccount? account, CancellationToken cancellation)
    {
        // Whatever an interrupted initdb left.
        foreach (FileSystemInfo rest in new DirectoryInfo(Cluster).EnumerateFileSystemInfos())
        {
            if (rest is DirectoryInfo folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                rest.Delete();
            }
        }
        string passwordForInit = Cluster + ".pw";
        WritePrivate(passwordForInit, Password());
        account?.Own(passwordForInit);
        try
        {
            await ShortCommand.RunOrThrowAsync(
                new ProcessSpec("initdb", binaries.InitDb, [
                    "-D", Cluster, "--username", EmbeddedPostgres.User, "--pwfile", passwordForInit, "--encoding=UTF8", "--data-checksums",
                    "--auth-local=scram-sha-256", "--auth-host=scram-sha-256", .. PostgresSettings.Locale(binaries.Major)])
                { Account = account, WorkingFolder = "/" },
                cancellation);
        }
        finally
        {
            File.Delete(passwordForInit);
        }
        await File.WriteAllTextAsync(ReadyMark, "made by Dialog.Hosting\n", cancellation);
        account?.Own(ReadyMark);
    }

    public void Delete()
    {
        Directory.Delete(Cluster, recursive: true);
        Directory.Delete(_dataFolder, recursive: true);
    }

    /// <summary>Temporary folders of runs that were killed before they could clean up.</summary>
    public static void RemoveAbandoned(string parent, string prefix)
    {
        foreach (string path in Directory.EnumerateDirectories(parent, prefix + "*"))
        {
            // A running server's folder is locked; one being made right now is young.
            if (Directory.GetCreationTimeUtc(path) > DateTime.UtcNow.AddMinutes(-10))
            {
                continue;
            }

            try
            {
                PostgresFolder abandoned = new(path, Path.Combine(path, "postgres"));
                using (abandoned.Lock())
                {
                    abandoned.Delete();
                }
            }
            catch (Exception e) when (e is LaunchException or IOException or UnauthorizedAccessException)
            {
                // In use, or somebody else's: not ours to remove.
            }
        }
    }

    // As root below a closed folder (a checkout in /root): the cluster goes where its account can walk to, and a link
    // in the data folder leads there. The name is random: a deleted data folder must not find its old data again.
    private static string PlaceElsewhere(string link)
    {
        string place = Path.Combine("/var/lib/dialog", $"postgres-{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}");
        Directory.CreateDirectory(place);
        if (!ServiceAccount.CanReach(place))
        {
            throw new LaunchException($"PostgreSQL runs as 'nobody' (it refuses root) and can reach neither {link} nor {place}. Give a --data folder whose parents are open to others (chmod o+x).");
        }

        Directory.CreateSymbolicLink(link, place);
        return place;
    }

    private static void WritePrivate(string path, string text)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using StreamWriter writer = new(path, options);
        writer.WriteLine(text);
    }
}
