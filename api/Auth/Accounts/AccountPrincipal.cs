using System.Globalization;
using System.Security.Claims;
using Dialog.Api.Access;
using Microsoft.AspNetCore.Identity;
using Claim = System.Security.Claims.Claim;

namespace Dialog.Api.Auth.Accounts;

/// <summary>What goes into the session's cookie: who it is, and when they proved it. Rights are looked up with every request.</summary>
internal sealed class AccountPrincipal(IHttpContextAccessor requests, TimeProvider time) : IUserClaimsPrincipalFactory<Account>
{
    /// <summary>Which session the request or the connection belongs to; looked up with every request like the rights.</summary>
    public const string SessionClaim = "session";
    private const string ProvedAt = "proved-at";

    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        ClaimsPrincipal principal = user.Person.ToPrincipal(IdentityConstants.ApplicationScheme);
        Stamp(principal, Proved());
        return Task.FromResult(principal);
    }

    /// <summary>When this person last proved who they are.</summary>
    public static DateTimeOffset ProvedLastAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ProvedAt), out long seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MinValue;

    /// <summary>The current rights with the time of the earlier proof.</summary>
    public static ClaimsPrincipal Renew(ClaimsPrincipal shown, Person now, Guid session)
    {
        ClaimsPrincipal principal = now.ToPrincipal(IdentityConstants.ApplicationScheme);
        Stamp(principal, shown.FindFirstValue(ProvedAt) ?? "0");
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(SessionClaim, session.ToString()));
        return principal;
    }

    // A cookie that is renewed without a proof, after a change of the account, keeps the time of the one there was.
    private string Proved() => requests.HttpContext is { } http && !RecentProof.IsGiven(http)
        ? http.User.FindFirstValue(ProvedAt) ?? "0"
        : time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static void Stamp(ClaimsPrincipal principal, string at) => ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(ProvedAt, at));
}
