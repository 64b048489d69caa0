using System.Data.Common;

namespace Dialog.Files;

/// <summary>Bytes in rows of <c>file_contents</c>: one thing to back up, nothing else to run.</summary>
public sealed class PostgresFileStore(DbDataSource database) : IFileStore
{
    public async Task Put(string key, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        await using DbCommand command = FileSql.Command(database, "put_content", key, bytes.ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<byte[]?> Get(string key, CancellationToken cancellation = default)
    {
        await using DbCommand command = FileSql.Command(database, "get_content", key);
        return await command.ExecuteScalarAsync(cancellation) as byte[];
    }

    public async Task Delete(string key, CancellationToken cancellation = default)
    {
        await using DbCommand command = FileSql.Command(database, "delete_content", key);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
