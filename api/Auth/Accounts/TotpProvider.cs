using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth.Accounts;

/// <summary>The second factor by code. Unlike Identity's own, it accepts each code only once across all nodes.</summary>
internal sealed class TotpProvider(AccountTable table, TimeProvider time) : IUserTwoFactorTokenProvider<Account>
{
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { } key && Totp.StepOf(key, token, time.GetUtcNow()) is { } step && await table.TakeTotpStep(user.Login, step);

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => await manager.GetAuthenticatorKeyAsync(user) is not null;
}
