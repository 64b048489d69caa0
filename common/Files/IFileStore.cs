namespace Dialog.Files;

/// <summary>
/// Stores bytes of files, by key; what they are is known to the <see cref="FileCatalogue"/>. Silos and apis use the same one.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps the bytes; the same key again replaces them.</summary>
    Task Put(string key, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default);

    /// <summary>Null when there is nothing under the key.</summary>
    Task<byte[]?> Get(string key, CancellationToken cancellation = default);

    /// <summary>Harmless when there is nothing under the key.</summary>
    Task Delete(string key, CancellationToken cancellation = default);
}
