using System.Text.Encodings.Web;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dialog.Api.Auth.Keys;

/// <summary><c>Authorization: Bearer dlg_…</c>. No browser sends that by itself, so no header against forged requests is needed.</summary>
internal sealed class KeyScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyTable keys, WrongSecrets wrong)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";
    private const string Bearer = "Bearer ";

    public static bool IsShown(HttpRequest request) => Shown(request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown(Request) is not { } key)
        {
            return AuthenticateResult.NoResult();
        }

        return await keys.Find(key, Context, wrong) is { } found
            ? AuthenticateResult.Success(new AuthenticationTicket(found.Person.ToPrincipal(Name), Name))
            : AuthenticateResult.Fail("The key is wrong, revoked or expired.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Shown(Request) is { } key && KeyGuesses.Wait(key, Context, wrong) is { } wait)
        {
            return WrongSecrets.Refusal(Context, wait).ExecuteAsync(Context);
        }

        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static string? Shown(HttpRequest request) =>
        request.Headers.Authorization.FirstOrDefault() is { } header && header.StartsWith(Bearer + ApiKey.Mark, StringComparison.Ordinal) ? header[Bearer.Length..].Trim() : null;
}
