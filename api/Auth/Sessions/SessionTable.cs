using Npgsql;

namespace Dialog.Api.Auth.Sessions;

/// <summary>The table <c>sessions</c>.</summary>
internal sealed class SessionTable(NpgsqlDataSource database, SessionLimits limits, TimeProvider time)
{
    public async Task Insert(SignedIn s, Guid stamp)
    {
        DateTimeOffset now = s.CreatedAt;
        await using NpgsqlCommand command = Command(
            "insert_session", s.Id, s.Login, stamp, now, s.Agent, s.AddressPrefix, s.Way, s.SecondFactorAt, SessionLimits.SeenBefore(now), limits.CreatedBefore(now));
        await command.ExecuteNonQueryAsync();
    }

    public async Task<SignedIn?> Find(Guid id) => (await Read(Command("find_session", id))).SingleOrDefault();

    /// <summary>Writes a request down; null when the session has ended.</summary>
    public async Task<SignedIn?> See(Guid id)
    {
        DateTimeOffset now = time.GetUtcNow();
        return (await Read(Command("see_session", id, now, now - SessionLimits.SeenEvery))).SingleOrDefault();
    }

    public Task<List<SignedIn>> List(string login)
    {
        DateTimeOffset now = time.GetUtcNow();
        return Read(Command("list_sessions", login, SessionLimits.SeenBefore(now), limits.CreatedBefore(now)));
    }

    public async Task Restamp(Guid id, Guid stamp)
    {
        await using NpgsqlCommand command = Command("restamp_session", id, stamp);
        await command.ExecuteNonQueryAsync();
    }

    /// <param name="at">null: the account has no second factor any more</param>
    public async Task ShowSecondFactor(Guid id, DateTimeOffset? at)
    {
        await using NpgsqlCommand command = Command("show_second_factor", id, at);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Null when there is no such session of theirs.</summary>
    public async Task<SignedIn?> Move(Guid id, string login, Guid to, string region) => (await Read(Command("move_session", id, login, to, region))).SingleOrDefault();

    /// <summary>Gives what ended: nothing when it is not theirs or had ended before.</summary>
    public Task<List<Guid>> End(Guid id, string login) => Ended(Command("end_session", id, login));

    /// <param name="login">whose</param>
    /// <param name="but">the one that stays</param>
    public Task<List<Guid>> EndAll(string login, Guid? but) =>
        Ended(Command("end_sessions", login, but));

    private static async Task<List<SignedIn>> Read(NpgsqlCommand made)
    {
        await using NpgsqlCommand command = made;
        List<SignedIn> sessions = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        while (await r.ReadAsync())
        {
            sessions.Add(new SignedIn(
                r.GetGuid(0), r.GetString(1), r.GetFieldValue<DateTimeOffset>(2), r.GetFieldValue<DateTimeOffset>(3), r.IsDBNull(4) ? null : r.GetString(4),
                r.IsDBNull(5) ? null : r.GetString(5), r.GetString(6), r.IsDBNull(7) ? null : r.GetFieldValue<DateTimeOffset>(7), r.IsDBNull(8) ? null : r.GetString(8)));
        }

        return sessions;
    }

    private static async Task<List<Guid>> Ended(NpgsqlCommand made)
    {
        await using NpgsqlCommand command = made;
        List<Guid> ids = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        while (await r.ReadAsync())
        {
            ids.Add(r.GetGuid(0));
        }

        return ids;
    }

    private NpgsqlCommand Command(string file, params SqlValue[] parameters) => database.CreateCommand(Sql.Read(file)).Bind(parameters);
}
