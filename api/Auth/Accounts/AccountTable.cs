using Dialog.Api.Setup;
using Npgsql;
using NpgsqlTypes;

namespace Dialog.Api.Auth.Accounts;

/// <summary>The table <c>users</c>.</summary>
internal sealed class AccountTable(NpgsqlDataSource database)
{
    public Task<Account?> Find(string login, CancellationToken cancellation = default) => One("find_account", login, cancellation);

    /// <summary>Whom the provider's claim names.</summary>
    public Task<Account?> FindOutside(string externalId, CancellationToken cancellation = default) => One("find_account_outside", externalId, cancellation);

    /// <param name="region">null for all</param>
    public async Task<List<Account>> List(string? region, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("list_accounts", Text(region));
        List<Account> accounts = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            accounts.Add(Row(reader));
        }

        return accounts;
    }

    /// <exception cref="PostgresException">the login or the external id is taken: a unique violation</exception>
    public Task Insert(Account a, CancellationToken cancellation) => Run(
        "insert_account",
        cancellation,
        Text(a.Login), Text(a.Name), Text(a.Role), Text(a.Region), Text(a.Authority), Text(a.Official), Text(a.PasswordHash), Of(a.Stamp), Text(a.ExternalId), Of(a.MustChangePassword));

    /// <summary>False when somebody else was faster.</summary>
    public async Task<bool> Update(Account a, CancellationToken cancellation)
    {
        int rows = await Run(
            "update_account",
            cancellation,
            Text(a.Login), Of(a.Revision), Text(a.Name), Text(a.Role), Text(a.Region), Text(a.Authority), Text(a.Official), Text(a.PasswordHash), Of(a.Disabled),
            Of(a.Stamp), Of(a.MustChangePassword), Text(a.TotpKey), Of(a.TotpOn), Text(a.ExternalId));
        a.Revision += rows;
        return rows == 1;
    }

    public async Task<int> CountFailure(string login, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("count_failure", Text(login));
        return (int?)await command.ExecuteScalarAsync(cancellation) ?? 0;
    }

    public Task ForgetFailures(string login, CancellationToken cancellation) => Run("forget_failures", cancellation, Text(login));

    public Task Lock(string login, DateTimeOffset? until, CancellationToken cancellation) => Run("lock_account", cancellation, Text(login), Time(until));

    public Task SignedIn(string login, DateTimeOffset at) => Run("signed_in", default, Text(login), Time(at));

    /// <summary>True the first time only.</summary>
    public async Task<bool> TakeTotpStep(string login, long step)
    {
        await using NpgsqlCommand command = Command("take_totp_step", Text(login), Of(step));
        return await command.ExecuteScalarAsync() is not null;
    }

    public Task PutRecoveryCodes(string login, string[] hashes, CancellationToken cancellation) => Run("put_recovery_codes", cancellation, Text(login), Of(hashes));

    public async Task<bool> TakeRecoveryCode(string login, string hash, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command("take_recovery_code", Text(login), Text(hash));
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    public async Task<bool> BootstrapAdmin(string passwordHash) => await Run("bootstrap_admin", default, Text(passwordHash)) > 0;

    private async Task<Account?> One(string file, string key, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command(file, Text(key));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Row(reader) : null;
    }

    private async Task<int> Run(string file, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using NpgsqlCommand command = Command(file, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string file, params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = database.CreateCommand(Sql.Read(file));
        command.Parameters.AddRange(parameters);
        return command;
    }

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
        Failures = r.GetInt32(10),
        LockedUntil = r.IsDBNull(11) ? null : r.GetFieldValue<DateTimeOffset>(11),
        MustChangePassword = r.GetBoolean(12),
        TotpKey = Maybe(r, 13),
        TotpOn = r.GetBoolean(14),
        RecoveryCodesLeft = r.GetInt32(15),
        ExternalId = Maybe(r, 16),
        SignedInAt = r.IsDBNull(17) ? null : r.GetFieldValue<DateTimeOffset>(17),
        Passkeys = r.GetInt32(18),
    };

    private static string? Maybe(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);

    private static NpgsqlParameter Text(string? value) => new() { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Time(DateTimeOffset? value) => new() { Value = (object?)value?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
