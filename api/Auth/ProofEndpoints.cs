using System.Security.Claims;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Guessing;
using Dialog.Api.Auth.Provider;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth;

/// <param name="Password">Where the account has one.</param>
/// <param name="Code">Of the authenticator app, where the account has one; a recovery code stands in for it.</param>
internal sealed record ProofBody(string? Password, string? Code = null, string? RecoveryCode = null);

/// <summary>
/// Proves within an open session that it is the same person, by all factors the account has. What is given wrongly is counted by session:
/// strangers who guess elsewhere do not keep its owner from it.
/// </summary>
internal static class ProofEndpoints
{
    public static void MapProof(this RouteGroupBuilder session)
    {
        session.MapPost("/proof", ByPassword).WithSummary("Proves again that it is the same person, for changes that need a recent proof");
        session.MapPost("/proof/passkey", ByPasskey).WithSummary("The same with a passkey; its options are those of signing in");
        session.MapProviderProof();
    }

    private static async Task<Results<NoContent, BadRequestProblem, ConflictProblem, TooManyFailuresProblem>> ByPassword(
        ProofBody body, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn, SignInFailures failures, OpenSessions sessions,
        SignInAudit audit, TimeProvider time, HttpContext http)
    {
        Account account = await OwnAccountEndpoints.Me(user, accounts);
        if (account.PasswordHash is null && !account.TotpOn)
        {
            return Errors.Conflict("no-password", "This account has neither password nor codes: prove with a passkey or through the provider.");
        }

        SignInSource source = SignInSource.OfSession(OwnAccountEndpoints.SessionOf(user));
        if (await failures.ClosedUntil(account.Login, source) is { } until)
        {
            return SessionEndpoints.Closed(http, until, time);
        }

        if (account.PasswordHash is not null && !await accounts.CheckPasswordAsync(account, body.Password ?? ""))
        {
            await failures.Count(account.Login, source);
            await audit.Bad(http, account, "wrong-password", "proof");
            return Errors.Field("password", "is wrong");
        }

        if (account.TotpOn)
        {
            if (string.IsNullOrEmpty(body.Code) && string.IsNullOrEmpty(body.RecoveryCode))
            {
                return Errors.Field("code", "the account has a second factor: give its code too");
            }

            if (!await IsRight(body, account, accounts))
            {
                await failures.Count(account.Login, source);
                await audit.Bad(http, account, "wrong-code", "proof");
                return Errors.Field("code", "is wrong, of another time, or was used before");
            }
        }

        await failures.Forget(account.Login, source);
        return await Given(account, account.TotpOn, user, signIn, sessions, http);
    }

    private static async Task<Results<NoContent, BadRequestProblem>> ByPasskey(
        PasskeyBody body, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn, OpenSessions sessions, SignInAudit audit, HttpContext http)
    {
        Account account = await OwnAccountEndpoints.Me(user, accounts);
        PasskeyAssertionResult<Account>? shown = await PasskeySignIn.Shown(body, signIn);
        if (shown is not { Succeeded: true } || shown.User.Login != account.Login)
        {
            await audit.Bad(http, account, "wrong-passkey", "proof");
            return Errors.Field("credential", "is no passkey of this account, or its options were not asked for: POST /api/v1/session/passkey/options");
        }

        await accounts.AddOrUpdatePasskeyAsync(account, shown.Passkey);
        return await Given(account, true, user, signIn, sessions, http);
    }

    private static async Task<bool> IsRight(ProofBody body, Account account, UserManager<Account> accounts) => string.IsNullOrEmpty(body.Code)
        ? (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, body.RecoveryCode!.Trim())).Succeeded
        : await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, Totp.Typed(body.Code));

    private static async Task<NoContent> Given(Account account, bool secondFactor, ClaimsPrincipal user, SignInManager<Account> signIn, OpenSessions sessions, HttpContext http)
    {
        RecentProof.Give(http);
        if (secondFactor)
        {
            await sessions.ShowSecondFactor(OwnAccountEndpoints.SessionOf(user));
        }

        await signIn.RefreshSignInAsync(account);
        return TypedResults.NoContent();
    }
}
