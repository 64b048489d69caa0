using System.Net;
using System.Text.RegularExpressions;

namespace Dialog.Channels;

public static partial class ChannelSettingsRules
{
    private static void Email(ChannelSettings settings, SettingsCheck check)
    {
        check.Need(settings.Account is not null && MailAddress().IsMatch(settings.Account), "account", "the mailbox's address, e.g. priemnaya@region.example");
        bool byOAuth = settings.Mail?.SignIn is not null;
        check.Need(byOAuth || settings.Token is { Length: > 0 }, "token", "the mailbox's password; most providers want one made for programs");
        check.Need(!byOAuth || settings.Token is { Length: > 0 } || settings.ReadToken is { Length: > 0 }, "token", "the secret of the OAuth client; a client without one needs a refresh token");
        check.Need(settings.Mode == ReceiveMode.Polling, "mode", "a mailbox is polled: nobody calls us");
        check.Need(settings.Mail is not null, "mail", "the mailbox's servers: imapHost, imapPort, smtpHost, smtpPort, security");
        if (settings.Mail is not { } mail)
        {
            return;
        }

        check.Need(Uri.CheckHostName(mail.ImapHost) != UriHostNameType.Unknown, "mail.imapHost", "the name of the IMAP server, e.g. imap.example.org");
        check.Need(Uri.CheckHostName(mail.SmtpHost) != UriHostNameType.Unknown, "mail.smtpHost", "the name of the SMTP server, e.g. smtp.example.org");
        check.Need(mail.ImapPort is > 0 and <= 65_535, "mail.imapPort", "993 for TLS, 143 for STARTTLS");
        check.Need(mail.SmtpPort is > 0 and <= 65_535, "mail.smtpPort", "465 for TLS, 587 for STARTTLS");
        check.Need(Enum.IsDefined(mail.Security), "mail.security", "Tls, StartTls or None");
        check.Need(
            mail.Security != MailSecurity.None || IsThisMachine(mail.ImapHost) && IsThisMachine(mail.SmtpHost),
            "mail.security", "None sends the password and the messages readable to anybody on the way: it is for servers on this machine (localhost) only; use Tls or StartTls");
        check.Need(IsFolder(mail.Folder), "mail.folder", "the folder that is read, e.g. INBOX");
        check.Need(mail.SentFolder is null || IsFolder(mail.SentFolder), "mail.sentFolder", "the name of the folder of sent messages, at most 200 characters; empty for the one the server names");
        if (mail.CertificateAuthority is { } authority && MailAuthority.Problem(authority) is { } problem)
        {
            check.Need(false, "mail.certificateAuthority", problem);
        }

        if (mail.SignIn is { } signIn)
        {
            SignIn(signIn, check);
        }
    }

    private static void SignIn(MailSignIn signIn, SettingsCheck check)
    {
        check.Need(
            Uri.TryCreate(signIn.TokenEndpoint, UriKind.Absolute, out Uri? endpoint) && endpoint.UserInfo.Length == 0
                && (endpoint.Scheme == Uri.UriSchemeHttps || endpoint.Scheme == Uri.UriSchemeHttp && IsThisMachine(endpoint.Host)),
            "mail.signIn.tokenEndpoint", "the https address at which the sign-in server issues tokens");
        check.Need(signIn.ClientId is { Length: > 0 and <= 300 } && signIn.ClientId.All(char.IsAscii) && !signIn.ClientId.Any(char.IsControl), "mail.signIn.clientId",
            "the client's id at the sign-in server, at most 300 characters");
        check.Need(signIn.Scope is null || signIn.Scope.Length is > 0 and <= 1000 && !signIn.Scope.Any(char.IsControl), "mail.signIn.scope",
            "the scopes with spaces between, at most 1,000 characters");
    }

    private static bool IsFolder(string? name) => name is { Length: > 0 and <= 200 } && !name.Any(char.IsControl);

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address);

    [GeneratedRegex(@"^[^\s@<>(),;:\\""\[\]\p{C}]{1,64}@[\p{L}\p{N}]([\p{L}\p{N}.-]{0,180}[\p{L}\p{N}])?$")]
    private static partial Regex MailAddress();
}
