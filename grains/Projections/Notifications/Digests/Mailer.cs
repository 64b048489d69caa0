using System.Net.Sockets;
using Dialog.Projections.Notifications.Domain;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Dialog.Projections.Notifications.Digests;

/// <summary>The answer of the mail server.</summary>
internal enum MailOutcome
{
    Sent,

    /// <summary>Certainly not taken; another attempt may help.</summary>
    Later,

    /// <summary>Certainly not taken, and another attempt would not help.</summary>
    Refused,

    /// <summary>The connection broke while the message was being sent: it may have been accepted.</summary>
    Unknown,
}

/// <summary>Hands one mail message to the mail server.</summary>
internal sealed class Mailer(IOptions<MailOptions> options)
{
    private readonly MailOptions _options = options.Value;

    public bool IsOn => !string.IsNullOrEmpty(_options.Host);

    public string? ConsoleAddress => _options.ConsoleAddress?.TrimEnd('/');

    /// <param name="id">the message's own id: a server that gets it twice can recognise it</param>
    public async Task<(MailOutcome Outcome, string? Error)> Send(string to, string id, DigestMail mail, CancellationToken stop)
    {
        using MimeMessage message = new() { Subject = mail.Subject };
        MailboxAddress from = MailboxAddress.Parse(_options.From);
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(to));
        message.MessageId = $"{id}@{from.Domain}";
        // No holiday replies, please.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody();

        using SmtpClient smtp = new() { Timeout = (int)_options.Timeout.TotalMilliseconds };
        Progress progress = new();
        try
        {
            await smtp.ConnectAsync(_options.Host!, _options.Port, Security, stop);
            if (_options.User is { Length: > 0 } user)
            {
                await smtp.AuthenticateAsync(user, _options.Password ?? "", stop);
            }

            await smtp.SendAsync(message, stop, progress);
            // Accepted. A connection that breaks during QUIT changes nothing.
            return (MailOutcome.Sent, null);
        }
        catch (SmtpCommandException e)
        {
            // The server itself refused, whatever was under way before.
            return ((int)e.StatusCode >= 500 ? MailOutcome.Refused : MailOutcome.Later, $"smtp-{(int)e.StatusCode}");
        }
        catch (Exception e) when (e is IOException or SocketException or SmtpProtocolException or ServiceNotConnectedException or TimeoutException or OperationCanceledException)
        {
            return progress.Began ? (MailOutcome.Unknown, "line-lost") : (MailOutcome.Later, "unreachable");
        }
        catch (Exception e) when (e is MailKit.Security.AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            return (MailOutcome.Later, e is SslHandshakeException ? "tls" : "sign-in-refused");
        }
    }

    private SecureSocketOptions Security => _options.Tls switch
    {
        "ssl" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    // Whether the message's own bytes were being sent when the connection broke.
    private sealed class Progress : ITransferProgress
    {
        public bool Began { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Began = true;

        public void Report(long bytesTransferred) => Began = true;
    }
}
