using System.Security.Cryptography;

namespace Dialog.Hosting.Cluster;

/// <summary>The key that seals tokens and session keys in the database: random, made once, kept in the data folder for its owner.</summary>
internal static class SecretsKey
{
    private static readonly Lock Gate = new();

    /// <returns>the file's path</returns>
    public static string FileIn(string dataFolder)
    {
        lock (Gate)
        {
            string file = Path.Combine(Path.GetFullPath(dataFolder), "secrets.key");
            if (File.Exists(file))
            {
                return file;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using StreamWriter writer = new(file, options);
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            return file;
        }
    }
}
