using Dialog.Api.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Auth.Provider;

/// <summary>What the sign-in page offers, and the way to the provider.</summary>
/// <param name="Provider">Its name on the button; absent when there is none.</param>
internal sealed record SignInOptions(string? Provider);

internal static class ProviderEndpoints
{
    public static void MapProvider(this RouteGroupBuilder session)
    {
        session.MapGet("/options", Options).WithSummary("How one can sign in here");
        session.MapGet("/provider", GoToProvider).WithSummary("Goes to the organisation's own sign-in").Produces(StatusCodes.Status302Found);
    }

    private static Ok<SignInOptions> Options(IConfiguration configuration) => TypedResults.Ok(new SignInOptions(
        ProviderSetup.IsConfigured(configuration) ? configuration["Dialog:Oidc:Name"] ?? new Uri(configuration["Dialog:Oidc:Authority"]!).Host : null));

    private static Results<ChallengeHttpResult, NotFoundProblem> GoToProvider(IConfiguration configuration) => ProviderSetup.IsConfigured(configuration)
        ? TypedResults.Challenge(new AuthenticationProperties { RedirectUri = "/" }, [ProviderSetup.Scheme])
        : Errors.NotFound();
}
