using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Provider;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Setup;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace Dialog.Api.Auth;

/// <summary>What the console knows of the person who signed in.</summary>
/// <param name="Authorities">Theirs and those beneath it, for a role that is bound to one.</param>
/// <param name="Permissions">What the role may; the console shows nothing else.</param>
/// <param name="MustChangePassword">Nothing is allowed before that.</param>
internal sealed record Session(
    string Login, string Name, [property: AllowedValues("operator", "executor", "approver", "lead", "analyst", "administrator", "engineer")] string Role, string Region, string RegionName, string TimeZone, string? Authority, string? Official,
    IReadOnlyList<string> Authorities, IEnumerable<string> Permissions, bool MustChangePassword);

internal sealed record Credentials(string Login, string Password);

/// <summary>A code of the authenticator app, or one of the recovery codes.</summary>
internal sealed record SecondFactor(string? Code, string? RecoveryCode);

internal sealed record PasswordBody(string Password);

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
        session.MapPost("/proof", Prove).WithSummary("Proves again that it is the same person, for changes that need a recent proof");
    }

    /// <summary>The last step of every kind of signing in: the answer and its audit entry.</summary>
    public static async Task<Ok<Session>> Welcome(Account account, string way, HttpContext http, SignInAudit audit, Rights rights, IGrainFactory grains)
    {
        await audit.Good(http, account, way);
        Person person = await rights.Of(account.Login, account.Stamp.ToString()) ?? account.Person;
        return TypedResults.Ok(await Describe(person, grains));
    }

    public static TooManyFailuresProblem Closed(HttpContext http, DateTimeOffset until, TimeProvider time)
    {
        http.Response.Headers.RetryAfter = ((int)Math.Ceiling(Math.Max(1, (until - time.GetUtcNow()).TotalSeconds))).ToString(CultureInfo.InvariantCulture);
        return new TooManyFailuresProblem();
    }

    private static async Task<Results<Ok<Session>, UnauthorizedProblem, TooManyFailuresProblem>> SignIn(
        Credentials credentials, UserManager<Account> accounts, SignInManager<Account> signIn, UnknownLogins unknown, SignInAudit audit, Rights rights,
        IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        string login = (credentials.Login ?? "").Trim();
        Account? account = login.Length > 0 ? await accounts.FindByNameAsync(login) : null;
        if (account is null or { Disabled: true } or { PasswordHash: null })
        {
            return await Nobody(login, account, credentials.Password ?? "", unknown, audit, time, http);
        }

        if (account.LockedUntil is { } until && until > time.GetUtcNow())
        {
            await audit.Bad(http, account, "locked", SignInWay.Password);
            return Closed(http, until, time);
        }

        SignInWay.Say(http, SignInWay.Password);
        SignInResult result = await signIn.PasswordSignInAsync(account, credentials.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            await audit.Bad(http, account, "second-factor", SignInWay.Password);
            return Errors.Unauthorized("second-factor-required", "The password is right; now POST /api/v1/session/second-factor with a code.");
        }

        if (!result.Succeeded)
        {
            await audit.Bad(http, account, "wrong-password", SignInWay.Password);
            return Wrong();
        }

        return await Welcome(account, SignInWay.Password, http, audit, rights, grains);
    }

    private static async Task<Results<Ok<Session>, UnauthorizedProblem, TooManyFailuresProblem>> Nobody(string login, Account? disabled, string password, UnknownLogins unknown, SignInAudit audit, TimeProvider time, HttpContext http)
    {
        DateTimeOffset? until = await unknown.ClosedUntil(login);
        await audit.Bad(http, disabled, until is not null ? "locked" : disabled is null ? "unknown-login" : disabled.Disabled ? "disabled" : "no-password", SignInWay.Password);
        if (until is not null)
        {
            return Closed(http, until.Value, time);
        }

        await unknown.Failed(login, password);
        return Wrong();
    }

    private static async Task<Results<Ok<Session>, UnauthorizedProblem, TooManyFailuresProblem>> Second(
        SecondFactor body, SignInManager<Account> signIn, SignInAudit audit, Rights rights, IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { Disabled: false } account)
        {
            return Errors.Unauthorized("no-first-step", "Show the password first: POST /api/v1/session.");
        }

        bool recovery = body.Code is null;
        string way = recovery ? SignInWay.RecoveryCode : SignInWay.Code;
        if (account.LockedUntil is { } until && until > time.GetUtcNow())
        {
            await audit.Bad(http, account, "locked", way);
            return Closed(http, until, time);
        }

        SignInWay.Say(http, way);
        SignInResult result = recovery
            ? await RedeemRecovery(body.RecoveryCode ?? "", account, signIn)
            : await signIn.TwoFactorAuthenticatorSignInAsync(body.Code!.Replace(" ", "", StringComparison.Ordinal), isPersistent: false, rememberClient: false);
        if (!result.Succeeded)
        {
            await audit.Bad(http, account, "wrong-code", way);
            return Errors.Unauthorized("wrong-code", "The code is wrong, of another time, or was used before.");
        }

        return await Welcome(account, way, http, audit, rights, grains);
    }

    // Identity does not count wrong recovery codes; here they lock the account as other wrong codes do.
    private static async Task<SignInResult> RedeemRecovery(string code, Account account, SignInManager<Account> signIn)
    {
        SignInResult result = await signIn.TwoFactorRecoveryCodeSignInAsync(code.Trim());
        if (!result.Succeeded)
        {
            await signIn.UserManager.AccessFailedAsync(account);
        }

        return result;
    }

    private static async Task<Results<NoContent, BadRequestProblem, UnauthorizedHttpResult, TooManyFailuresProblem>> Prove(
        PasswordBody body, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn, SignInAudit audit, TimeProvider time, HttpContext http)
    {
        if (await accounts.GetUserAsync(user) is not { } account)
        {
            return TypedResults.Unauthorized();
        }

        if (account.LockedUntil is { } until && until > time.GetUtcNow())
        {
            return Closed(http, until, time);
        }

        if (!(await signIn.CheckPasswordSignInAsync(account, body.Password ?? "", lockoutOnFailure: true)).Succeeded)
        {
            await audit.Bad(http, account, "wrong-password", "proof");
            return Errors.Field("password", "is wrong");
        }

        await signIn.RefreshSignInAsync(account);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Session>> Current(ClaimsPrincipal user, IGrainFactory grains) => TypedResults.Ok(await Describe(Person.Of(user), grains));

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

    private static async Task<Session> Describe(Person p, IGrainFactory grains)
    {
        RegionConfiguration? region = p.Region == Person.AllRegions ? null : await grains.GetGrain<IRegionGrain>(p.Region).Get();
        return new Session(
            p.Login, p.Name, p.Role, p.Region, region?.Name ?? "", region?.TimeZone ?? "UTC", p.Authority, p.Official, p.Authorities,
            p.MustChangePassword ? [Permissions.OwnAccount] : Permissions.Of(p.Role), p.MustChangePassword);
    }
}
