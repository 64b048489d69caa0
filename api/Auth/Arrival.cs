using Dialog.Api.Auth.Accounts;
using Dialog.Api.Auth.Guessing;
using Dialog.Api.Notifications;
using Dialog.Notifications;

namespace Dialog.Api.Auth;

/// <summary>What follows every successful sign-in: the audit entry, former failures forgotten, and a notice when the place is new.</summary>
internal sealed class Arrival(SignInAudit audit, SignInFailures failures, KnownDevice devices, SignInPlaces places, AccountNotices notices)
{
    /// <param name="way">password, code, recovery-code, passkey, provider</param>
    public async Task Of(Account account, string way, HttpContext http)
    {
        await audit.Good(http, account, way);
        await failures.Forget(account.Login, devices.SourceOf(http, account.Login));
        if (await places.SeeNew(account.Login, http) is { } place)
        {
            await notices.Tell(account.Person, NoticeKinds.SignInFromNewPlace, place);
        }
    }
}
