using System.Security.Claims;
using Dialog.Secrets;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;

namespace Dialog.Api.Auth;

/// <summary>Cookie sessions that every api node understands; nothing is allowed that is not allowed by name.</summary>
internal static class SignInSetup
{
    public const string WorksOnCases = "works-on-cases";
    public const string Administers = "administers";
    public const string KeepsTemplates = "keeps-templates";
    private static readonly TimeSpan RevalidateEvery = TimeSpan.FromSeconds(30);

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddMemoryCache();
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddSingleton<UserStore>();
        services.AddSingleton<LoginThrottle>();
        services.AddSingleton(SecretKeys.Load(name => builder.Configuration[name], builder.Environment.IsProduction()));
        services.AddSingleton<IXmlRepository, KeyRing>();
        services.AddHostedService<BootstrapAdmin>();
        services.AddDataProtection().SetApplicationName("Dialog");
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((o, keys) =>
        {
            o.XmlRepository = keys;
            // The repository seals; without an encryptor of any kind each new key would be warned of as unprotected.
            o.XmlEncryptor = new NullXmlEncryptor();
        });

        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "dialog";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.Events.OnRedirectToLogin = context => Status(context.HttpContext, 401);
            cookie.Events.OnRedirectToAccessDenied = context => Status(context.HttpContext, 403);
            cookie.Events.OnValidatePrincipal = Revalidate;
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(WorksOnCases, p => p.RequireRole(Roles.Operator, Roles.Executor, Roles.Lead))
            .AddPolicy(KeepsTemplates, p => p.RequireRole(Roles.Lead, Roles.Administrator))
            .AddPolicy(Administers, p => p.RequireRole(Roles.Administrator));
    }

    private static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    // A person removed or given other rights loses the session within half a minute on every node.
    private static async Task Revalidate(CookieValidatePrincipalContext context)
    {
        string login = context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!;
        IMemoryCache cache = context.HttpContext.RequestServices.GetRequiredService<IMemoryCache>();
        Guid? stamp = await cache.GetOrCreateAsync($"stamp:{login}", async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = RevalidateEvery;
            return (await context.HttpContext.RequestServices.GetRequiredService<UserStore>().Current(login))?.Stamp;
        });
        if (stamp?.ToString() != context.Principal!.FindFirstValue("stamp"))
        {
            context.RejectPrincipal();
        }
    }
}
