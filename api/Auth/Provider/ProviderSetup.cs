using Dialog.Api.Auth.Sessions;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Dialog.Api.Auth.Provider;

/// <summary>
/// Any OpenID Connect provider, by <c>Dialog:Oidc:*</c>. It proves who somebody is; whether they may sign in is decided by our account:
/// nobody gets one by signing in.
/// </summary>
internal static class ProviderSetup
{
    public const string Scheme = "oidc";

    public static bool IsConfigured(IConfiguration configuration) => configuration["Dialog:Oidc:Authority"] is { Length: > 0 };

    public static void AddProvider(this AuthenticationBuilder authentication, ConfigurationManager configuration)
    {
        authentication.Services.AddScoped<ProviderEntry>();
        if (!IsConfigured(configuration))
        {
            return;
        }

        authentication.AddOpenIdConnect(Scheme, o =>
        {
            o.Authority = configuration["Dialog:Oidc:Authority"];
            o.ClientId = configuration["Dialog:Oidc:ClientId"] ?? throw new InvalidOperationException("Dialog:Oidc:ClientId is not set, Dialog:Oidc:Authority is.");
            o.ClientSecret = configuration["Dialog:Oidc:ClientSecret"];
            o.RequireHttpsMetadata = !configuration.GetValue("Dialog:Oidc:AllowHttp", false);
            o.ResponseType = OpenIdConnectResponseType.Code;
            // An answer in the address comes back with a cookie that other sites' forms do not get.
            o.ResponseMode = OpenIdConnectResponseMode.Query;
            o.UsePkce = true;
            o.MapInboundClaims = false;
            o.SaveTokens = false;
            foreach (string scope in (configuration["Dialog:Oidc:Scopes"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                o.Scope.Add(scope);
            }

            // Nothing is kept of the provider's session: ours begins with the account's cookie.
            o.SignInScheme = IdentityConstants.ApplicationScheme;
            foreach (CookieBuilder cookie in (CookieBuilder[])[o.CorrelationCookie, o.NonceCookie])
            {
                (cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true);
            }

            o.Events.OnTokenValidated = ProviderIdentity.Keep;
            o.Events.OnTicketReceived = async context =>
            {
                string next = await context.HttpContext.RequestServices.GetRequiredService<ProviderEntry>().Enter(context.HttpContext, context.Properties);
                context.HandleResponse();
                context.Response.Redirect(next);
            };
            // The provider sends the browser back to our own address, whatever host the request named.
            o.Events.OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.RedirectUri = context.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Link(context.Request, context.Options.CallbackPath);
                return Task.CompletedTask;
            };
            o.Events.OnRemoteFailure = async context =>
            {
                await context.HttpContext.RequestServices.GetRequiredService<SignInAudit>().Bad(context.HttpContext, null, "refused-by-provider", SignInWay.Provider);
                context.HandleResponse();
                context.Response.Redirect("/?sign-in=failed");
            };
        });
    }

    /// <summary>The issuer whose tokens are taken, as the provider's own description names it; null when the provider cannot be reached.</summary>
    public static async Task<string?> Issuer(IOptionsMonitor<OpenIdConnectOptions> options, CancellationToken cancellation)
    {
        try
        {
            return (await options.Get(Scheme).ConfigurationManager!.GetConfigurationAsync(cancellation)).Issuer;
        }
        catch (InvalidOperationException)
        {
            // What the library says of a provider that does not answer, or not with a description.
            return null;
        }
    }
}
