using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dialog.Api.Auth.Keys;

/// <summary><c>Authorization: Bearer dlg_…</c>. No browser sends that by itself, so no header against forged requests is needed.</summary>
internal sealed class KeyScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyTable keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";
    private const string Bearer = "Bearer ";

    public static bool IsShown(HttpRequest request) => Shown(request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() => Shown(Request) switch
    {
        null => AuthenticateResult.NoResult(),
        { } key when await keys.Find(key, Context.RequestAborted) is { } found => AuthenticateResult.Success(new AuthenticationTicket(found.Person.ToPrincipal(Name), Name)),
        _ => AuthenticateResult.Fail("The key is wrong, revoked or expired."),
    };

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static string? Shown(HttpRequest request) =>
        request.Headers.Authorization.FirstOrDefault() is { } header && header.StartsWith(Bearer + ApiKey.Mark, StringComparison.Ordinal) ? header[Bearer.Length..].Trim() : null;
}
