using Dialog.Api.Access;
using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Guessing;
using Dialog.Api.Auth.Keys;
using Dialog.Api.Auth.Provider;
using Dialog.Api.Auth.Sessions;
using Dialog.Secrets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Identity;

namespace Dialog.Api.Auth;

/// <summary>Accounts, cookie sessions that every api node understands; nothing is allowed that is not allowed by name.</summary>
internal static class SignInSetup
{
    private const string KeyOrSession = "key-or-session";

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton(SecretKeys.Load(name => builder.Configuration[name], builder.Environment.IsProduction()));
        services.AddSingleton<IXmlRepository, KeyRing>();
        services.AddDataProtection().SetApplicationName("Dialog");
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((o, keys) =>
        {
            o.XmlRepository = keys;
            // The repository seals; without an encryptor of any kind each new key would be warned of as unprotected.
            o.XmlEncryptor = new NullXmlEncryptor();
        });

        services.AddMemoryCache();
        services.AddSingleton<Rights>();
        services.AddSingleton(SessionLimits.Of(builder.Configuration));
        services.AddSingleton<SessionTable>();
        services.AddSingleton<OpenSessions>();
        services.AddSingleton<SignInAudit>();
        services.AddSingleton(SecondFactorPolicy.Of(builder.Configuration, builder.Environment));
        services.AddSingleton<AccountChange>();
        services.AddSingleton<Arrival>();
        services.AddSingleton<SessionWelcome>();
        AddGuessing(services, builder.Configuration);
        AddAccounts(services, builder.Configuration);
        services.AddSingleton<KeyTable>();
        AddSchemes(services, builder.Configuration);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build())
            .AddPermissions();
    }

    private static void AddGuessing(IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton(FailureLimits.Of(configuration));
        services.AddSingleton<SignInFailures>();
        services.AddSingleton<SignInPlaces>();
        services.AddSingleton<KnownDevice>();
    }

    private static void AddAccounts(IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton<AccountTable>();
        services.AddSingleton<FurtherRoleTable>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<IdentityTable>();
        services.AddSingleton<NobodysPassword>();
        services.AddHostedService<BootstrapAdmin>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = configuration.GetValue("Dialog:Passwords:Iterations", 210_000));
        services.AddIdentityCore<Account>(o =>
            {
                o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
                (o.Password.RequireDigit, o.Password.RequireLowercase, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) = (false, false, false, false);
                o.Password.RequiredLength = PasswordRules.Shortest;
            })
            .AddUserStore<AccountStore>()
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<AccountPrincipal>()
            .AddTokenProvider<TotpProvider>(TokenOptions.DefaultAuthenticatorProvider)
            .AddSignInManager();
        // Logins are compared as they are written.
        services.AddScoped<ILookupNormalizer, AsWritten>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            // A passkey counts as both factors, so the device must have verified its user.
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
            o.ServerDomain = configuration["Dialog:Passkeys:Domain"];
        });
    }

    private static void AddSchemes(IServiceCollection services, ConfigurationManager configuration)
    {
        AuthenticationBuilder authentication = services.AddAuthentication(KeyOrSession);
        authentication
            .AddPolicyScheme(KeyOrSession, null, o => o.ForwardDefaultSelector = http => KeyScheme.IsShown(http.Request) ? KeyScheme.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, KeyScheme>(KeyScheme.Name, null)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                Own(cookie, "dialog");
                cookie.ExpireTimeSpan = SessionLimits.Idle;
                cookie.SlidingExpiration = true;
                cookie.Events.OnRedirectToLogin = context => Status(context.HttpContext, 401);
                cookie.Events.OnRedirectToAccessDenied = context => Status(context.HttpContext, 403);
                cookie.Events.OnSigningIn = SessionCookie.Begin;
                cookie.Events.OnValidatePrincipal = SessionCookie.Revalidate;
            })
            // Between the password and the code, and between a passkey's question and its answer.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                Own(cookie, "dialog-step");
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        authentication.AddProvider(configuration);
    }

    private static void Own(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private sealed class AsWritten : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name;

        public string? NormalizeEmail(string? email) => email;
    }
}
