using Npgsql;

namespace Dialog.Files;

/// <summary>Bytes in rows of <c>file_contents</c>: one thing to back up, nothing else to run.</summary>
public sealed class PostgresFileStore(NpgsqlDataSource database) : IFileStore
{
    public async Task Put(string key, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_content")).Bind(key, bytes.ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<byte[]?> Get(string key, CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("get_content")).Bind(key);
        return await command.ExecuteScalarAsync(cancellation) as byte[];
    }

    public async Task Delete(string key, CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("delete_content")).Bind(key);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
