using Npgsql;

namespace Dialog.Api.Auth.Accounts;

/// <summary>A region somebody may work in, and as what.</summary>
internal sealed record OwnRegion(string Region, string Role);

/// <summary>The table <c>user_roles</c>.</summary>
internal sealed class FurtherRoleTable(NpgsqlDataSource database)
{
    public async Task<FurtherRole?> Find(string login, string region) => (await Read(Command("find_further_role", login, region), default)).SingleOrDefault();

    /// <param name="region">null for all</param>
    public Task<List<FurtherRole>> List(string? region, CancellationToken cancellation) => Read(Command("list_further_roles", region), cancellation);

    /// <summary>All regions a person may work in, the account's own first.</summary>
    public async Task<List<OwnRegion>> RegionsOf(string login)
    {
        await using NpgsqlCommand command = Command("list_own_regions", login);
        List<OwnRegion> regions = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        while (await r.ReadAsync())
        {
            regions.Add(new OwnRegion(r.GetString(0), r.GetString(1)));
        }

        return regions;
    }

    /// <exception cref="PostgresException">the official is another account's: a unique violation</exception>
    public async Task Put(FurtherRole role, string givenBy, DateTimeOffset now)
    {
        await using NpgsqlCommand command = Command("put_further_role", role.Login, role.Region, role.Role, role.Authority, role.Official, givenBy, now);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> Remove(string login, string region)
    {
        await using NpgsqlCommand command = Command("remove_further_role", login, region);
        return await command.ExecuteNonQueryAsync() > 0;
    }

    private static async Task<List<FurtherRole>> Read(NpgsqlCommand made, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = made;
        List<FurtherRole> roles = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        while (await r.ReadAsync(cancellation))
        {
            roles.Add(new FurtherRole(r.GetString(0), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4)));
        }

        return roles;
    }

    private NpgsqlCommand Command(string file, params SqlValue[] parameters) => database.CreateCommand(Sql.Read(file)).Bind(parameters);
}
