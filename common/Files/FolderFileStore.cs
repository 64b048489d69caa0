namespace Dialog.Files;

/// <summary>Bytes in a folder that all silos and apis share. A file appears whole or not at all.</summary>
public sealed class FolderFileStore(string folder) : IFileStore
{
    public async Task Put(string key, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        string path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string half = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await using (FileStream file = new(half, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(bytes, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    public async Task<byte[]?> Get(string key, CancellationToken cancellation = default)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(key), cancellation);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task Delete(string key, CancellationToken cancellation = default)
    {
        try
        {
            File.Delete(PathOf(key));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was ever kept beside it.
        }

        return Task.CompletedTask;
    }

    // Two letters of the key spread the files over 256 folders.
    private string PathOf(string key) => key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && key.Length > 2 && key[0] != '.'
        ? Path.Combine(folder, key[..2], key)
        : throw new ArgumentException("A key is made of letters, digits, '-' and '.'.", nameof(key));
}
