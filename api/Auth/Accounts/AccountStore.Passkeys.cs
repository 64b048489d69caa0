using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Dialog.Api.Auth.Accounts;

internal sealed partial class AccountStore
{
    public async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_passkey"));
        command.Bind(
            passkey.CredentialId,
            user.Login,
            passkey.Name ?? "",
            passkey.PublicKey,
            (long)passkey.SignCount,
            passkey.Transports ?? [],
            passkey.IsUserVerified,
            passkey.IsBackupEligible,
            passkey.IsBackedUp,
            passkey.AttestationObject,
            passkey.ClientDataJson,
            passkey.CreatedAt,
            time.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_passkeys"));
        command.Bind(user.Login);
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
        command.Bind(credentialId);
        return await command.ExecuteScalarAsync(cancellationToken) is string login ? await table.Find(login, cancellationToken) : null;
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await GetPasskeysAsync(user, cancellationToken)).FirstOrDefault(p => p.CredentialId.AsSpan().SequenceEqual(credentialId));

    public async Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("drop_passkey"));
        command.Bind(user.Login, credentialId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static UserPasskeyInfo Passkey(NpgsqlDataReader r) => new(
        r.GetFieldValue<byte[]>(0), r.GetFieldValue<byte[]>(2), r.GetFieldValue<DateTimeOffset>(10), (uint)r.GetInt64(3), r.GetFieldValue<string[]>(4),
        r.GetBoolean(5), r.GetBoolean(6), r.GetBoolean(7), r.GetFieldValue<byte[]>(8), r.GetFieldValue<byte[]>(9))
    {
        Name = r.GetString(1),
    };
}
