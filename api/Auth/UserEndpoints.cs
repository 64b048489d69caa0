using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth;

/// <param name="Password">null keeps the one there is; a new account without one signs in through the provider or after a reset</param>
internal sealed record UserBody(
    string Name, [property: AllowedValues("operator", "executor", "approver", "lead", "analyst", "administrator", "engineer")] string Role, string Region, string? Authority, string? Official, string? Password, string? ExternalId = null);

/// <param name="Password">Shown this once, to be changed at the next sign-in.</param>
internal sealed record NewPasswordView(string Password);

internal sealed record UserView(
    string Login, string Name, [property: AllowedValues("operator", "executor", "approver", "lead", "analyst", "administrator", "engineer")] string Role, string Region, string? Authority, string? Official, bool Disabled, DateTimeOffset? LockedUntil, bool HasPassword,
    bool MustChangePassword, bool SecondFactor, int Passkeys, string? ExternalId, DateTimeOffset? SignedInAt)
{
    public static UserView Of(Account a, DateTimeOffset now) => new(
        a.Login, a.Name, a.Role, a.Region, a.Authority, a.Official, a.Disabled, a.LockedUntil > now ? a.LockedUntil : null, a.PasswordHash is not null,
        a.MustChangePassword, a.TotpOn, a.Passkeys, a.ExternalId, a.SignedInAt);
}

