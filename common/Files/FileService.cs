namespace Dialog.Files;

/// <summary>Stores and removes files: the row first, then the bytes, so that neither a crash nor a race leaves bytes without a row.</summary>
public sealed class FileService(IFileStore store, FileCatalogue catalogue)
{
    /// <summary>Keeps a file and gives it as it is kept: the one already there when it was handed in before.</summary>
    public async Task<StoredFile> Keep(StoredFile file, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte>? thumbnail, CancellationToken cancellation = default)
    {
        string key = $"{file.Id:N}-{Path.GetRandomFileName()[..8]}";
        StoredFile mine = file with { Blob = key, Thumbnail = thumbnail is null ? null : $"{key}.small" };
        if (!await catalogue.Begin(mine, cancellation))
        {
            await catalogue.Touch(file.Id, cancellation);
            return await catalogue.Find(file.Id, cancellation) ?? throw new InvalidOperationException("A file went while it was handed in again; hand it in once more.");
        }

        await store.Put(mine.Blob, bytes, cancellation);
        if (thumbnail is { } small)
        {
            await store.Put(mine.Thumbnail!, small, cancellation);
        }

        if (await catalogue.Ready(mine, cancellation))
        {
            return mine;
        }

        // Two handed in the same at once: the other's bytes are kept.
        await Discard(mine, cancellation);
        return await catalogue.Find(file.Id, cancellation) ?? mine;
    }

    public Task<StoredFile?> Find(Guid id, CancellationToken cancellation = default) => catalogue.Find(id, cancellation);

    public Task<List<StoredFile>> Find(Guid[] ids, CancellationToken cancellation = default) => catalogue.Find(ids, cancellation);

    public Task<byte[]?> Bytes(StoredFile file, CancellationToken cancellation = default) => store.Get(file.Blob, cancellation);

    public Task<byte[]?> Thumbnail(StoredFile file, CancellationToken cancellation = default) =>
        file.Thumbnail is { } key ? store.Get(key, cancellation) : Task.FromResult<byte[]?>(null);

    /// <summary>They belong to this case, which took the message they came with.</summary>
    public Task Move(Guid[] ids, Guid caseId, CancellationToken cancellation = default) => catalogue.Move(ids, caseId, cancellation);

    /// <summary>Their message was not taken: the next sweep removes them.</summary>
    public Task Drop(Guid[] ids, Guid caseId, CancellationToken cancellation = default) => catalogue.Drop(ids, caseId, cancellation);

    /// <summary>Removes what nothing names; gives how many.</summary>
    public async Task<int> Sweep(DateTimeOffset unattachedBefore, int limit, CancellationToken cancellation = default)
    {
        List<StoredFile> orphans = await catalogue.TakeOrphans(unattachedBefore, limit, cancellation);
        foreach (StoredFile orphan in orphans)
        {
            await Discard(orphan, cancellation);
            await catalogue.Forget(orphan, cancellation);
        }

        return orphans.Count;
    }

    private async Task Discard(StoredFile file, CancellationToken cancellation)
    {
        await store.Delete(file.Blob, cancellation);
        if (file.Thumbnail is { } small)
        {
            await store.Delete(small, cancellation);
        }
    }
}
