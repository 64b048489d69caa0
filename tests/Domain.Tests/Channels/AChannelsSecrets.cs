using Dialog.Channels;

namespace Dialog.Domain.Tests.Channels;

/// <summary>What opens an account stays with a channel only while it goes to the server it went to.</summary>
public sealed class AChannelsSecrets
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly ChannelSettings Known = new()
    {
        Region = "demo",
        Kind = ChannelKinds.Email,
        Name = "Почта",
        Token = "the-password",
        ReadToken = "the-read-token",
        Secret = "sixteen-characters",
        BaseAddress = "https://network.example",
        Mail = new MailServers("imap.example", 993, "smtp.example", 465, SignIn: new("https://sign-in.example/token", "dialog")),
    };

    private static readonly ChannelSettings Unseen = Known with { Token = null, ReadToken = null, Secret = null };

    public static TheoryData<ChannelSettings> Elsewhere =>
    [
        Unseen with { BaseAddress = "https://evil.example" },
        Unseen with { BaseAddress = "http://network.example" },
        Unseen with { BaseAddress = null },
        Unseen with { Mail = Known.Mail! with { ImapHost = "evil.example" } },
        Unseen with { Mail = Known.Mail! with { SmtpHost = "evil.example" } },
        Unseen with { Mail = Known.Mail! with { ImapPort = 143 } },
        Unseen with { Mail = Known.Mail! with { SmtpPort = 25 } },
        Unseen with { Mail = Known.Mail! with { Security = MailSecurity.None } },
        Unseen with { Mail = Known.Mail! with { CertificateAuthority = "another authority" } },
        Unseen with { Mail = Known.Mail! with { SignIn = null } },
        Unseen with { Mail = Known.Mail! with { SignIn = Known.Mail!.SignIn! with { TokenEndpoint = "https://evil.example/token" } } },
        Unseen with { Mail = null },
    ];

    public static TheoryData<ChannelSettings> There =>
    [
        Unseen,
        Unseen with { Name = "Приёмная", Paused = true, Account = "other@example.org" },
        Unseen with { Mail = Known.Mail! with { Login = "login", Folder = "Обращения", CopyToSent = true, SentFolder = "Отправленные" } },
        Unseen with { Mail = Known.Mail! with { SignIn = Known.Mail!.SignIn! with { ClientId = "other", Scope = "mail" } } },
    ];

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void Do_not_go_to_another_server_unless_they_are_shown_again(ChannelSettings given)
    {
        ChannelSettings kept = ChannelSecrets.Kept(given, Known, Now);
        Assert.Equal((null, null), (kept.Token, kept.ReadToken));
        Assert.Equal(["readToken", "token"], ChannelSecrets.ToShowAgain(given, Known).Keys.Order());

        ChannelSettings shown = given with { Token = "the-password", ReadToken = "the-read-token" };
        Assert.Equal(("the-password", "the-read-token"), (ChannelSecrets.Kept(shown, Known, Now).Token, ChannelSecrets.Kept(shown, Known, Now).ReadToken));
        Assert.Empty(ChannelSecrets.ToShowAgain(shown, Known));
    }

    [Theory]
    [MemberData(nameof(There))]
    public void Stay_as_they_were_while_the_server_is_the_same(ChannelSettings given)
    {
        ChannelSettings kept = ChannelSecrets.Kept(given, Known, Now);
        Assert.Equal((Known.Token, Known.ReadToken, Known.Secret), (kept.Token, kept.ReadToken, kept.Secret));
        Assert.Empty(ChannelSecrets.ToShowAgain(given, Known));
    }

    [Fact]
    public void Of_a_channel_without_any_need_not_be_shown() =>
        Assert.Empty(ChannelSecrets.ToShowAgain(Unseen with { BaseAddress = "https://other.example" }, Unseen));
}
