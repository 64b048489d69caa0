using Dialog.Channels;

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

    [Fact]
    public void Hold_an_address_a_password_and_servers() => Assert.Empty(ChannelSettingsRules.Errors(Good));

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void May_go_without_encryption_on_this_machine(string host) =>
        Assert.Empty(ChannelSettingsRules.Errors(Good with { Mail = Good.Mail! with { Security = MailSecurity.None, ImapHost = host, SmtpHost = host } }));

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
        { "mail.folder", Good with { Mail = Good.Mail! with { Folder = "" } } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Are_refused_by_the_name_of_what_is_wrong(string field, ChannelSettings settings) => Assert.Contains(field, ChannelSettingsRules.Errors(settings).Keys);
}
