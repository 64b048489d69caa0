using Dialog.Api.Access;
using Dialog.Profiles;
using Npgsql;

namespace Dialog.Api.Profiles;

/// <summary>A resident as one network knows them.</summary>
internal sealed record Profile(long Id, string Region, string Network);

/// <summary>The tables <c>profiles</c>, <c>profile_keys</c> and <c>profile_links</c>.</summary>
internal sealed class ProfileStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Null: the case is not known to the projection yet, or its resident was erased.</summary>
    public async Task<Profile?> OfCase(Guid caseId, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("profile_of_case"));
        command.Bind(caseId);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        return await r.ReadAsync(cancellation) ? new Profile(r.GetInt64(0), r.GetString(1), r.GetString(2)) : null;
    }

    public async Task<Dictionary<long, Profile>> Find(IReadOnlyCollection<long> ids, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("profiles_by_id"));
        command.Bind(ids.ToArray());
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        Dictionary<long, Profile> found = [];
        while (await r.ReadAsync(cancellation))
        {
            found[r.GetInt64(0)] = new Profile(r.GetInt64(0), r.GetString(1), r.GetString(2));
        }

        return found;
    }

    /// <summary>What was decided about these profiles and everybody linked with them.</summary>
    public async Task<ProfileGraph> Around(IReadOnlyCollection<long> profiles, CancellationToken cancellation)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation);
        return await Around(connection, profiles, cancellation);
    }

    /// <summary>Who shares a key with somebody of a group, with all that decides whether they are suggested.</summary>
    public async Task<Neighbourhood> Near(IReadOnlyList<long> group, CancellationToken cancellation)
    {
        List<CarriedKey> carried = await Keys("profile_carriers", cancellation, group.ToArray(), LinkSuggestions.MostRead);
        ProfileGraph graph = await Around([.. carried.Select(c => c.Profile).Union(group)], cancellation);
        long[] everybody = [.. carried.Select(c => c.Profile).Union(group).SelectMany(graph.GroupOf).Distinct()];
        List<CarriedKey> names = await Keys("profile_names", cancellation, everybody);
        return new Neighbourhood(graph, carried, names, await Blocked(everybody, cancellation));
    }

    /// <summary>Decides about two profiles of a region, one decision of the region after another.</summary>
    public async Task<LinkChange> Decide(Profile own, long other, Func<ProfileGraph, long, long, LinkChange> rule, Person by, CancellationToken cancellation)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation);
        await using (NpgsqlCommand alone = new(Sql.Read("lock_profile_links"), connection))
        {
            alone.Bind(own.Region);
            await alone.ExecuteNonQueryAsync(cancellation);
        }

        LinkChange change = rule(await Around(connection, [own.Id, other], cancellation), own.Id, other);
        foreach (ProfileLink gone in change.Removes)
        {
            await using NpgsqlCommand drop = new(Sql.Read("drop_profile_link"), connection);
            drop.Bind(gone.One, gone.Other);
            await drop.ExecuteNonQueryAsync(cancellation);
        }

        if (change.Puts is { } put && !await Put(connection, own.Region, put.One, put.Other, put.IsRefused, by, cancellation))
        {
            return LinkChange.Refused("no-profile");
        }

        await transaction.CommitAsync(cancellation);
        return change;
    }

    // False: one of the two was erased meanwhile, or is of another region.
    private async Task<bool> Put(NpgsqlConnection connection, string region, long one, long other, bool isRefused, Person by, CancellationToken cancellation)
    {
        try
        {
            await using NpgsqlCommand add = new(Sql.Read("put_profile_link"), connection);
            add.Bind(region, one, other, isRefused ? "refused" : "linked", by.ActorId, by.Name, time.GetUtcNow());
            await add.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return false;
        }
    }

    private static async Task<ProfileGraph> Around(NpgsqlConnection connection, IReadOnlyCollection<long> profiles, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(Sql.Read("profile_links_around"), connection);
        command.Bind(profiles.ToArray());
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<ProfileLink> links = [];
        while (await r.ReadAsync(cancellation))
        {
            links.Add(new ProfileLink(r.GetInt64(0), r.GetInt64(1), r.GetString(2) == "refused", r.GetString(3), r.GetFieldValue<DateTimeOffset>(4)));
        }

        return new ProfileGraph(links);
    }

    private async Task<List<CarriedKey>> Keys(string name, CancellationToken cancellation, params SqlValue[] values)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read(name));
        command.Bind(values);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<CarriedKey> keys = [];
        while (await r.ReadAsync(cancellation))
        {
            keys.Add(new CarriedKey(r.GetString(0), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(1)), r.GetInt64(2)));
        }

        return keys;
    }

    private async Task<HashSet<long>> Blocked(long[] profiles, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("blocked_profiles"));
        command.Bind(profiles, time.GetUtcNow());
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        HashSet<long> blocked = [];
        while (await r.ReadAsync(cancellation))
        {
            blocked.Add(r.GetInt64(0));
        }

        return blocked;
    }
}
