using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Domain.Tests.Channels.Email;

public sealed class SettingsOfAMailbox
{
    private static readonly ChannelSettings Good = new()
    {
        Region = "demo",
        Kind = ChannelKinds.Email,
        Name = "Приёмная",
        Account = MailMessages.Own,
        Token = "secret",
        Mail = new("imap.example.org", 993, "smtp.example.org", 465),
    };

    private static readonly ChannelSettings ByToken = Good with { Mail = Good.Mail! with { SignIn = new("https://sign-in.example/token", "dialog", "mail.imap mail.smtp") } };

    private static ChannelSettings Signing(string endpoint) => ByToken with { Mail = ByToken.Mail! with { SignIn = ByToken.Mail!.SignIn! with { TokenEndpoint = endpoint } } };

    [Fact]
    public void Hold_an_address_a_password_and_servers() => Assert.Empty(ChannelSettingsRules.Errors(Good));

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void May_go_without_encryption_on_this_machine(string host) =>
        Assert.Empty(ChannelSettingsRules.Errors(Good with { Mail = Good.Mail! with { Security = MailSecurity.None, ImapHost = host, SmtpHost = host } }));

    [Theory]
    [InlineData("secret", null)]
    [InlineData(null, "refresh")]
    [InlineData("secret", "refresh")]
    public void May_sign_in_by_a_token_instead_of_a_password(string? secret, string? refresh) => Assert.Empty(ChannelSettingsRules.Errors(ByToken with { Token = secret, ReadToken = refresh }));

    [Fact]
    public void May_name_an_authority_and_a_folder_for_copies()
    {
        using OwnAuthority own = OwnAuthority.Now();
        Assert.Empty(ChannelSettingsRules.Errors(Good with { Mail = Good.Mail! with { CertificateAuthority = own.Pem, CopyToSent = true, SentFolder = "Отправленные" } }));
    }

    public static TheoryData<string, ChannelSettings> Wrong => new()
    {
        { "account", Good with { Account = null } },
        { "account", Good with { Account = "priemnaya" } },
        { "account", Good with { Account = "a@b.example\r\nBcc: c@d.example" } },
        { "token", Good with { Token = null } },
        { "mode", Good with { Mode = ReceiveMode.Webhook } },
        { "mail", Good with { Mail = null } },
        { "mail.imapHost", Good with { Mail = Good.Mail! with { ImapHost = "imap example" } } },
        { "mail.smtpHost", Good with { Mail = Good.Mail! with { SmtpHost = "" } } },
        { "mail.imapPort", Good with { Mail = Good.Mail! with { ImapPort = 0 } } },
        { "mail.smtpPort", Good with { Mail = Good.Mail! with { SmtpPort = 70_000 } } },
        { "mail.security", Good with { Mail = Good.Mail! with { Security = MailSecurity.None } } },
        { "mail.security", Good with { Mail = Good.Mail! with { Security = MailSecurity.None, ImapHost = "localhost" } } },
        { "mail.security", Good with { Mail = Good.Mail! with { Security = MailSecurity.None, ImapHost = "10.0.0.5", SmtpHost = "10.0.0.5" } } },
        { "mail.certificateAuthority", Good with { Mail = Good.Mail! with { CertificateAuthority = "certificate" } } },
        { "mail.sentFolder", Good with { Mail = Good.Mail! with { SentFolder = "" } } },
        { "mail.sentFolder", Good with { Mail = Good.Mail! with { SentFolder = "Sent\r\na1 LOGOUT" } } },
        { "token", ByToken with { Token = null } },
        { "mail.signIn.tokenEndpoint", Signing("http://sign-in.example/token") },
        { "mail.signIn.tokenEndpoint", Signing("sign-in.example/token") },
        { "mail.signIn.tokenEndpoint", Signing("https://me@sign-in.example/token") },
        { "mail.signIn.clientId", Good with { Mail = ByToken.Mail! with { SignIn = ByToken.Mail!.SignIn! with { ClientId = "" } } } },
        { "mail.signIn.scope", Good with { Mail = ByToken.Mail! with { SignIn = ByToken.Mail!.SignIn! with { Scope = "a\r\nb" } } } },
        { "mail.folder", Good with { Mail = Good.Mail! with { Folder = "" } } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Are_refused_by_the_name_of_what_is_wrong(string field, ChannelSettings settings) => Assert.Contains(field, ChannelSettingsRules.Errors(settings).Keys);
}