/// <summary>People of a region, by its administrator.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this WebApplication app)
    {
        RouteGroupBuilder users = app.MapGroup("/api/v1/users").WithTags("users").RequireAuthorization(Permissions.ManagePeople);
        users.MapGet("/", List).WithSummary("The people of the administrator's regions");
        RouteGroupBuilder changes = users.MapGroup("/{login}").RequireRecentProof();
        changes.MapPut("", Put).WithSummary("Makes or changes a person");
        changes.MapPost("/disable", (Changing call) => call.Run(a => a.Disabled = true)).WithSummary("Ends a person's access at once");
        changes.MapPost("/enable", (Changing call) => call.Run(a => a.Disabled = false)).WithSummary("Gives a person's access back");
        changes.MapPost("/unlock", Unlock).WithSummary("Forgets a person's failed attempts to sign in");
        changes.MapPost("/end-sessions", EndSessions).WithSummary("Signs a person out everywhere");
        changes.MapPost("/reset-password", ResetPassword).WithSummary("Gives a person a new password to change at once");
        changes.MapPost("/reset-second-factor", ResetSecondFactor).WithSummary("Removes a person's second factors");
    }

    private static async Task<Ok<IEnumerable<UserView>>> List(ClaimsPrincipal user, AccountTable table, TimeProvider time, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        List<Account> people = await table.List(me.Region == Person.AllRegions ? null : me.Region, cancellation);
        return TypedResults.Ok(people.Select(a => UserView.Of(a, time.GetUtcNow())));
    }

    private static async Task<Results<NoContent, BadRequestProblem, NotFoundProblem, AccountProblem>> Put(string login, UserBody body, ClaimsPrincipal user, UserManager<Account> accounts, IGrainFactory grains)
    {
        Person me = Person.Of(user);
        Account? known = await accounts.FindByNameAsync(login);
        if (!me.Administers(body.Region ?? "") || (known is not null && !me.Administers(known.Region)))
        {
            return Errors.NotFound();
        }

        if (await UserRules.Fault(login, body, me, grains) is { } fault)
        {
            return fault;
        }

        IdentityResult result = known is null ? await Create(login, body, accounts) : await Change(known, body, accounts);
        return result.Succeeded ? TypedResults.NoContent() : Faults.Of(result);
    }

    private static Task<IdentityResult> Create(string login, UserBody body, UserManager<Account> accounts)
    {
        Account account = new()
        {
            Login = login,
            Name = body.Name,
            Role = body.Role,
            Region = body.Region,
            Authority = body.Authority,
            Official = body.Official,
            ExternalId = body.ExternalId,
        };
        return body.Password is null ? accounts.CreateAsync(account) : accounts.CreateAsync(account, body.Password);
    }

    private static async Task<IdentityResult> Change(Account known, UserBody body, UserManager<Account> accounts)
    {
        bool otherRights = (known.Role, known.Region, known.Authority, known.Official) != (body.Role, body.Region, body.Authority, body.Official);
        (known.Name, known.Role, known.Region) = (body.Name, body.Role, body.Region);
        (known.Authority, known.Official, known.ExternalId) = (body.Authority, body.Official, body.ExternalId);
        if (body.Password is null)
        {
            return otherRights ? await accounts.UpdateSecurityStampAsync(known) : await accounts.UpdateAsync(known);
        }

        // The same password again changes nothing: setting up a region twice signs nobody out.
        if (!otherRights && await accounts.CheckPasswordAsync(known, body.Password))
        {
            return await accounts.UpdateAsync(known);
        }

        return await SetPassword(known, body.Password, accounts);
    }

    private static async Task<Results<Ok<NewPasswordView>, NotFoundProblem, AccountProblem>> ResetPassword(Changing call, UserManager<Account> accounts)
    {
        if (await call.Find() is not { } account)
        {
            return Errors.NotFound();
        }

        string password = TemporaryPassword.New();
        account.MustChangePassword = true;
        IdentityResult result = await SetPassword(account, password, accounts);
        if (!result.Succeeded)
        {
            return Faults.Of(result);
        }

        await Open(account, accounts);
        return TypedResults.Ok(new NewPasswordView(password));
    }

    private static async Task<Results<NoContent, NotFoundProblem>> Unlock(Changing call, UserManager<Account> accounts)
    {
        if (await call.Find() is not { } account)
        {
            return Errors.NotFound();
        }

        await Open(account, accounts);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFoundProblem>> EndSessions(Changing call, OpenSessions sessions, HttpContext http)
    {
        if (await call.Find() is not { } account)
        {
            return Errors.NotFound();
        }

        int ended = await sessions.EndAll(account.Login);
        AuditTrail.Explain(http, ended.ToString(CultureInfo.InvariantCulture));
        return TypedResults.NoContent();
    }

    // Telephone lost: the app, its codes and the passkeys are forgotten together; the password stays.
    private static async Task<Results<NoContent, NotFoundProblem, AccountProblem>> ResetSecondFactor(Changing call, UserManager<Account> accounts)
    {
        if (await call.Find() is not { } account)
        {
            return Errors.NotFound();
        }

        foreach (UserPasskeyInfo passkey in await accounts.GetPasskeysAsync(account))
        {
            await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        }

        await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
        account.TotpKey = null;
        IdentityResult off = await accounts.SetTwoFactorEnabledAsync(account, false);
        return off.Succeeded ? TypedResults.NoContent() : Faults.Of(off);
    }

    private static async Task Open(Account account, UserManager<Account> accounts)
    {
        await accounts.SetLockoutEndDateAsync(account, null);
        await accounts.ResetAccessFailedCountAsync(account);
    }

    private static async Task<IdentityResult> SetPassword(Account account, string password, UserManager<Account> accounts)
    {
        foreach (IPasswordValidator<Account> rule in accounts.PasswordValidators)
        {
            if (await rule.ValidateAsync(accounts, account, password) is { Succeeded: false } refused)
            {
                return refused;
            }
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        return await accounts.UpdateSecurityStampAsync(account);
    }

    /// <summary>One call about one person, who must be one of the caller's region.</summary>
    internal sealed record Changing(string Login, ClaimsPrincipal User, UserManager<Account> Accounts)
    {
        public static ValueTask<Changing?> BindAsync(HttpContext http) => ValueTask.FromResult<Changing?>(new Changing(
            (string)http.Request.RouteValues["login"]!, http.User, http.RequestServices.GetRequiredService<UserManager<Account>>()));

        public async Task<Account?> Find() =>
            await Accounts.FindByNameAsync(Login) is { } account && Person.Of(User).Administers(account.Region) ? account : null;

        public async Task<Results<NoContent, NotFoundProblem, ConflictProblem, AccountProblem>> Run(Action<Account> change)
        {
            if (await Find() is not { } account)
            {
                return Errors.NotFound();
            }

            if (account.Login == Person.Of(User).Login)
            {
                return Errors.Conflict("own-account", "Another administrator must do that: nobody locks themselves out.");
            }

            change(account);
            IdentityResult result = await Accounts.UpdateSecurityStampAsync(account);
            return result.Succeeded ? TypedResults.NoContent() : Faults.Of(result);
        }
    }
}
