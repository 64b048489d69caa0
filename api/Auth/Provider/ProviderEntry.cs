using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Notifications;
using Dialog.Notifications;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Dialog.Api.Auth.Provider;

/// <summary>
/// What a person whom the provider has recognised may do here. The account that is bound to issuer and subject opens; a login, an address or
/// a name that the provider tells opens nothing. Binds once, by an invitation that an administrator made.
/// </summary>
internal sealed class ProviderEntry(
    IdentityTable identities, SignInManager<Account> signIn, IUserClaimsPrincipalFactory<Account> principals, OpenSessions sessions, SignInAudit audit, Arrival arrival,
    AccountNotices notices, IConfiguration configuration, TimeProvider time)
{
    public const string InvitationItem = "invitation";

    private const string SessionItem = "proof-session";
    private const string LoginItem = "proof-login";
    private const string StampItem = "proof-stamp";
    private const string BackItem = "proof-back";

    // The provider's clock, and the way back.
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(2);

    /// <summary>Asks the provider for a fresh proof by the owner of this session.</summary>
    /// <param name="back">the page to come back to</param>
    public static void AskProof(AuthenticationProperties properties, Guid session, Account account, string back)
    {
        (properties.Items[SessionItem], properties.Items[LoginItem]) = (session.ToString(), account.Login);
        (properties.Items[StampItem], properties.Items[BackItem]) = (account.Stamp.ToString(), back);
    }

    /// <summary>Gives where the browser goes next.</summary>
    public async Task<string> Enter(HttpContext http, AuthenticationProperties? properties)
    {
        if (ProviderIdentity.Of(properties) is not { } identity)
        {
            return await Refuse(http, null, "refused-by-provider", "failed");
        }

        if (properties!.Items.TryGetValue(SessionItem, out string? session))
        {
            return await Prove(http, identity, Guid.Parse(session!), properties);
        }

        Account? account = await identities.Find(identity.Issuer, identity.Subject);
        if (properties.Items.TryGetValue(InvitationItem, out string? token) && token is not null)
        {
            if (account is not null)
            {
                return await Refuse(http, account, "bound-elsewhere", "bound-elsewhere");
            }

            account = await Bind(identity, token);
            if (account is null)
            {
                return await Refuse(http, null, "no-invitation", "no-invitation");
            }
        }

        account ??= configuration["Dialog:Oidc:LoginClaim"] == "sub" ? await identities.BindFormerLink(identity.Issuer, identity.Subject) : null;
        if (account is null or { Disabled: true })
        {
            return await Refuse(http, account, account is null ? "not-bound" : "disabled", account is null ? "not-bound" : "disabled");
        }

        SignInWay.Say(http, SignInWay.Provider, ShowsSecondFactor(identity));
        await signIn.SignInAsync(account, isPersistent: false, SignInWay.Provider);
        await arrival.Of(account, SignInWay.Provider, http);
        return "/";
    }

    private async Task<Account?> Bind(ProviderIdentity identity, string token)
    {
        Account? account;
        try
        {
            account = await identities.TakeInvitation(InvitationToken.Hash(token), identity.Issuer, identity.Subject);
        }
        catch (PostgresException e) when (IdentityTable.IsTaken(e))
        {
            // Two invitations opened by one person at once: the other one was faster.
            return null;
        }

        if (account is not null)
        {
            await notices.Tell(account.Person, NoticeKinds.IdentityBound, null);
        }

        return account;
    }

    // The browser's strict cookie does not come along from the provider: whose session it is stands in the sealed state of the question.
    private async Task<string> Prove(HttpContext http, ProviderIdentity identity, Guid session, AuthenticationProperties asked)
    {
        Account? account = await identities.Find(identity.Issuer, identity.Subject);
        bool same = account is { Disabled: false } && account.Login == asked.Items[LoginItem] && account.Stamp.ToString() == asked.Items[StampItem];
        bool fresh = identity.AuthenticatedAt is { } at && time.GetUtcNow() - at < RecentProof.Holds && at - time.GetUtcNow() < Leeway;
        if (!same || !fresh || !await sessions.Lives(session, account!.Login))
        {
            await audit.Bad(http, account, same && !fresh ? "proof-not-fresh" : "another-identity", "proof");
            return $"{asked.Items[BackItem]}?proof=failed";
        }

        RecentProof.Give(http);
        if (ShowsSecondFactor(identity))
        {
            await sessions.ShowSecondFactor(session);
        }

        AuthenticationProperties properties = new() { IsPersistent = false };
        properties.SetString(SessionCookie.Item, session.ToString());
        await http.SignInAsync(IdentityConstants.ApplicationScheme, await principals.CreateAsync(account), properties);
        return $"{asked.Items[BackItem]}?proof=done";
    }

    private bool ShowsSecondFactor(ProviderIdentity identity) => identity.SecondFactor || configuration["Dialog:Oidc:SecondFactor"] == "trusted";

    // The console's sign-in page shows the message for it.
    private async Task<string> Refuse(HttpContext http, Account? account, string outcome, string message)
    {
        await audit.Bad(http, account, outcome, SignInWay.Provider);
        return $"/?sign-in={message}";
    }
}
