using System.Text.Json;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth;

/// <summary>The browser's answer to the question, as <c>PublicKeyCredential.toJSON()</c> gives it.</summary>
internal sealed record PasskeyBody(JsonElement Credential);

/// <summary>Signing in with a passkey: the device asks for finger, face or PIN, so it counts as both factors.</summary>
internal static class PasskeySignIn
{
    public static void MapPasskeySignIn(this RouteGroupBuilder session)
    {
        session.MapPost("/passkey/options", Options).WithSummary("Begins signing in with a passkey");
        session.MapPost("/passkey", SignIn).WithSummary("Signs in with a passkey");
    }

    /// <summary>Null when nobody asked for the options first, or when the answer is none.</summary>
    public static async Task<PasskeyAssertionResult<Account>?> Shown(PasskeyBody body, SignInManager<Account> signIn)
    {
        if (body.Credential.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        try
        {
            return await signIn.PerformPasskeyAssertionAsync(body.Credential.GetRawText());
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Asks for whatever passkey the device has for us: no login is typed, so none is revealed to exist.
    private static async Task<JsonText> Options(SignInManager<Account> signIn) =>
        new(await signIn.MakePasskeyRequestOptionsAsync(null));

    private static async Task<Results<Ok<Session>, UnauthorizedProblem>> SignIn(
        PasskeyBody body, UserManager<Account> accounts, SignInManager<Account> signIn, SignInAudit audit, SessionWelcome welcome, HttpContext http)
    {
        if (await Shown(body, signIn) is not { } shown)
        {
            return Errors.Unauthorized("no-first-step", "Ask for the options first: POST /api/v1/session/passkey/options.");
        }

        if (!shown.Succeeded || shown.User.Disabled)
        {
            await audit.Bad(http, shown.User, shown.User is { Disabled: true } ? "disabled" : "wrong-passkey", SignInWay.Passkey);
            return Errors.Unauthorized("wrong-passkey", "This passkey does not open anything here.");
        }

        Account account = shown.User;
        // Guessed passwords slow password sign-in only: the owner can still use what cannot be guessed.
        // The device's counter distinguishes a copied key from the real one.
        await accounts.AddOrUpdatePasskeyAsync(account, shown.Passkey);
        SignInWay.Say(http, SignInWay.Passkey, secondFactor: true);
        await signIn.SignInAsync(account, isPersistent: false, SignInWay.Passkey);
        return TypedResults.Ok(await welcome.Of(account, SignInWay.Passkey, http));
    }
}
