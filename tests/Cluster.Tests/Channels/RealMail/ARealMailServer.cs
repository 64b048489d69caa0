using Dialog.Channels;
using Dialog.Support.StandIns;
using MimeKit;

namespace Dialog.Cluster.Tests.Channels.RealMail;

/// <summary>Mail by Debian's own dovecot and postfix, with certificates of an authority that only the channel knows.</summary>
public sealed class ARealMailServer(ChannelSilo silo, MailHostFixture fixture) : IClassFixture<ChannelSilo>, IClassFixture<MailHostFixture>
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(4);

    private MailHost Host => fixture.Host;

    [Theory]
    [InlineData("real-tls", MailSecurity.Tls)]
    [InlineData("real-starttls", MailSecurity.StartTls)]
    public async Task Gives_an_appeal_takes_the_answer_and_keeps_a_copy(string channel, MailSecurity security)
    {
        string account = $"{channel}@region.example";
        ChannelView view = await silo.Channel(channel).Configure(Settings(account, security) with { Mail = Servers(security) with { CopyToSent = true } });
        Assert.True(view.Healthy, view.LastError);
        await Host.Deliver(account, MailAccount.Message($"{channel}@example.org", "Во дворе яма."));
        string thread = await Thread(channel, $"{channel}@example.org");

        await silo.Answer(thread, "Заделаем во вторник.");
        string id = await silo.Until($"select coalesce(max(network_id), '') from outbox where channel = '{channel}' and state = 'sent'", n => n.Length > 0);
        MimeMessage received = await One(MailHost.Resident, null, id);
        MimeMessage copy = await One(account, MailHost.SentFolder, id);

        Assert.Equal(("Заделаем во вторник.", account), (received.TextBody!.Trim(), received.From.Mailboxes.Single().Address));
        Assert.Equal((received.TextBody, received.Subject, $"{channel}@example.org"), (copy.TextBody, copy.Subject, copy.InReplyTo));
        Assert.Equal((true, "1"), ((await silo.Channel(channel).Get())!.Healthy, await silo.Scalar($"select attempts from outbox where channel = '{channel}'")));
        await Off(channel);
    }

    [Theory]
    [InlineData(MailHost.At.Expired, MailSecurity.Tls, "certificate-expired: 127.0.0.2 shows a certificate that expired on ")]
    [InlineData(MailHost.At.Expired, MailSecurity.StartTls, "certificate-expired: 127.0.0.2 shows a certificate that expired on ")]
    [InlineData(MailHost.At.NotYetValid, MailSecurity.Tls, "certificate-not-yet-valid: 127.0.0.3 shows a certificate that is not valid before ")]
    [InlineData(MailHost.At.OtherHost, MailSecurity.Tls, "certificate-wrong-host: 127.0.0.4 shows a certificate for another host name")]
    [InlineData(MailHost.At.OtherHost, MailSecurity.StartTls, "certificate-wrong-host: 127.0.0.4 shows a certificate for another host name")]
    [InlineData(MailHost.At.OtherAuthority, MailSecurity.Tls, "certificate-untrusted: 127.0.0.5 shows a certificate that no trusted certificate authority has signed")]
    public async Task Is_told_by_what_is_wrong_with_its_certificate(string address, MailSecurity security, string words)
    {
        string channel = $"real-{address.Replace('.', '-')}-{security}";
        ChannelView view = await silo.Channel(channel).Configure(Settings("certificate@region.example", security) with { Mail = Servers(security) with { ImapHost = address } });

        Assert.False(view.Healthy);
        Assert.StartsWith(words, view.LastError, StringComparison.Ordinal);
        await Off(channel);
    }

    [Fact]
    public async Task Is_told_by_the_certificate_of_its_sending_side_too()
    {
        ChannelView view = await silo.Channel("real-smtp").Configure(Settings("certificate@region.example") with { Mail = Servers() with { SmtpHost = MailHost.At.Expired } });
        TestSent sent = await silo.Channel("real-smtp").SendTest(MailHost.Resident, "Проверка");

        Assert.StartsWith("certificate-expired: 127.0.0.2 ", view.LastError, StringComparison.Ordinal);
        Assert.Equal("later", sent.State);
        Assert.StartsWith("certificate-expired: 127.0.0.2 ", sent.Words, StringComparison.Ordinal);
        await Off("real-smtp");
    }

    [Fact]
    public async Task Is_not_believed_by_a_channel_that_does_not_know_its_authority()
    {
        ChannelView view = await silo.Channel("real-unknown").Configure(Settings("certificate@region.example") with { Mail = Servers() with { CertificateAuthority = null } });

        Assert.StartsWith("certificate-untrusted: 127.0.0.1 ", view.LastError, StringComparison.Ordinal);
        await Off("real-unknown");
    }

    // One question holds for 25 s: three messages one after another come within the time of two only when the server tells of each at once.
    [Fact]
    public async Task Tells_at_once_of_what_arrives()
    {
        const string account = "idle@region.example";
        await silo.Channel("real-idle").Configure(Settings(account));
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(45));
        for (int i = 0; i < 4; i++)
        {
            await Host.Deliver(account, MailAccount.Message($"idle-{i}@example.org", $"Обращение {i}"));
            await Thread("real-idle", $"idle-{i}@example.org");
        }

        Assert.False(limit.IsCancellationRequested);
        await Off("real-idle");
    }

    [Fact]
    public async Task Loses_and_doubles_nothing_when_its_mailbox_is_numbered_again()
    {
        const string account = "numbered@region.example";
        await Deliver(account, "n", 0, 20);
        await silo.Channel("real-numbered").Configure(Settings(account));
        await Taken("real-numbered", 20);
        string before = await Validity("real-numbered");

        await Host.StopImap();
        Host.Renumber(account);
        await Deliver(account, "n", 20, 5);
        await Host.StartImap();
        await Taken("real-numbered", 25);
        await Deliver(account, "n", 25, 1);
        await Taken("real-numbered", 26);

        Assert.NotEqual(before, await Validity("real-numbered"));
        await EachOnce("real-numbered", 26);
        await Off("real-numbered");
    }

    [Fact]
    public async Task Gives_a_thousand_messages_exactly_once_and_is_restarted_meanwhile()
    {
        const string account = "thousand@region.example";
        await Deliver(account, "k", 0, 1000);
        await silo.Channel("real-thousand").Configure(Settings(account));
        await silo.Until("select count(*) from messages where thread like 'real-thousand/%'", n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) > 100, Long);

        await Host.StopImap();
        await Host.StartImap();
        await Taken("real-thousand", 1000);

        await EachOnce("real-thousand", 1000);
        Assert.Equal(1000, Host.Messages(account).Length);
        await Off("real-thousand");
    }

    [Fact]
    public async Task Takes_access_tokens_and_another_one_when_they_were_withdrawn()
    {
        const string account = "priemnaya@region.example";
        await silo.Channel("real-token").Configure(Settings(account) with
        {
            Token = SignInServer.ClientSecret,
            Mail = Servers() with { SignIn = new(Host.SignIn.Endpoint, SignInServer.ClientId, "mail") },
        });
        await Host.Deliver(account, MailAccount.Message("token-1@example.org", "Во дворе яма."));
        string thread = await Thread("real-token", "token-1@example.org");
        await silo.Answer(thread, "Заделаем.");
        await silo.Until("select count(*) from outbox where channel = 'real-token' and state = 'sent'", n => n == "1", Long);
        Assert.True(Host.SignIn.Questions is { Count: 1 } questions && questions.First() == "client_credentials mail", $"{string.Join(", ", Host.SignIn.Questions)}\n{Host.Log()}");

        Host.SignIn.Withdraw();
        await Host.StopImap();
        await Host.StartImap();
        await Host.Deliver(account, MailAccount.Message("token-2@example.org", "И фонарь."));
        await Thread("real-token", "token-2@example.org");

        Assert.True(Host.SignIn.Questions.Count == 2, $"{string.Join(", ", Host.SignIn.Questions)}\n{Host.Log()}");
        await Off("real-token");
    }

    private MailServers Servers(MailSecurity security = MailSecurity.Tls) => new(
        MailHost.At.Good, security == MailSecurity.Tls ? Host.Imaps : Host.Imap, MailHost.At.Good, security == MailSecurity.Tls ? Host.Submissions : Host.Submission, security,
        CertificateAuthority: Host.Authority.Pem);

    private ChannelSettings Settings(string account, MailSecurity security = MailSecurity.Tls) => new()
    {
        Region = ChannelSilo.Region,
        Kind = ChannelKinds.Email,
        Name = "Приёмная",
        Account = account,
        Token = MailHost.Password,
        Mail = Servers(security),
    };

    private async Task Deliver(string account, string name, int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            await Host.Deliver(account, MailAccount.Message($"{name}{i:0000}@example.org", $"Обращение {i}"));
        }
    }

    private Task<string> Taken(string channel, int count) =>
        silo.Until($"select count(distinct external_id) from messages where thread like '{channel}/%' and direction = 0", n => n == $"{count}", Long);

    private async Task EachOnce(string channel, int count)
    {
        Assert.Equal($"{count}", await silo.Scalar($"select count(*) from messages where thread like '{channel}/%' and direction = 0"));
        Assert.Equal($"{count}", await silo.Scalar($"select count(*) from cases where channel = '{channel}'"));
        Assert.Equal("0", await silo.Scalar($"select count(*) from inbox where channel = '{channel}' and state = 'poison'"));
    }

    // The place of a message in its mailbox is the first line of what the inbox keeps.
    private Task<string> Validity(string channel) =>
        silo.Scalar($"select split_part(convert_from(substring(payload from 1 for 60), 'LATIN1'), ' ', 2) from inbox where channel = '{channel}' order by id desc limit 1");

    private Task<string> Thread(string channel, string message) =>
        silo.Until($"select coalesce((select thread from messages where external_id = '{message}' and thread like '{channel}/%'), '')", t => t.Length > 0, Long);

    private async Task<MimeMessage> One(string account, string? folder, string id)
    {
        string[] found = [];
        await Support.Eventually.Holds(
            () => (found = [.. Host.Messages(account, folder).Where(m => m.Contains($"<{id}>", StringComparison.Ordinal))]).Length > 0, ChannelSilo.Soon, $"{id} is in {account} {folder}");
        return MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Assert.Single(found))));
    }

    private async Task Off(string channel) => await silo.Channel(channel).Configure((await silo.Channel(channel).Settings())! with { Enabled = false });
}
