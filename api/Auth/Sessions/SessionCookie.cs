using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Auth.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dialog.Api.Auth.Sessions;

/// <summary>
/// The cookie names its session beside the person, so that it goes with every renewal of the cookie; whoever signs in again gets a
/// new one.
/// </summary>
internal static class SessionCookie
{
    public const string Item = "session";

    /// <summary>The session of this request or connection; null for keys.</summary>
    public static Guid? Of(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(AccountPrincipal.SessionClaim), out Guid id) ? id : null;

    /// <summary>Before a cookie is made.</summary>
    public static async Task Begin(CookieSigningInContext context)
    {
        HttpContext http = context.HttpContext;
        OpenSessions sessions = http.RequestServices.GetRequiredService<OpenSessions>();
        Person person = Person.Of(context.Principal!);
        if (Guid.TryParse(context.Properties.GetString(Item), out Guid same))
        {
            // A proof, or a change of the account by its owner: nobody signed in.
            await sessions.Restamp(same, person.Stamp);
            return;
        }

        // Of whoever used this browser before: nobody holds that cookie any more.
        if (Of(http.User) is { } before)
        {
            await sessions.End(before, Person.Of(http.User).Login);
        }

        (string way, bool secondFactor) = SignInWay.Of(http);
        Guid id = await sessions.Begin(person.Login, person.Stamp, way, secondFactor, http.Request.Headers.UserAgent, http.Connection.RemoteIpAddress);
        context.Properties.SetString(Item, id.ToString());
    }

    /// <summary>
    /// Who was removed or given other rights, and whose session was ended, is out within half a minute on every node; the others
    /// get their current rights. Cookies from before sessions had ids name none and are refused.
    /// </summary>
    public static async Task Revalidate(CookieValidatePrincipalContext context)
    {
        ClaimsPrincipal shown = context.Principal!;
        IServiceProvider services = context.HttpContext.RequestServices;
        string login = shown.FindFirstValue(ClaimTypes.NameIdentifier)!;
        OpenSessions sessions = services.GetRequiredService<OpenSessions>();
        if (Guid.TryParse(context.Properties.GetString(Item), out Guid id)
            && await sessions.See(id, login) is { } session
            && await services.GetRequiredService<Rights>().Of(login, shown.FindFirstValue("stamp"), session.Region) is { } person)
        {
            bool missing = services.GetRequiredService<SecondFactorPolicy>().Requires(person.Role) && !await sessions.HasSecondFactor(session);
            context.ReplacePrincipal(AccountPrincipal.Renew(shown, person with { SecondFactorMissing = missing }, id));
        }
        else
        {
            context.RejectPrincipal();
        }
    }
}
