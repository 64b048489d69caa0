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

    // Asks for whatever passkey the device has for us: no login is typed, so none is revealed to exist.
    private static async Task<JsonText> Options(SignInManager<Account> signIn) =>
        new(await signIn.MakePasskeyRequestOptionsAsync(null));

    private static async Task<Results<Ok<Session>, UnauthorizedProblem>> SignIn(
        PasskeyBody body, UserManager<Account> accounts, SignInManager<Account> signIn, SignInAudit audit, Rights rights, IGrainFactory grains,
        HttpContext http)
    {
        PasskeyAssertionResult<Account> shown;
        try
        {
            shown = await signIn.PerformPasskeyAssertionAsync(body.Credential.GetRawText());
        }
        catch (InvalidOperationException)
        {
            return Errors.Unauthorized("no-first-step", "Ask for the options first: POST /api/v1/session/passkey/options.");
        }

        if (!shown.Succeeded || shown.User.Disabled)
        {
            await audit.Bad(http, shown.User, shown.User is { Disabled: true } ? "disabled" : "wrong-passkey", SignInWay.Passkey);
            return Errors.Unauthorized("wrong-passkey", "This passkey does not open anything here.");
        }

        Account account = shown.User;
        // Guessed passwords lock password sign-in only: the owner can still use what cannot be guessed.
        // The device's counter distinguishes a copied key from the real one.
        await accounts.AddOrUpdatePasskeyAsync(account, shown.Passkey);
        SignInWay.Say(http, SignInWay.Passkey);
        await signIn.SignInAsync(account, isPersistent: false, SignInWay.Passkey);
        return await SessionEndpoints.Welcome(account, SignInWay.Passkey, http, audit, rights, grains);
    }
}
