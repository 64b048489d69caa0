namespace Dialog.Hosting.Processes;

/// <summary>The log a child process appends to.</summary>
internal static class LogFile
{
    private const long KeepBytes = 32 * 1024 * 1024;

    /// <summary>Makes the file ready; a big one of earlier runs is renamed to <c>.1</c>.</summary>
    public static void Prepare(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (new FileInfo(path) is { Exists: true, Length: > KeepBytes })
        {
            File.Move(path, path + ".1", overwrite: true);
        }

        using (File.Open(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { }
    }

    public static string LastLines(string path, int count = 25)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-Math.Min(stream.Length, 16 * 1024), SeekOrigin.End);
        string[] lines = new StreamReader(stream).ReadToEnd().TrimEnd().Split('\n');
        return string.Join(Environment.NewLine, lines.TakeLast(count).Select(l => "    " + l.TrimEnd('\r')));
    }

    /// <summary>The last line that begins with one of these, among the log's last megabyte; null when there is none.</summary>
    public static string? LastWith(string path, params string[] beginnings)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-Math.Min(stream.Length, 1024 * 1024), SeekOrigin.End);
        return new StreamReader(stream).ReadToEnd().Split('\n').LastOrDefault(l => beginnings.Any(b => l.StartsWith(b, StringComparison.Ordinal)));
    }
}
