namespace Dialog.Api.Auth.Sessions;

/// <summary>How somebody signed in. Set before the cookie is made: Identity does not distinguish a code from a recovery code.</summary>
internal static class SignInWay
{
    public const string Password = "password";
    public const string Code = "code";
    public const string RecoveryCode = "recovery-code";
    public const string Passkey = "passkey";
    public const string Provider = "provider";

    private static readonly object Key = new();

    /// <param name="secondFactor">a second factor was shown with it</param>
    public static void Say(HttpContext http, string way, bool secondFactor)
    {
        http.Items[Key] = (way, secondFactor);
        RecentProof.Give(http);
    }

    public static (string Way, bool SecondFactor) Of(HttpContext http) =>
        http.Items[Key] as (string, bool)? ?? throw new InvalidOperationException("Whoever signs somebody in says how: SignInWay.Say.");
}
