using Npgsql;

namespace Dialog.Api.Steering;

/// <summary>How each person wants the board.</summary>
internal sealed class LayoutStore(NpgsqlDataSource database)
{
    public async Task<string[]?> Find(string login, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_layout")).Bind(login);
        return await command.ExecuteScalarAsync(cancellation) as string[];
    }

    /// <param name="tiles">null: as the board comes</param>
    public async Task Put(string login, string[]? tiles, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read(tiles is null ? "drop_layout" : "put_layout"));
        _ = tiles is null ? command.Bind(login) : command.Bind(login, tiles);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
