using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Guessing;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Notifications;

namespace Dialog.Api.Auth;

/// <summary>What follows a change of the ways into one's own account.</summary>
internal sealed class AccountChange(AccountNotices notices, OpenSessions sessions)
{
    /// <summary>Tells the owner, who may not be the one that did it, with the browser and the network it was done from.</summary>
    public Task Tell(Account account, string kind, HttpContext http) => notices.Tell(account.Person, kind, SignInPlaces.Of(http));

    /// <summary>The same for a second factor. A session in which one was set up has shown it; one whose account has none left has not.</summary>
    public async Task SecondFactor(Account account, Guid session, string kind, HttpContext http)
    {
        await sessions.ShowSecondFactor(session, account.HasSecondFactor);
        await Tell(account, kind, http);
    }
}
