using System.Globalization;

namespace Dialog.Hosting.Processes;

/// <summary>The account a server runs under when we are root: PostgreSQL refuses to run as root.</summary>
/// <param name="User">numeric user id</param>
/// <param name="Group">numeric group id</param>
internal sealed record ServiceAccount(uint User, uint Group)
{
    /// <summary>Nobody when we are root, null when the server can simply run as us.</summary>
    public static ServiceAccount? ForThisProcess()
    {
        if (!Posix.IsRoot)
        {
            return null;
        }

        string line = File.ReadLines("/etc/passwd").FirstOrDefault(l => l.StartsWith("nobody:", StringComparison.Ordinal))
            ?? throw new LaunchException("PostgreSQL cannot run as root and this machine has no account 'nobody'. Start Dialog as an ordinary user, or give --postgres.");
        string[] fields = line.Split(':');
        return new ServiceAccount(unchecked((uint)long.Parse(fields[2], CultureInfo.InvariantCulture)), unchecked((uint)long.Parse(fields[3], CultureInfo.InvariantCulture)));
    }

    public void Own(string path) => Posix.ChangeOwner(path, User, Group);

    /// <summary>Whether this account can walk down to the path: one folder closed to others above it is enough to shut it out.</summary>
    public static bool CanReach(string path)
    {
        for (DirectoryInfo? folder = new(Path.GetFullPath(path)); folder is not null; folder = folder.Parent)
        {
            if (folder.Exists && (folder.UnixFileMode & UnixFileMode.OtherExecute) == 0)
            {
                return false;
            }
        }
        return true;
    }
}
