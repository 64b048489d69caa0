using System.Text;
using System.Text.RegularExpressions;
using MailKit;

namespace Dialog.Channels.Email;

/// <summary>
/// What a mail server says during one sign-in. MailKit's exception has neither the response code of IMAP (RFC 5530) nor the reply code of SMTP
/// (RFC 4954), and only these tell a refused sign-in from one that cannot be checked now.
/// </summary>
internal sealed partial class SignInReply : IProtocolLogger
{
    private const int Kept = 2048;

    private readonly StringBuilder _said = new();
    private bool _over;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>The sign-in was neither accepted nor refused: a part of the server is down or too busy to check it.</summary>
    public bool IsUnchecked => Unchecked().IsMatch(_said.ToString());

    /// <summary>Keeps nothing from now on.</summary>
    public void End()
    {
        _over = true;
        _said.Clear();
    }

    public void LogConnect(Uri uri)
    {
    }

    // A new command: earlier replies do not matter.
    public void LogClient(byte[] buffer, int offset, int count) => _said.Clear();

    public void LogServer(byte[] buffer, int offset, int count)
    {
        if (!_over && _said.Length < Kept)
        {
            _said.Append(Encoding.Latin1.GetString(buffer, offset, Math.Min(count, Kept)));
        }
    }

    public void Dispose()
    {
    }

    [GeneratedRegex(@"^(4[0-9]{2}([ -]|\r?$)|[A-Z0-9]+ NO \[(UNAVAILABLE|INUSE|LIMIT)\])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unchecked();
}

/// <summary>A mail server could not check who we are: neither the password nor the token is wrong.</summary>
internal sealed class SignInUncheckedException(Exception cause) : IOException(cause.Message, cause);
