using System.Buffers.Text;
using System.Security.Claims;
using System.Text.Json;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace Dialog.Api.Auth;

internal sealed record NewPassword(string? Current, string Password);

internal sealed record CodeBody(string Code);

internal sealed record NewPasskey(string Name, JsonElement Credential);

internal sealed record OwnSecurity(
    bool HasPassword, bool MustChangePassword, bool SecondFactor, int RecoveryCodesLeft, IEnumerable<OwnPasskey> Passkeys);

/// <param name="Id">base64url</param>
internal sealed record OwnPasskey(string Id, string Name, DateTimeOffset CreatedAt);

/// <param name="Svg">The same as <paramref name="Uri"/> for a camera.</param>
internal sealed record NewAuthenticator(string Key, string Uri, string Svg);

/// <summary>One's own password, authenticator app, recovery codes, passkeys.</summary>
internal static class OwnAccountEndpoints
{
    private const int RecoveryCodes = 10;
    private const int MostPasskeys = 10;

    public static void MapOwnAccount(this WebApplication app)
    {
        RouteGroupBuilder me = app.MapGroup("/api/v1/me").WithTags("me").RequireAuthorization(Permissions.OwnAccount);
        me.MapGet("/security", Get);
        me.MapPost("/password", ChangePassword);

        me.MapOwnSessions();

        RouteGroupBuilder proved = me.MapGroup("").RequireRecentProof();
        proved.MapPost("/totp", BeginTotp);
        proved.MapPost("/totp/enable", EnableTotp);
        proved.MapDelete("/totp", DisableTotp);
        proved.MapPost("/recovery-codes", NewRecoveryCodes);
        proved.MapPost("/passkeys/options", PasskeyOptions);
        proved.MapPost("/passkeys", AddPasskey);
        proved.MapDelete("/passkeys/{id}", DropPasskey);
    }

    private static async Task<IResult> Get(ClaimsPrincipal user, UserManager<Account> accounts)
    {
        Account me = await Me(user, accounts);
        IEnumerable<OwnPasskey> passkeys = (await accounts.GetPasskeysAsync(me)).Select(p => new OwnPasskey(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt));
        return Results.Ok(new OwnSecurity(me.PasswordHash is not null, me.MustChangePassword, me.TotpOn, me.RecoveryCodesLeft, passkeys));
    }

    private static async Task<IResult> ChangePassword(
        NewPassword body, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn, TimeProvider time, HttpContext http)
    {
        Account me = await Me(user, accounts);
        if (me.LockedUntil is { } until && until > time.GetUtcNow())
        {
            return SessionEndpoints.Closed(http, until, time);
        }

        // The current one is asked here and not only as a proof: a screen left open must not lose its owner the account.
        if (me.PasswordHash is not null && !(await signIn.CheckPasswordSignInAsync(me, body.Current ?? "", lockoutOnFailure: true)).Succeeded)
        {
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
        return changed.Succeeded ? await Renewed(me, signIn) : Faults.Of(changed);
    }

    // The key counts only after a code made with it came back: a picture nobody scanned locks nobody out.
    private static async Task<IResult> BeginTotp(ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        Account me = await Me(user, accounts);
        if (me.TotpOn)
        {
            return Errors.Problem(409, "second-factor-on", "Turn the second factor off first.");
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
        return Results.Ok(new NewAuthenticator(key, uri, picture.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute)));
    }

    private static async Task<IResult> EnableTotp(CodeBody body, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        Account me = await Me(user, accounts);
        if (me.TotpKey is null || me.TotpOn)
        {
            return Errors.Problem(409, me.TotpOn ? "second-factor-on" : "no-key", "Begin with POST /api/v1/me/totp.");
        }

        string code = (body.Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await accounts.VerifyTwoFactorTokenAsync(me, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            return Errors.Field("code", "is wrong or of another time");
        }

        IdentityResult on = await accounts.SetTwoFactorEnabledAsync(me, true);
        return on.Succeeded ? await WithCodes(me, accounts, signIn) : Faults.Of(on);
    }

    private static async Task<IResult> DisableTotp(ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        Account me = await Me(user, accounts);
        await accounts.GenerateNewTwoFactorRecoveryCodesAsync(me, 0);
        me.TotpKey = null;
        IdentityResult off = await accounts.SetTwoFactorEnabledAsync(me, false);
        return off.Succeeded ? await Renewed(me, signIn) : Faults.Of(off);
    }

    private static async Task<IResult> NewRecoveryCodes(ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        Account me = await Me(user, accounts);
        return me.TotpOn ? await WithCodes(me, accounts, signIn) : Errors.Problem(409, "second-factor-off", "Recovery codes stand in for an authenticator app: set one up first.");
    }

    private static async Task<IResult> PasskeyOptions(ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        Account me = await Me(user, accounts);
        return Results.Content(
            await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = me.Login, Name = me.Login, DisplayName = me.Name }), "application/json");
    }

