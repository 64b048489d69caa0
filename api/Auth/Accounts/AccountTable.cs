using Npgsql;

namespace Dialog.Api.Auth.Accounts;

/// <summary>The table <c>users</c>.</summary>
internal sealed class AccountTable(NpgsqlDataSource database)
{
    public Task<Account?> Find(string login, CancellationToken cancellation = default) => One("find_account", login, cancellation);

    /// <param name="region">null for all</param>
    public async Task<List<Account>> List(string? region, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("list_accounts", region);
        List<Account> accounts = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            accounts.Add(Row(reader));
        }

        return accounts;
    }

    /// <exception cref="PostgresException">the login or the official is taken: a unique violation</exception>
    public Task Insert(Account a, CancellationToken cancellation) => Run(
        "insert_account",
        cancellation,
        a.Login, a.Name, a.Role, a.Region, a.Authority, a.Official, a.PasswordHash, a.Stamp, a.MustChangePassword, a.CreatedBy);

    /// <summary>False when somebody else was faster.</summary>
    public async Task<bool> Update(Account a, CancellationToken cancellation)
    {
        int rows = await Run(
            "update_account",
            cancellation,
            a.Login, a.Revision, a.Name, a.Role, a.Region, a.Authority, a.Official, a.PasswordHash, a.Disabled,
            a.Stamp, a.MustChangePassword, a.TotpKey, a.TotpOn, a.AccessGivenAt);
        a.Revision += rows;
        return rows == 1;
    }

    public Task SignedIn(string login, DateTimeOffset at) => Run("signed_in", default, login, at);

    /// <summary>True the first time only.</summary>
    public async Task<bool> TakeTotpStep(string login, long step)
    {
        await using NpgsqlCommand command = Command("take_totp_step", login, step);
        return await command.ExecuteScalarAsync() is not null;
    }

    public Task PutRecoveryCodes(string login, string[] hashes, CancellationToken cancellation) => Run("put_recovery_codes", cancellation, login, hashes);

    public async Task<bool> TakeRecoveryCode(string login, string hash, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("take_recovery_code", login, hash);
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    public async Task<bool> BootstrapAdmin(string passwordHash) => await Run("bootstrap_admin", default, passwordHash) > 0;

    private async Task<Account?> One(string file, string key, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command(file, key);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Row(reader) : null;
    }

    private async Task<int> Run(string file, CancellationToken cancellation, params SqlValue[] parameters)
    {
        await using NpgsqlCommand command = Command(file, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string file, params SqlValue[] parameters) => database.CreateCommand(Sql.Read(file)).Bind(parameters);

    private static Account Row(NpgsqlDataReader r) => new()
    {
        Login = r.GetString(0),
        Name = r.GetString(1),
        Role = r.GetString(2),
        Region = r.GetString(3),
        Authority = Maybe(r, 4),
        Official = Maybe(r, 5),
        PasswordHash = Maybe(r, 6),
        Disabled = r.GetBoolean(7),
        Stamp = r.GetGuid(8),
        Revision = r.GetInt32(9),
        LockedUntil = Moment(r, 10),
        MustChangePassword = r.GetBoolean(11),
        TotpKey = Maybe(r, 12),
        TotpOn = r.GetBoolean(13),
        RecoveryCodesLeft = r.GetInt32(14),
        SignedInAt = Moment(r, 15),
        Passkeys = r.GetInt32(16),
        CreatedBy = Maybe(r, 17),
        AccessGivenAt = Moment(r, 18),
        OfficialShared = r.GetBoolean(19),
        Identity = r.IsDBNull(21) ? null : new BoundIdentity(r.GetString(20), r.GetString(21), r.GetFieldValue<DateTimeOffset>(22)),
        InvitedUntil = Moment(r, 23),
        FurtherRoles = r.GetInt32(24),
    };

    private static string? Maybe(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);

    private static DateTimeOffset? Moment(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateTimeOffset>(i);
}
