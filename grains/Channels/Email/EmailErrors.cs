using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Dialog.Outbound;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Dialog.Channels.Email;

/// <summary>Errors of mail servers and of connections to them, as human-readable texts and states. Pure.</summary>
internal static partial class EmailErrors
{
    /// <summary>What a server or the connection can throw; anything else is a bug of ours.</summary>
    public static bool IsNetwork(Exception error) => error is IOException or SocketException or TimeoutException or OperationCanceledException
        or ProtocolException or CommandException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException
        or ServiceNotAuthenticatedException or FolderNotFoundException or NotSupportedException or FormatException;

    /// <summary>For the channel's health and for answers that wait: a code and a human-readable text.</summary>
    public static string Trouble(Exception error, string server) => $"{Code(error)}: {Words(error, server)}";

    private static string Code(Exception error) => error switch
    {
        // Before anybody signed in this may be any server that begins with a number.
        MailTokenException token => token.Code,
        CertificateFaultException { Fault: not CertificateFault.Unfit } certificate => CertificateCode(certificate.Fault),
        SmtpCommandException => "unexpected-answer",
        ImapCommandException => "refused-by-network",
        AuthenticationException => "sign-in-refused",
        SslHandshakeException or CertificateFaultException => "certificate-refused",
        FolderNotFoundException => "folder-missing",
        OperationCanceledException or TimeoutException => "no-answer",
        NotSupportedException => "protection-missing",
        FormatException => "unexpected-answer",
        _ => "server-unreachable",
    };

    public static string Words(Exception error, string server) => error switch
    {
        SmtpCommandException refused => $"{server} refuses: {(int)refused.StatusCode} {refused.Message}",
        ImapCommandException refused => $"{server} refuses: {refused.ResponseText}",
        AuthenticationException refused => $"{server} does not accept the login or the password{(refused.Message.Length > 0 ? $": {refused.Message}" : "")}",
        MailTokenException token => token.Message,
        CertificateFaultException certificate => $"{server} shows a certificate {Words(certificate)}",
        SslHandshakeException => $"{server} shows a certificate that is not trusted, or speaks no TLS on this port",
        PrivateAddressException => $"{server} {OutboundGuard.Refusal}",
        FolderNotFoundException missing => $"{server} has no folder '{missing.FolderName}'",
        OperationCanceledException or TimeoutException => $"{server} does not answer in time",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => $"there is no server {server}",
        SocketException socket => $"{server} is unreachable: {socket.SocketErrorCode}",
        NotSupportedException unsupported => $"{server}: {unsupported.Message}",
        ProtocolException => $"{server} broke the line or said something that is no mail protocol",
        SignInUncheckedException busy => $"{server} cannot check sign-ins now{(busy.Message.Length > 0 ? $": {busy.Message}" : "")}",
        IOException or ServiceNotConnectedException => $"{server} broke the line",
        _ => $"{server}: {error.GetType().Name}",
    };

    private static string CertificateCode(CertificateFault fault) => fault switch
    {
        CertificateFault.Expired => "certificate-expired",
        CertificateFault.NotYetValid => "certificate-not-yet-valid",
        CertificateFault.WrongHost => "certificate-wrong-host",
        _ => "certificate-untrusted",
    };

    private static string Words(CertificateFaultException certificate) => certificate.Fault switch
    {
        CertificateFault.Expired => string.Create(CultureInfo.InvariantCulture, $"that expired on {certificate.Limit:yyyy-MM-dd}"),
        CertificateFault.NotYetValid => string.Create(CultureInfo.InvariantCulture, $"that is not valid before {certificate.Limit:yyyy-MM-dd}"),
        CertificateFault.WrongHost => "for another host name",
        CertificateFault.Untrusted => "that no trusted certificate authority has signed",
        _ => "that is not one of a server",
    };

    /// <summary>The server's own answer to a message.</summary>
    public static SendOutcome Refused(SmtpCommandException error)
    {
        int code = (int)error.StatusCode;
        string words = $"{code} {error.Message}";
        return (code, error.ErrorCode) switch
        {
            (421, _) => new SendOutcome.Later($"server-unreachable: the mail server is closing: {words}", Asked(error.Message), Everybody: true),
            (530 or 534 or 535 or 538 or 454, _) => new SendOutcome.Later($"sign-in-refused: the mail server wants another sign-in: {words}", null, Everybody: true),
            // The sender or the whole account is refused: the next answers would meet the same.
            ( >= 400 and < 500, SmtpErrorCode.SenderNotAccepted) => new SendOutcome.Later($"sender-refused: the mail server does not take mail messages of this mailbox now: {words}", Asked(error.Message), Everybody: true),
            ( >= 400 and < 500, _) => new SendOutcome.Later($"too-many-requests: the mail server asks to come again: {words}", Asked(error.Message), Everybody: false),
            (_, SmtpErrorCode.SenderNotAccepted) => new SendOutcome.Later($"sender-refused: the mail server does not take mail messages of this mailbox: {words}", null, Everybody: true),
            (552 or 523, _) when !Says(error.Message, "mailbox full", "quota", "переполнен") || error.ErrorCode == SmtpErrorCode.MessageNotAccepted => new SendOutcome.Failed("too-large", words),
            (_, SmtpErrorCode.RecipientNotAccepted) when code is 550 or 551 or 553 or 521 or 556 or 552 => new SendOutcome.Failed("resident-unreachable", words),
            (_, SmtpErrorCode.MessageNotAccepted) when Says(error.Message, "spam", "5.7.", "blocked", "policy", "спам", "reject") => new SendOutcome.Failed("refused-as-spam", words),
            (550, _) when Says(error.Message, "5.1.", "no such", "unknown user", "not found", "не существует") => new SendOutcome.Failed("resident-unreachable", words),
            _ => new SendOutcome.Failed("refused-by-network", words),
        };
    }

    // "Greylisted, please come back in 300 seconds", "try again in 5 minutes".
    private static TimeSpan? Asked(string words)
    {
        if (Wait().Match(words) is not { Success: true } asked || !int.TryParse(asked.Groups["n"].ValueSpan, out int number))
        {
            return Says(words, "greylist", "graylist", "4.7.1") ? TimeSpan.FromMinutes(5) : null;
        }

        TimeSpan wait = asked.Groups["unit"].ValueSpan[0] is 'm' or 'M' ? TimeSpan.FromMinutes(number) : TimeSpan.FromSeconds(number);
        return wait < TimeSpan.FromHours(4) ? wait : TimeSpan.FromHours(4);
    }

    private static bool Says(string text, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    [GeneratedRegex(@"\b(?<n>\d{1,6})\s*(?<unit>s|sec|second|seconds|m|min|minute|minutes)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Wait();
}
