using Dialog.Hosting.Processes;

namespace Dialog.Hosting.Postgres;

/// <summary>Where downloads that every run may share are kept.</summary>
internal static class CacheFolder
{
    public static string Path { get; } = Choose();

    private static string Choose()
    {
        if (Environment.GetEnvironmentVariable("DIALOG_CACHE") is { Length: > 0 } wanted)
        {
            return System.IO.Path.GetFullPath(wanted);
        }
        // Root's home is usually closed to others, and the account PostgreSQL runs under must reach its binaries.
        if (Posix.IsRoot)
        {
            return "/var/cache/dialog";
        }

        if (OperatingSystem.IsWindows())
        {
            return System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "dialog", "cache");
        }

        string root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg
            ? xdg
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return System.IO.Path.Combine(root, "dialog");
    }
}