    private static async Task<IResult> AddPasskey(NewPasskey body, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        Account me = await Me(user, accounts);
        if (string.IsNullOrWhiteSpace(body.Name) || body.Name.Length > 60)
        {
            return Errors.Field("name", "1 to 60 characters, e.g. the device's name");
        }

        if (me.Passkeys >= MostPasskeys)
        {
            return Errors.Problem(409, "too-many-passkeys", $"At most {MostPasskeys}; remove one first.");
        }

        PasskeyAttestationResult made = await signIn.PerformPasskeyAttestationAsync(body.Credential.GetRawText());
        if (!made.Succeeded || made.UserEntity.Id != me.Login)
        {
            return Errors.Field("credential", made.Failure?.Message ?? "is for another account");
        }

        made.Passkey.Name = body.Name.Trim();
        await accounts.AddOrUpdatePasskeyAsync(me, made.Passkey);
        return Results.NoContent();
    }

    private static async Task<IResult> DropPasskey(string id, ClaimsPrincipal user, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        Account me = await Me(user, accounts);
        if (!Base64Url.IsValid(id) || await accounts.GetPasskeyAsync(me, Base64Url.DecodeFromChars(id)) is not { } passkey)
        {
            return Errors.NotFound();
        }

        await accounts.RemovePasskeyAsync(me, passkey.CredentialId);
        await accounts.UpdateSecurityStampAsync(me);
        return await Renewed(me, signIn);
    }

    private static async Task<IResult> WithCodes(Account me, UserManager<Account> accounts, SignInManager<Account> signIn)
    {
        IEnumerable<string>? codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes);
        await signIn.RefreshSignInAsync(me);
        return Results.Ok(new { recoveryCodes = codes });
    }

    // The other sessions end with the stamp; this one goes on under the new.
    private static async Task<IResult> Renewed(Account me, SignInManager<Account> signIn)
    {
        await signIn.RefreshSignInAsync(me);
        return Results.NoContent();
    }

    private static async Task<Account> Me(ClaimsPrincipal user, UserManager<Account> accounts) =>
        await accounts.GetUserAsync(user) ?? throw new InvalidOperationException("A session without an account passed its validation.");
}

/// <summary>What Identity refused, as problem details.</summary>
internal static class Faults
{
    private static readonly string[] OfPassword = ["password", "PasswordTooShort", "PasswordRequiresUniqueChars", "PasswordMismatch"];

    public static IResult Of(IdentityResult refused)
    {
        IdentityError error = refused.Errors.First();
        return error.Code switch
        {
            nameof(IdentityErrorDescriber.ConcurrencyFailure) => Errors.Problem(409, "changed-meanwhile", "Somebody else changed this account; look again and repeat."),
            nameof(IdentityErrorDescriber.PasswordTooShort) => Errors.Field("password", $"at least {PasswordRules.Shortest} characters"),
            nameof(IdentityErrorDescriber.PasswordMismatch) => Errors.Field("current", "is wrong"),
            _ when OfPassword.Contains(error.Code) => Errors.Field("password", error.Description),
            _ => Errors.Field(error.Code is "login" or "externalId" ? error.Code : "login", error.Description),
        };
    }
}
