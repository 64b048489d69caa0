using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Guessing;
using Dialog.Api.Auth.Provider;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace Dialog.Api.Auth;

internal sealed record Credentials(string Login, string Password);

/// <summary>A code of the authenticator app, or one of the recovery codes.</summary>
internal sealed record SecondFactor(string? Code, string? RecoveryCode);

/// <summary>Signing in and out. A second factor is a step of its own; a passkey is both at once.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this WebApplication app)
    {
        RouteGroupBuilder strangers = app.MapGroup("/api/v1/session").WithTags("session").AllowAnonymous().RequireRateLimiting(Security.PublicLimit);
        strangers.MapPost("/", SignIn).WithSummary("Signs in with a password");
        strangers.MapPost("/second-factor", Second).WithSummary("Gives the second factor that signing in asked for");
        strangers.MapPasskeySignIn();
        strangers.MapProvider();

        RouteGroupBuilder session = app.MapGroup("/api/v1/session").WithTags("session").RequireAuthorization(Permissions.OwnAccount);
        session.MapGet("/", Current).WithSummary("Who is signed in");
        session.MapDelete("/", (Delegate)SignOut).WithSummary("Signs out");
        session.MapProof();
        session.MapRegionSwitch();
    }

    public static TooManyFailuresProblem Closed(HttpContext http, DateTimeOffset until, TimeProvider time)
    {
        Errors.RetryAfter(http, TimeSpan.FromSeconds(Math.Max(1, (until - time.GetUtcNow()).TotalSeconds)));
        return new TooManyFailuresProblem();
    }

    private static async Task<Results<Ok<Session>, BadRequestProblem, UnauthorizedProblem, TooManyFailuresProblem>> SignIn(
        Credentials credentials, UserManager<Account> accounts, SignInManager<Account> signIn, SignInFailures failures, KnownDevice devices, NobodysPassword nobody,
        SignInAudit audit, SessionWelcome welcome, TimeProvider time, HttpContext http)
    {
        string login = (credentials.Login ?? "").Trim();
        if (login.Any(char.IsControl))
        {
            return Errors.Field("login", "must not contain control characters");
        }

        Account? account = login.Length > 0 ? await accounts.FindByNameAsync(login) : null;
        SignInSource source = devices.SourceOf(http, login);
        if (await failures.ClosedUntil(login, source) is { } until)
        {
            await audit.Bad(http, account, "locked", SignInWay.Password);
            return Closed(http, until, time);
        }

        if (account is null or { Disabled: true } or { PasswordHash: null })
        {
            nobody.Check(credentials.Password ?? "");
            await failures.Count(login, source);
            await audit.Bad(http, account, account is null ? "unknown-login" : account.Disabled ? "disabled" : "no-password", SignInWay.Password);
            return Wrong();
        }

        SignInWay.Say(http, SignInWay.Password, secondFactor: false);
        SignInResult result = await signIn.PasswordSignInAsync(account, credentials.Password ?? "", isPersistent: false, lockoutOnFailure: false);
        if (result.RequiresTwoFactor)
        {
            await audit.Bad(http, account, "second-factor", SignInWay.Password);
            return Errors.Unauthorized("second-factor-required", "The password is right; now POST /api/v1/session/second-factor with a code.");
        }

        if (!result.Succeeded)
        {
            await failures.Count(login, source);
            await audit.Bad(http, account, "wrong-password", SignInWay.Password);
            return Wrong();
        }

        return TypedResults.Ok(await welcome.Of(account, SignInWay.Password, http));
    }

    private static async Task<Results<Ok<Session>, UnauthorizedProblem, TooManyFailuresProblem>> Second(
        SecondFactor body, SignInManager<Account> signIn, SignInFailures failures, KnownDevice devices, SignInAudit audit, SessionWelcome welcome, TimeProvider time, HttpContext http)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { Disabled: false } account)
        {
            return Errors.Unauthorized("no-first-step", "Show the password first: POST /api/v1/session.");
        }

        bool recovery = body.Code is null;
        string way = recovery ? SignInWay.RecoveryCode : SignInWay.Code;
        SignInSource source = devices.SourceOf(http, account.Login);
        if (await failures.ClosedUntil(account.Login, source) is { } until)
        {
            await audit.Bad(http, account, "locked", way);
            return Closed(http, until, time);
        }

        SignInWay.Say(http, way, secondFactor: true);
        SignInResult result = recovery
            ? await signIn.TwoFactorRecoveryCodeSignInAsync((body.RecoveryCode ?? "").Trim())
            : await signIn.TwoFactorAuthenticatorSignInAsync(Totp.Typed(body.Code), isPersistent: false, rememberClient: false);
        if (!result.Succeeded)
        {
            await failures.Count(account.Login, source, FailureLimits.WeightOfCode);
            await audit.Bad(http, account, "wrong-code", way);
            return Errors.Unauthorized("wrong-code", "The code is wrong, of another time, or was used before.");
        }

        return TypedResults.Ok(await welcome.Of(account, way, http));
    }

    // The browser becomes a known device with the first request of its session.
    private static async Task<Ok<Session>> Current(ClaimsPrincipal user, SessionWelcome welcome, KnownDevice devices, HttpContext http)
    {
        Person person = Person.Of(user);
        devices.Remember(http, person.Login);
        return TypedResults.Ok(await welcome.Describe(person));
    }

    // Not the cookie alone: a copy of it opens nothing either.
    private static async Task<NoContent> SignOut(ClaimsPrincipal user, OpenSessions sessions, SignInManager<Account> signIn)
    {
        if (SessionCookie.Of(user) is { } id)
        {
            await sessions.End(id, Person.Of(user).Login);
        }

        await signIn.SignOutAsync();
        return TypedResults.NoContent();
    }

    private static UnauthorizedProblem Wrong() => Errors.Unauthorized("wrong-credentials", "The login or the password is wrong.");
}
