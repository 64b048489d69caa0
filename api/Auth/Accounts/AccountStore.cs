using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Dialog.Api.Auth.Accounts;

/// <summary>
/// What ASP.NET Core Identity asks of a store. Codes are written at once by statements of their own: what two nodes do in the same moment
/// must both count. Failures are counted by <see cref="Guessing.SignInFailures"/>: Identity's own would close an account for everybody.
/// </summary>
internal sealed partial class AccountStore(AccountTable table, NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider time) :
    IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserTwoFactorStore<Account>,
    IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>, IUserPasskeyStore<Account>
{
    private readonly IDataProtector _protector = protection.CreateProtector("authenticator-key");

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        try
        {
            await table.Insert(user, cancellationToken);
            return IdentityResult.Success;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Taken(e);
        }
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        try
        {
            return await table.Update(user, cancellationToken) ? IdentityResult.Success : IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Taken(e);
        }
    }

    /// <summary>People are disabled, not deleted: the audit log speaks of them.</summary>
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("Accounts are disabled, never deleted.");

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => table.Find(userId, cancellationToken);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => table.Find(normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Login);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Login);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Login);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) => Set(user.PasswordHash = passwordHash);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Stamp.ToString());

    // Identity proposes a text of its own making; the column is a uuid, and any new value says the same.
    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Set(user.Stamp = Guid.NewGuid());

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.TotpOn);

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Set(user.TotpOn = enabled);

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.TotpKey is null ? null : _protector.Unprotect(user.TotpKey));

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) => Set(user.TotpKey = _protector.Protect(key));

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        string[] hashes = [.. recoveryCodes.Select(Hash)];
        user.RecoveryCodesLeft = hashes.Length;
        return table.PutRecoveryCodes(user.Login, hashes, cancellationToken);
    }

    public Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) => table.TakeRecoveryCode(user.Login, Hash(code), cancellationToken);

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.RecoveryCodesLeft);

    public void Dispose()
    {
    }

    // 50 random bits a code, ten codes, ten tries until guessing is slowed: a slow hash would protect nothing more online, and
    // the login salts it for a thief of the table.
    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));

    private static IdentityResult Taken(PostgresException e) => IdentityResult.Failed(e.ConstraintName == "users_official"
        ? new IdentityError { Code = "official", Description = "is the official of another account: choose another one, or take it from that account first" }
        : new IdentityError { Code = "login", Description = "is taken" });

    private static Task Set<T>(T _) => Task.CompletedTask;
}
