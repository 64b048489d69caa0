using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Dialog.Api.Auth.Provider;

/// <summary>What the sign-in page offers, and the way to the provider.</summary>
/// <param name="Provider">Its name on the button; absent when there is none.</param>
internal sealed record SignInOptions(string? Provider);

internal sealed record InvitationBody(string Token);

/// <summary>Whose account an invitation binds; shown before the person goes to the provider.</summary>
internal sealed record InvitationOffer(string Name, string Login);

internal static class ProviderEndpoints
{
    private const string InvitationCookie = "dialog-invitation";

    // Until the person has signed in at the provider.
    private static readonly TimeSpan Waits = TimeSpan.FromMinutes(15);

    public static void MapProvider(this RouteGroupBuilder session)
    {
        session.MapGet("/options", Options).WithSummary("How one can sign in here");
        session.MapPost("/invitation", OpenInvitation).WithSummary("Opens an invitation to bind an account; then GET /api/v1/session/provider?invitation=true");
        session.MapGet("/provider", GoToProvider).WithSummary("Goes to the organisation's own sign-in").Produces(StatusCodes.Status302Found);
    }

    public static void MapProviderProof(this RouteGroupBuilder session) =>
        session.MapGet("/proof/provider", GoToProof).WithSummary("Proves again through the provider, and comes back").Produces(StatusCodes.Status302Found);

    private static Ok<SignInOptions> Options(IConfiguration configuration) => TypedResults.Ok(new SignInOptions(
        ProviderSetup.IsConfigured(configuration) ? configuration["Dialog:Oidc:Name"] ?? new Uri(configuration["Dialog:Oidc:Authority"]!).Host : null));

    private static async Task<Results<Ok<InvitationOffer>, NotFoundProblem>> OpenInvitation(InvitationBody body, IdentityTable identities, IConfiguration configuration, HttpContext http)
    {
        string token = body.Token ?? "";
        if (!ProviderSetup.IsConfigured(configuration) || await identities.FindInvited(InvitationToken.Hash(token)) is not { } account)
        {
            return Errors.NotFound();
        }

        http.Response.Cookies.Append(InvitationCookie, token, SignInCookies.For(http, Waits));
        return TypedResults.Ok(new InvitationOffer(account.Name, account.Login));
    }

    /// <param name="invitation">binds the account whose invitation this browser has opened</param>
    private static Results<ChallengeHttpResult, NotFoundProblem> GoToProvider(IConfiguration configuration, HttpContext http, bool invitation = false)
    {
        if (!ProviderSetup.IsConfigured(configuration))
        {
            return Errors.NotFound();
        }

        AuthenticationProperties properties = new() { RedirectUri = "/" };
        if (invitation)
        {
            if (http.Request.Cookies[InvitationCookie] is not { } token)
            {
                return Errors.NotFound();
            }

            properties.Items[ProviderEntry.InvitationItem] = token;
            http.Response.Cookies.Delete(InvitationCookie, SignInCookies.For(http, Waits));
        }

        return TypedResults.Challenge(properties, [ProviderSetup.Scheme]);
    }

    /// <param name="back">the console's page to come back to</param>
    private static async Task<Results<ChallengeHttpResult, BadRequestProblem, ConflictProblem, NotFoundProblem>> GoToProof(ClaimsPrincipal user, AccountTable accounts, IConfiguration configuration, string back = "/")
    {
        if (!ProviderSetup.IsConfigured(configuration))
        {
            return Errors.NotFound();
        }

        // "//host" and "/\host" are other sites to a browser.
        if (!back.StartsWith('/') || back.Contains('\\') || back.StartsWith("//", StringComparison.Ordinal) || back.Any(c => char.IsControl(c) || c is '?' or '#'))
        {
            return Errors.Field("back", "must be a page of the console, e.g. /security");
        }

        if (await accounts.Find(Person.Of(user).Login) is not { Identity: not null } account || SessionCookie.Of(user) is not { } session)
        {
            return Errors.Conflict("not-bound", "This account is not bound to the provider: prove with a password or a passkey.");
        }

        // max_age makes the provider ask again, and say when it did.
        OpenIdConnectChallengeProperties properties = new() { RedirectUri = back, Prompt = OpenIdConnectPrompt.Login, MaxAge = TimeSpan.Zero };
        ProviderEntry.AskProof(properties, session, account, back);
        return TypedResults.Challenge(properties, [ProviderSetup.Scheme]);
    }
}
