using Dialog.Cluster;

namespace Dialog.Silo;

/// <summary><c>Dialog.Silo certificates {folder}</c>: makes the certificates silos and apis know each other by, and ends.</summary>
internal static class CertificatesCommand
{
    public static async Task<int> Run(string[] arguments)
    {
        if (arguments is not [string folder])
        {
            await Console.Error.WriteLineAsync("Give the folder the certificates go to: Dialog.Silo certificates /etc/dialog/tls");
            return 2;
        }

        try
        {
            CertificateMaker.Ensure(folder);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The certificates cannot be written to {folder}: {e.Message}");
            return 1;
        }
    }
}
