using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Dialog.Api.Auth.Accounts;

/// <summary>Unknown logins are locked like existing ones and take as long to refuse, so that neither reveals which logins exist.</summary>
internal sealed class UnknownLogins(NpgsqlDataSource database, IPasswordHasher<Account> hasher, LockoutOptions lockout, TimeProvider time)
{
    private readonly string _nobodysHash = hasher.HashPassword(null!, Guid.NewGuid().ToString());

    /// <summary>Until when; null when it is open.</summary>
    public async Task<DateTimeOffset?> ClosedUntil(string login)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("unknown_login_closed"));
        command.Bind(Hash(login), time.GetUtcNow());
        return await command.ExecuteScalarAsync() is DateTime until ? new DateTimeOffset(until) : null;
    }

    public async Task Failed(string login, string password)
    {
        hasher.VerifyHashedPassword(null!, _nobodysHash, password);
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("unknown_login_failed"));
        command.Bind(
            Hash(login),
            time.GetUtcNow(),
            lockout.MaxFailedAccessAttempts,
            time.GetUtcNow() + lockout.DefaultLockoutTimeSpan);
        await command.ExecuteNonQueryAsync();
    }

    // What was typed into the login's field may be somebody's password.
    private static byte[] Hash(string login) => SHA256.HashData(Encoding.UTF8.GetBytes(login));
}
