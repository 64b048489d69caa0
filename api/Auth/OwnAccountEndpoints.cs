using System.Buffers.Text;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dialog.Api.Access;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Guessing;
using Dialog.Api.Auth.Provider;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Notifications;
using Dialog.Api.Setup;
using Dialog.Notifications;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace Dialog.Api.Auth;

internal sealed record NewPassword(string? Current, string Password);

internal sealed record CodeBody(string Code);

internal sealed record NewPasskey(string Name, JsonElement Credential);

/// <param name="Provider">The account is bound to an identity of the provider, which can prove who it is.</param>
/// <param name="SecondFactorRequired">The role requires a second factor.</param>
internal sealed record OwnSecurity(
    bool HasPassword, bool MustChangePassword, bool SecondFactor, int RecoveryCodesLeft, IEnumerable<OwnPasskey> Passkeys, bool Provider, bool SecondFactorRequired);

/// <param name="Id">base64url</param>
internal sealed record OwnPasskey(string Id, string Name, DateTimeOffset CreatedAt);

/// <param name="Svg">The same as <paramref name="Uri"/> for a camera.</param>
internal sealed record NewAuthenticator(string Key, string Uri, string Svg);

/// <summary>Shown this once; the former ones no longer count.</summary>
internal sealed record RecoveryCodes([property: JsonPropertyName("recoveryCodes")] IEnumerable<string> Codes);

/// <summary>One's own password, authenticator app, recovery codes, passkeys.</summary>
internal static class OwnAccountEndpoints
{
    private const int RecoveryCodeCount = 10;
    private const int MostPasskeys = 10;

    public static void MapOwnAccount(this WebApplication app)
    {
        RouteGroupBuilder me = app.MapGroup("/api/v1/me").WithTags("me").RequireAuthorization(Permissions.OwnAccount);
        me.MapGet("/security", Get).WithSummary("The person's own password, codes and passkeys");

        me.MapOwnSessions();

        RouteGroupBuilder proved = me.MapGroup("").RequireRecentProof();
        proved.MapPost("/password", ChangePassword).WithSummary("Changes the person's own password, or sets the first one");
        proved.MapPost("/totp", BeginTotp).WithSummary("Begins setting up one-time codes");
        proved.MapPost("/totp/enable", EnableTotp).WithSummary("Turns one-time codes on");
        proved.MapDelete("/totp", DisableTotp).WithSummary("Turns one-time codes off");
        proved.MapPost("/recovery-codes", NewRecoveryCodes).WithSummary("Makes new recovery codes");
        proved.MapPost("/passkeys/options", PasskeyOptions).WithSummary("Begins adding a passkey");
        proved.MapPost("/passkeys", AddPasskey).WithSummary("Adds a passkey");
        proved.MapDelete("/passkeys/{id}", DropPasskey).WithSummary("Removes a passkey");
    }

    /// <summary>The account of whoever is signed in.</summary>
    public static async Task<Account> Me(ClaimsPrincipal user, UserManager<Account> accounts) =>
        await accounts.GetUserAsync(user) ?? throw new InvalidOperationException("A session without an account passed its validation.");

    public static Guid SessionOf(ClaimsPrincipal user) =>
        SessionCookie.Of(user) ?? throw new InvalidOperationException("A session without an id passed its validation.");

    private static async Task<Ok<OwnSecurity>> Get(ClaimsPrincipal user, UserManager<Account> accounts, SecondFactorPolicy policy, IConfiguration configuration)
    {
        Account me = await Me(user, accounts);
        IEnumerable<OwnPasskey> passkeys = (await accounts.GetPasskeysAsync(me)).Select(p => new OwnPasskey(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt));
        return TypedResults.Ok(new OwnSecurity(me.PasswordHash is not null, me.MustChangePassword, me.TotpOn, me.RecoveryCodesLeft, passkeys,
            me.Identity is not null && ProviderSetup.IsConfigured(configuration), policy.Requires(Person.Of(user).Role)));
    }

    private static async Task<Results<NoContent, BadRequestProblem, AccountProblem, TooManyFailuresProblem>> ChangePassword(
        NewPassword body, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn, SignInFailures failures, AccountChange change, TimeProvider time, HttpContext http)
    {
        Account me = await Me(user, accounts);
        SignInSource source = SignInSource.OfSession(SessionOf(user));
        if (await failures.ClosedUntil(me.Login, source) is { } until)
        {
            return SessionEndpoints.Closed(http, until, time);
        }

        // The current one is asked here and not only as a proof: an unattended screen must not cost its owner the account.
        if (me.PasswordHash is not null && !await accounts.CheckPasswordAsync(me, body.Current ?? ""))
        {
            await failures.Count(me.Login, source);
            return Errors.Field("current", "is wrong");
        }

        if (body.Password == body.Current)
        {
            return Errors.Field("password", "is the one you have");
        }

        me.MustChangePassword = false;
        IdentityResult changed = me.PasswordHash is null
            ? await accounts.AddPasswordAsync(me, body.Password ?? "")
            : await accounts.ChangePasswordAsync(me, body.Current ?? "", body.Password ?? "");
        if (!changed.Succeeded)
        {
            return Faults.Of(changed);
        }

        await change.Tell(me, NoticeKinds.PasswordChanged, http);
        return await Renewed(me, signIn);
    }

