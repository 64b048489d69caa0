using Dialog.Api.Audit;
using Dialog.Api.Auth.Accounts;

namespace Dialog.Api.Auth;

/// <summary>Successful and failed sign-ins in the audit log.</summary>
internal sealed class SignInAudit(AuditLog log, AccountTable accounts, TimeProvider time)
{
    private const string Action = "session.sign-in";

    /// <param name="way">password, code, recovery-code, passkey, provider</param>
    public async Task Good(HttpContext http, Account account, string way)
    {
        await accounts.SignedIn(account.Login, time.GetUtcNow());
        await log.Write(Entry(http, account, "done", way));
    }

    /// <param name="account">null: what was typed is no known login and is not recorded, it may be a password</param>
    public Task Bad(HttpContext http, Account? account, string why, string way) => log.Write(Entry(http, account, why, way));

    private static AuditEntry Entry(HttpContext http, Account? account, string outcome, string way) => new(account?.Login ?? "-", Action, outcome)
    {
        Role = account?.Role,
        Region = account?.Region,
        Detail = way,
        Address = http.Connection.RemoteIpAddress?.ToString(),
    };
}
