namespace Dialog.Hosting.Postgres;

/// <summary>How the embedded server is configured. Durability is never traded away: fsync and synchronous_commit stay on.</summary>
internal static class PostgresSettings
{
    public static IEnumerable<string> Arguments(string cluster, int port)
    {
        (string Name, string Value)[] settings =
        [
            ("listen_addresses", "127.0.0.1"),
            ("port", $"{port}"),
            ("unix_socket_directories", Socket(cluster)),
            ("max_connections", "400"),
            ("shared_buffers", "256MB"),
            ("effective_cache_size", "1GB"),
            ("work_mem", "8MB"),
            ("maintenance_work_mem", "128MB"),
            ("wal_compression", "on"),
            ("wal_buffers", "16MB"),
            ("max_wal_size", "4GB"),
            ("min_wal_size", "256MB"),
            ("checkpoint_timeout", "15min"),
            ("random_page_cost", "1.1"),
            ("jit", "off"),
            ("fsync", "on"),
            ("synchronous_commit", "on"),
            ("timezone", "UTC"),
            ("log_timezone", "UTC"),
            // Statements carry residents' words: log neither them nor their parameters when one fails.
            ("log_min_error_statement", "panic"),
            ("log_parameter_max_length_on_error", "0"),
        ];
        return settings.SelectMany(s => new[] { "-c", $"{s.Name}={s.Value}" });
    }

    /// <summary>Sorting by code point is fast and the same everywhere; the character classes know Cyrillic.</summary>
    public static string[] Locale(int major)
    {
        if (OperatingSystem.IsWindows())
        {
            return ["--locale=C"];
        }

        string locale = OperatingSystem.IsMacOS() ? "en_US.UTF-8" : "C.UTF-8";
        return major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", $"--locale={locale}"] : [$"--locale={locale}"];
    }

    private static string Socket(string cluster)
    {
        // sun_path holds 107 bytes (103 on macOS); a longer one would keep the server from starting.
        const int longest = 103;
        bool fits = System.Text.Encoding.UTF8.GetByteCount($"{cluster}/.s.PGSQL.65535") < longest && !cluster.Contains(',', StringComparison.Ordinal);
        return OperatingSystem.IsWindows() || !fits ? "" : cluster;
    }
}
