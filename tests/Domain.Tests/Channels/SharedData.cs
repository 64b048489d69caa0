namespace Dialog.Domain.Tests.Channels;

/// <summary>Recorded payloads beside the repository; not part of it.</summary>
internal static class SharedData
{
    /// <summary>Skips the test loudly when the folder is not there.</summary>
    public static string Folder(string relative)
    {
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            string candidate = Path.Combine(at, "shared", "data", relative);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }
        Assert.Skip($"NO RECORDED PAYLOADS: ../shared/data/{relative} is not beside the repository, so nothing of it was read.");
        throw new InvalidOperationException();
    }
}
