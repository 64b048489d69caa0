using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Guessing;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Notifications;
using Dialog.Api.Setup;
using Dialog.Notifications;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth;

/// <param name="Password">null keeps the one there is; a new account without one signs in after an invitation, or after a reset</param>
internal sealed record UserBody(
    string Name, [property: AllowedValues("operator", "executor", "approver", "lead", "analyst", "administrator", "engineer")] string Role, string Region, string? Authority, string? Official, string? Password);

/// <param name="Password">Shown this once, to be changed at the next sign-in.</param>
internal sealed record NewPasswordView(string Password);

/// <summary>The identity of the provider that opens an account.</summary>
internal sealed record IdentityView(string Issuer, string Subject, DateTimeOffset BoundAt);

/// <param name="LockedUntil">Too many wrong passwords or codes were given somewhere; there it is closed until then, for known devices it is not.</param>
/// <param name="InvitedUntil">An invitation to bind the account waits to be used.</param>
/// <param name="OfficialShared">Another account has the same official, from before that was refused: give one of them another.</param>
/// <param name="SeveralRegions">The person works in further regions: only an administrator of all regions changes the account.</param>
/// <param name="Roles">Of those, the ones in the administrator's regions.</param>
/// <param name="Guest">The account is another region's: role, authority and official are those the person has in this one, the rest is not shown.</param>
internal sealed record UserView(
    string Login, string Name, [property: AllowedValues("operator", "executor", "approver", "lead", "analyst", "administrator", "engineer")] string Role, string Region, string? Authority, string? Official, bool Disabled, DateTimeOffset? LockedUntil, bool HasPassword,
    bool MustChangePassword, bool SecondFactor, int Passkeys, IdentityView? Identity, DateTimeOffset? InvitedUntil, bool OfficialShared, string? CreatedBy, DateTimeOffset? SignedInAt,
    bool SeveralRegions, IReadOnlyList<UserRoleView> Roles, bool Guest)
{
    public static UserView Of(Account a, IEnumerable<FurtherRole> further, DateTimeOffset now) => new(
        a.Login, a.Name, a.Role, a.Region, a.Authority, a.Official, a.Disabled, a.LockedUntil > now ? a.LockedUntil : null, a.PasswordHash is not null,
        a.MustChangePassword, a.TotpOn, a.Passkeys, a.Identity is { } i ? new IdentityView(i.Issuer, i.Subject, i.BoundAt) : null, a.InvitedUntil, a.OfficialShared, a.CreatedBy, a.SignedInAt,
        a.FurtherRoles > 0, [.. further.Select(r => new UserRoleView(r.Region, r.Role, r.Authority, r.Official))], Guest: false);

    /// <summary>A region's administrator sees who works in it, and nothing of the account, which is another region's.</summary>
    public static UserView OfGuest(Account a, FurtherRole here) => new(
        a.Login, a.Name, here.Role, here.Region, here.Authority, here.Official, a.Disabled, LockedUntil: null, HasPassword: false, MustChangePassword: false,
        SecondFactor: false, Passkeys: 0, Identity: null, InvitedUntil: null, OfficialShared: false, CreatedBy: null, SignedInAt: null,
        SeveralRegions: true, Roles: [], Guest: true);
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
        changes.MapPost("/disable", (Changing call) => call.Run(a => a.Disabled = true, lessens: true)).WithSummary("Ends a person's access at once");
        changes.MapPost("/enable", (Changing call) => call.Run(a => (a.Disabled, a.AccessGivenAt) = (false, call.Now))).WithSummary("Gives a person's access back");
        changes.MapPost("/unlock", Unlock).WithSummary("Forgets a person's failed attempts to sign in");
        changes.MapPost("/end-sessions", EndSessions).WithSummary("Signs a person out everywhere");
        changes.MapPost("/reset-password", ResetPassword).WithSummary("Gives a person a new password to change at once");
        changes.MapPost("/reset-second-factor", ResetSecondFactor).WithSummary("Removes a person's second factors");
        changes.MapIdentity();
        changes.MapRoles();
    }

    public static ConflictProblem OwnAccount() => Errors.Conflict("own-account", "Another administrator must do that: nobody locks themselves out.");

    private static async Task<Ok<IEnumerable<UserView>>> List(ClaimsPrincipal user, AccountTable table, FurtherRoleTable roles, TimeProvider time, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        string? region = me.Region == Person.AllRegions ? null : me.Region;
        List<Account> people = await table.List(region, cancellation);
        ILookup<string, FurtherRole> further = (await roles.List(region, cancellation)).ToLookup(r => r.Login);
        return TypedResults.Ok(people.Select(a => me.BelongsTo(a.Region)
            ? UserView.Of(a, further[a.Login], time.GetUtcNow())
            : UserView.OfGuest(a, further[a.Login].First())));
    }

    private static async Task<Results<NoContent, BadRequestProblem, NotFoundProblem, AccountProblem>> Put(string login, UserBody body, ClaimsPrincipal user, UserManager<Account> accounts, FurtherRoleTable roles, AccountNotices notices, IGrainFactory grains, TimeProvider time)
    {
        Person me = Person.Of(user);
        Account? known = await accounts.FindByNameAsync(login);
        if (!me.Administers(body.Region ?? "") || (known is not null && !known.IsChangedBy(me)))
        {
            return Errors.NotFound();
        }

        if (await UserRules.Fault(login, body, me, grains) is { } fault)
        {
            return fault;
        }

        if (known is { FurtherRoles: > 0 } && known.Region != body.Region && await roles.Find(login, body.Region!) is not null)
        {
            return Errors.Field("region", "the person has a further role there: take that one first");
        }

        string? former = known?.PasswordHash;
        IdentityResult result = known is null ? await Create(login, body, me, accounts) : await Change(known, body, accounts, time);
        if (!result.Succeeded)
        {
            return Faults.Of(result);
        }

        if (known is not null && known.PasswordHash != former)
        {
            await notices.Tell(known.Person, NoticeKinds.PasswordReset, me.Name);
        }

        return TypedResults.NoContent();
    }

    private static Task<IdentityResult> Create(string login, UserBody body, Person by, UserManager<Account> accounts)
    {
        Account account = new()
        {
            Login = login,
            Name = body.Name,
            Role = body.Role,
            Region = body.Region,
            Authority = body.Authority,
            Official = body.Official,
            CreatedBy = by.Login,
        };
        return body.Password is null ? accounts.CreateAsync(account) : accounts.CreateAsync(account, body.Password);
    }

    private static async Task<IdentityResult> Change(Account known, UserBody body, UserManager<Account> accounts, TimeProvider time)
    {
        bool otherRights = (known.Role, known.Region, known.Authority, known.Official) != (body.Role, body.Region, body.Authority, body.Official);
        (known.Name, known.Role, known.Region) = (body.Name, body.Role, body.Region);
        (known.Authority, known.Official) = (body.Authority, body.Official);
        if (body.Password is null)
        {
            return otherRights ? await accounts.UpdateSecurityStampAsync(known) : await accounts.UpdateAsync(known);
        }

        // The same password again changes nothing: setting up a region twice signs nobody out.
        if (!otherRights && await accounts.CheckPasswordAsync(known, body.Password))
        {
            return await accounts.UpdateAsync(known);
        }

        known.AccessGivenAt = time.GetUtcNow();
        return await SetPassword(known, body.Password, accounts);
    }

    private static async Task<Results<Ok<NewPasswordView>, NotFoundProblem, AccountProblem>> ResetPassword(
        Changing call, UserManager<Account> accounts, SignInFailures failures, AccountNotices notices)
    {
        if (await call.Find() is not { } account)
        {
            return Errors.NotFound();
        }

        string password = TemporaryPassword.New();
        (account.MustChangePassword, account.AccessGivenAt) = (true, call.Now);
        IdentityResult result = await SetPassword(account, password, accounts);
        if (!result.Succeeded)
        {
            return Faults.Of(result);
        }

        await failures.ForgetAll(account.Login);
        await notices.Tell(account.Person, NoticeKinds.PasswordReset, Person.Of(call.User).Name);
        return TypedResults.Ok(new NewPasswordView(password));
    }

    private static async Task<Results<NoContent, NotFoundProblem>> Unlock(Changing call, SignInFailures failures)
    {
        if (await call.Find() is not { } account)
        {
            return Errors.NotFound();
        }

        await failures.ForgetAll(account.Login);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFoundProblem>> EndSessions(Changing call, OpenSessions sessions, HttpContext http)
    {
        if (await call.Find(lessens: true) is not { } account)
        {
            return Errors.NotFound();
        }

        int ended = await sessions.EndAll(account.Login);
        AuditTrail.Explain(http, ended.ToString(CultureInfo.InvariantCulture));
        return TypedResults.NoContent();
    }

    // Telephone lost: the app, its codes and the passkeys are forgotten together; the password stays.
    private static async Task<Results<NoContent, NotFoundProblem, AccountProblem>> ResetSecondFactor(Changing call, UserManager<Account> accounts, AccountNotices notices)
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
        (account.TotpKey, account.AccessGivenAt) = (null, call.Now);
        IdentityResult off = await accounts.SetTwoFactorEnabledAsync(account, false);
        if (!off.Succeeded)
        {
            return Faults.Of(off);
        }

        await notices.Tell(account.Person, NoticeKinds.SecondFactorReset, Person.Of(call.User).Name);
        return TypedResults.NoContent();
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
    internal sealed record Changing(string Login, ClaimsPrincipal User, UserManager<Account> Accounts, DateTimeOffset Now)
    {
        public static ValueTask<Changing?> BindAsync(HttpContext http) => ValueTask.FromResult<Changing?>(new Changing(
            (string)http.Request.RouteValues["login"]!, http.User, http.RequestServices.GetRequiredService<UserManager<Account>>(),
            http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()));

        /// <param name="lessens">only takes access away: an administrator of one region may do that to their own who works in others too</param>
        public async Task<Account?> Find(bool lessens = false) =>
            await Accounts.FindByNameAsync(Login) is { } account && (account.IsChangedBy(Person.Of(User)) || (lessens && Person.Of(User).Administers(account.Region))) ? account : null;

        public async Task<Results<NoContent, NotFoundProblem, ConflictProblem, AccountProblem>> Run(Action<Account> change, bool lessens = false)
        {
            if (await Find(lessens) is not { } account)
            {
                return Errors.NotFound();
            }

            if (account.Login == Person.Of(User).Login)
            {
                return OwnAccount();
            }

            change(account);
            IdentityResult result = await Accounts.UpdateSecurityStampAsync(account);
            return result.Succeeded ? TypedResults.NoContent() : Faults.Of(result);
        }
    }
}
