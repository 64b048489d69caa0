using Dialog.Api.Setup;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Dialog.Api.Auth.Accounts;

internal sealed partial class AccountStore
{
    public async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_passkey"));
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = passkey.CredentialId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = user.Login });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = passkey.Name ?? "" });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = passkey.PublicKey });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = passkey.SignCount });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = passkey.Transports ?? [] });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = passkey.IsUserVerified });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = passkey.IsBackupEligible });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = passkey.IsBackedUp });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = passkey.AttestationObject });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = passkey.ClientDataJson });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = passkey.CreatedAt.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_passkeys"));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = user.Login });
        List<UserPasskeyInfo> passkeys = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            passkeys.Add(Passkey(reader));
        }

        return passkeys;
    }

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_passkey_owner"));
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = credentialId });
        return await command.ExecuteScalarAsync(cancellationToken) is string login ? await table.Find(login, cancellationToken) : null;
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await GetPasskeysAsync(user, cancellationToken)).FirstOrDefault(p => p.CredentialId.AsSpan().SequenceEqual(credentialId));

    public async Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("drop_passkey"));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = user.Login });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = credentialId });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static UserPasskeyInfo Passkey(NpgsqlDataReader r) => new(
        r.GetFieldValue<byte[]>(0), r.GetFieldValue<byte[]>(2), r.GetFieldValue<DateTimeOffset>(10), (uint)r.GetInt64(3), r.GetFieldValue<string[]>(4),
        r.GetBoolean(5), r.GetBoolean(6), r.GetBoolean(7), r.GetFieldValue<byte[]>(8), r.GetFieldValue<byte[]>(9))
    {
        Name = r.GetString(1),
    };
}
