using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth.Accounts;

/// <summary>Refusing a login that nobody has takes as long as refusing a wrong password: the time shows nothing.</summary>
internal sealed class NobodysPassword(IPasswordHasher<Account> hasher)
{
    private readonly string _hash = hasher.HashPassword(null!, Guid.NewGuid().ToString());

    public void Check(string password) => hasher.VerifyHashedPassword(null!, _hash, password);
}
