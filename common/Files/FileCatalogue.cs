using Npgsql;

namespace Dialog.Files;

/// <summary>The table <c>files</c>: which files there are, of which case, and under which key their bytes are stored.</summary>
public sealed class FileCatalogue(NpgsqlDataSource database)
{
    /// <summary>Announces a file whose bytes are about to be stored; false when it is there already.</summary>
    public async Task<bool> Begin(StoredFile file, CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("begin_file")).Bind(
            file.Id, file.CaseId, file.Region, file.Source, file.Kind, file.Name, file.MimeType, file.Size, file.Width ?? 0, file.Height ?? 0, file.Blob,
            file.Thumbnail ?? "", file.CreatedBy);
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    /// <summary>The bytes are in the store. False when somebody else's bytes took the place meanwhile.</summary>
    public async Task<bool> Ready(StoredFile file, CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("file_ready")).Bind(file.Id, file.Blob);
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    /// <summary>Restarts the time after which an unattached file is removed.</summary>
    public async Task Touch(Guid id, CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("touch_file")).Bind(id);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Null while the bytes are not there.</summary>
    public async Task<StoredFile?> Find(Guid id, CancellationToken cancellation = default) =>
        (await Read(database.CreateCommand(Sql.Read("find_files")).Bind((Guid[])[id]), cancellation)).FirstOrDefault();

    public Task<List<StoredFile>> Find(Guid[] ids, CancellationToken cancellation = default) =>
        Read(database.CreateCommand(Sql.Read("find_files")).Bind(ids), cancellation);

    /// <summary>Marks files that nothing names as going and gives them, with those that an interrupted sweep left.</summary>
    public Task<List<StoredFile>> TakeOrphans(DateTimeOffset unattachedBefore, int limit, CancellationToken cancellation = default) =>
        Read(database.CreateCommand(Sql.Read("take_orphans")).Bind(unattachedBefore, limit), cancellation);

    /// <summary>After the bytes are gone.</summary>
    public async Task Forget(StoredFile file, CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("forget_file")).Bind(file.Id, file.Blob);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>They belong to this case, which took the message they came with.</summary>
    public async Task Move(Guid[] ids, Guid caseId, CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("file_case")).Bind(ids, caseId);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Their message was not taken.</summary>
    public async Task Drop(Guid[] ids, Guid caseId, CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("drop_files")).Bind(ids, caseId);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<List<StoredFile>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using NpgsqlCommand owned = command;
        await using NpgsqlDataReader r = await owned.ExecuteReaderAsync(cancellation);
        List<StoredFile> files = [];
        while (await r.ReadAsync(cancellation))
        {
            files.Add(new StoredFile(
                r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetInt64(7),
                r.IsDBNull(8) ? null : r.GetInt32(8), r.IsDBNull(9) ? null : r.GetInt32(9), r.GetString(10), r.IsDBNull(11) ? null : r.GetString(11), r.GetString(12)));
        }

        return files;
    }
}