    // The key counts only after a code made with it came back: a picture nobody scanned locks nobody out.
    private static async Task<Results<Ok<NewAuthenticator>, ConflictProblem, AccountProblem>> BeginTotp(ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        Account me = await Me(user, accounts);
        if (me.TotpOn)
        {
            return Errors.Conflict("second-factor-on", "Turn the second factor off first.");
        }

        if (await accounts.ResetAuthenticatorKeyAsync(me) is { Succeeded: false } failed)
        {
            return Faults.Of(failed);
        }

        await signIn.RefreshSignInAsync(me);
        string key = (await accounts.GetAuthenticatorKeyAsync(me))!;
        string uri = Totp.Uri(key, me.Login);
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using SvgQRCode picture = new(data);
        return TypedResults.Ok(new NewAuthenticator(key, uri, picture.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute)));
    }

    private static async Task<Results<Ok<RecoveryCodes>, BadRequestProblem, ConflictProblem, AccountProblem>> EnableTotp(
        CodeBody body, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn, AccountChange change, HttpContext http)
    {
        Account me = await Me(user, accounts);
        if (me.TotpKey is null || me.TotpOn)
        {
            return Errors.Conflict(me.TotpOn ? "second-factor-on" : "no-key", "Begin with POST /api/v1/me/totp.");
        }

        if (!await accounts.VerifyTwoFactorTokenAsync(me, TokenOptions.DefaultAuthenticatorProvider, Totp.Typed(body.Code)))
        {
            return Errors.Field("code", "is wrong or of another time");
        }

        IdentityResult on = await accounts.SetTwoFactorEnabledAsync(me, true);
        if (!on.Succeeded)
        {
            return Faults.Of(on);
        }

        await change.SecondFactor(me, SessionOf(user), NoticeKinds.SecondFactorOn, http);
        return await WithCodes(me, accounts, signIn);
    }

    private static async Task<Results<NoContent, AccountProblem>> DisableTotp(
        ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn, AccountChange change, HttpContext http)
    {
        Account me = await Me(user, accounts);
        await accounts.GenerateNewTwoFactorRecoveryCodesAsync(me, 0);
        me.TotpKey = null;
        IdentityResult off = await accounts.SetTwoFactorEnabledAsync(me, false);
        if (!off.Succeeded)
        {
            return Faults.Of(off);
        }

        await change.SecondFactor(me, SessionOf(user), NoticeKinds.SecondFactorOff, http);
        return await Renewed(me, signIn);
    }

    private static async Task<Results<Ok<RecoveryCodes>, ConflictProblem>> NewRecoveryCodes(
        ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn, AccountChange change, HttpContext http)
    {
        Account me = await Me(user, accounts);
        if (!me.TotpOn)
        {
            return Errors.Conflict("second-factor-off", "Recovery codes stand in for an authenticator app: set one up first.");
        }

        await change.Tell(me, NoticeKinds.RecoveryCodesMade, http);
        return await WithCodes(me, accounts, signIn);
    }

    private static async Task<JsonText> PasskeyOptions(ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        Account me = await Me(user, accounts);
        return new JsonText(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = me.Login, Name = me.Login, DisplayName = me.Name }));
    }

    private static async Task<Results<NoContent, BadRequestProblem, ConflictProblem>> AddPasskey(
        NewPasskey body, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn, AccountChange change, HttpContext http)
    {
        Account me = await Me(user, accounts);
        if (string.IsNullOrWhiteSpace(body.Name) || body.Name.Length > 60)
        {
            return Errors.Field("name", "1 to 60 characters, e.g. the device's name");
        }

        if (me.Passkeys >= MostPasskeys)
        {
            return Errors.Conflict("too-many-passkeys", $"At most {MostPasskeys}; remove one first.");
        }

        if (body.Credential.ValueKind != JsonValueKind.Object)
        {
            return Errors.Field("credential", "must be what navigator.credentials.create answered");
        }

        PasskeyAttestationResult made;
        try
        {
            made = await signIn.PerformPasskeyAttestationAsync(body.Credential.GetRawText());
        }
        catch (InvalidOperationException)
        {
            return Errors.Conflict("no-first-step", "Ask for the options first: POST /api/v1/me/passkeys/options.");
        }

        if (!made.Succeeded || made.UserEntity.Id != me.Login)
        {
            return Errors.Field("credential", made.Failure?.Message ?? "is for another account");
        }

        made.Passkey.Name = body.Name.Trim();
        await accounts.AddOrUpdatePasskeyAsync(me, made.Passkey);
        // The device has verified its user for it.
        me.Passkeys++;
        await change.SecondFactor(me, SessionOf(user), NoticeKinds.PasskeyAdded, http);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFoundProblem>> DropPasskey(
        string id, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn, AccountChange change, HttpContext http)
    {
        Account me = await Me(user, accounts);
        if (!Base64Url.IsValid(id) || await accounts.GetPasskeyAsync(me, Base64Url.DecodeFromChars(id)) is not { } passkey)
        {
            return Errors.NotFound();
        }

        await accounts.RemovePasskeyAsync(me, passkey.CredentialId);
        me.Passkeys--;
        await accounts.UpdateSecurityStampAsync(me);
        await change.SecondFactor(me, SessionOf(user), NoticeKinds.PasskeyRemoved, http);
        return await Renewed(me, signIn);
    }

    private static async Task<Ok<RecoveryCodes>> WithCodes(Account me, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        IEnumerable<string>? codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodeCount);
        await signIn.RefreshSignInAsync(me);
        return TypedResults.Ok(new RecoveryCodes(codes ?? []));
    }

    // The other sessions end with the stamp; this one goes on under the new.
    private static async Task<NoContent> Renewed(Account me, SignInManager<Account> signIn)
    {
        await signIn.RefreshSignInAsync(me);
        return TypedResults.NoContent();
    }
}
