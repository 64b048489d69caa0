using System.Security.Claims;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
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
        if (!IsConfigured(configuration))
        {
            return;
        }

        string claim = configuration["Dialog:Oidc:LoginClaim"] ?? "preferred_username";
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
            o.GetClaimsFromUserInfoEndpoint = configuration.GetValue("Dialog:Oidc:UserInfo", false);
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

            // The provider sends the browser back to our own address, whatever host the request named.
            o.Events.OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.RedirectUri = context.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Link(context.Request, context.Options.CallbackPath);
                return Task.CompletedTask;
            };
            o.Events.OnTicketReceived = context => Enter(context, claim);
            o.Events.OnRemoteFailure = async context =>
            {
                await context.HttpContext.RequestServices.GetRequiredService<SignInAudit>().Bad(context.HttpContext, null, "refused-by-provider", SignInWay.Provider);
                Back(context, "failed");
            };
        });
    }

    private static async Task Enter(TicketReceivedContext context, string claim)
    {
        IServiceProvider services = context.HttpContext.RequestServices;
        SignInAudit audit = services.GetRequiredService<SignInAudit>();
        string? name = context.Principal?.FindFirstValue(claim);
        Account? account = name is null ? null : await services.GetRequiredService<AccountTable>().FindOutside(name, context.HttpContext.RequestAborted);
        if (account is null or { Disabled: true })
        {
            await audit.Bad(context.HttpContext, account, account is null ? "no-account" : "disabled", SignInWay.Provider);
            Back(context, "no-account");
            return;
        }

        SignInWay.Say(context.HttpContext, SignInWay.Provider);
        await services.GetRequiredService<SignInManager<Account>>().SignInAsync(account, isPersistent: false, SignInWay.Provider);
        await audit.Good(context.HttpContext, account, SignInWay.Provider);
        context.HandleResponse();
        context.Response.Redirect("/");
    }

    // The console's sign-in page shows the message for it.
    private static void Back<TOptions>(HandleRequestContext<TOptions> context, string why)
        where TOptions : RemoteAuthenticationOptions
    {
        context.HandleResponse();
        context.Response.Redirect($"/?sign-in={why}");
    }
}
