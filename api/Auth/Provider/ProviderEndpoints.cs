using Dialog.Api.Setup;
using Microsoft.AspNetCore.Authentication;

namespace Dialog.Api.Auth.Provider;

/// <summary>What the sign-in page offers, and the way to the provider.</summary>
/// <param name="Provider">Its name on the button; absent when there is none.</param>
internal sealed record SignInOptions(string? Provider);

internal static class ProviderEndpoints
{
    public static void MapProvider(this RouteGroupBuilder session)
    {
        session.MapGet("/options", (IConfiguration configuration) => Results.Ok(new SignInOptions(
            ProviderSetup.IsConfigured(configuration) ? configuration["Dialog:Oidc:Name"] ?? new Uri(configuration["Dialog:Oidc:Authority"]!).Host : null)));
        session.MapGet("/provider", (IConfiguration configuration) => ProviderSetup.IsConfigured(configuration)
            ? Results.Challenge(new AuthenticationProperties { RedirectUri = "/" }, [ProviderSetup.Scheme])
            : Errors.NotFound());
    }
}
