using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.StandIns;
using MimeKit;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>Mail messages become cases and answers become mail messages, over the stand-ins of a mail provider.</summary>
public sealed class AMailbox(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private static MimeMessage Parsed(ReceivedMail mail) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail.Data)));

    private async Task<MimeMessage> Sent(MailAccount mail, int number)
    {
        await silo.Until($"select count(*) from outbox where channel = '{mail.Channel}' and state = 'sent'", n => n == $"{number}");
        return Parsed(mail.Smtp.Mail.ElementAt(number - 1));
    }

    [Fact]
    public async Task Opens_a_case_answers_it_and_joins_the_reply_by_its_references_and_by_the_number_alone()
    {
        await using MailAccount mail = new("mail-a");
        ChannelView view = await mail.Configure(silo);
        Assert.True(view.Healthy, view.LastError);
        await silo.Until("select count(*) from channels where id = 'mail-a'", n => n == "1");
        mail.Imap.Inbox.Deliver(MailAccount.Message("q1@example.org", "Во дворе яма."));
        string thread = await mail.ThreadOf(silo, "q1@example.org");

        await silo.Answer(thread, "Какой номер дома?");
        MimeMessage sent = await Sent(mail, 1);
        string number = await silo.Scalar($"select number from cases where thread = '{thread}'");

        Assert.Equal($"Re: [№ {number}] Яма на Ленина, 5", sent.Subject);
        Assert.Equal(("Какой номер дома?", MailAccount.Address, "anna@example.org"), (sent.TextBody!.Trim(), sent.From.Mailboxes.Single().Address, sent.To.Mailboxes.Single().Address));
        Assert.Equal(("q1@example.org", "q1@example.org"), (sent.InReplyTo, Assert.Single(sent.References)));
        Assert.Equal(MailAccount.Address, sent.Headers["X-Dialog-Channel"]);
        Assert.Equal(sent.MessageId, await silo.Scalar("select network_id from outbox where channel = 'mail-a'"));

        mail.Imap.Inbox.Deliver(MailAccount.Message("q2@example.org", "Дом 5.\n\n10.06.2026, 12:00, Приёмная <a@b.example> пишет:\n> Какой номер дома?", sent.Subject!, $"In-Reply-To: <{sent.MessageId}>"));
        mail.Imap.Inbox.Deliver(MailAccount.Message("q3@example.org", "Подъезд второй.", $"Уточнение [№ {number}]"));
        mail.Imap.Inbox.Deliver(MailAccount.Message("q4@example.org", "А у меня своё.", $"Re: [№ {number}] Яма", from: "oleg@example.org"));

        Assert.Equal(thread, await mail.ThreadOf(silo, "q2@example.org"));
        Assert.Equal(thread, await mail.ThreadOf(silo, "q3@example.org"));
        Assert.NotEqual(thread, await mail.ThreadOf(silo, "q4@example.org"));
        Assert.Equal(
            "Дом 5.\n\n10.06.2026, 12:00, Приёмная <a@b.example> пишет:\n> Какой номер дома? [{\"from\": 2, \"count\": 2}]",
            await silo.Scalar("select text || ' ' || folds::text from messages where external_id = 'q2@example.org'"));
        Assert.Equal("", await silo.Scalar("select coalesce(folds::text, '') from messages where external_id = 'q1@example.org'"));
        Assert.Equal("2", await silo.Scalar("select count(*) from cases where channel = 'mail-a'"));
    }

    [Fact]
    public async Task Takes_at_first_what_waits_unread_and_leaves_every_letter_as_it_was()
    {
        await using MailAccount mail = new("mail-b");
        mail.Imap.Inbox.Deliver(MailAccount.Message("b1@example.org", "Прочитано до нас."), seen: true);
        mail.Imap.Inbox.Deliver(MailAccount.Message("b2@example.org", "Ждёт."));
        mail.Imap.Inbox.Deliver(MailAccount.Message("b3@example.org", "Тоже прочитано."), seen: true);
        mail.Imap.Inbox.Deliver(MailAccount.Message("b4@example.org", "Забыто."), arrivedAt: TimeProvider.System.GetUtcNow().AddDays(-90));
        await mail.Configure(silo);
        await mail.ThreadOf(silo, "b2@example.org");

        mail.Imap.Inbox.Deliver(MailAccount.Message("b5@example.org", "Новое, но кем-то открытое."), seen: true);
        await mail.ThreadOf(silo, "b5@example.org");

        Assert.Equal("b2@example.org b5@example.org", await silo.Scalar("select string_agg(external_id, ' ' order by external_id) from messages where thread like 'mail-b/%' and direction = 0"));
        Assert.Equal(["b1", "b3", "b5"], mail.Imap.Inbox.Messages.Where(l => l.Flags.Contains("\\Seen")).Select(l => $"b{l.Uid}"));
        await Eventually.Holds(() => mail.Imap.Commands.Contains("IDLE"), ChannelSilo.Soon, "the mailbox is idled on");
    }

    [Fact]
    public async Task Without_idle_is_asked_again_and_again()
    {
        await using MailAccount mail = new("mail-c");
        mail.Imap.Idles = false;
        await mail.Configure(silo);
        await silo.Until("select count(*) from channels where id = 'mail-c'", n => n == "1");
        mail.Imap.Inbox.Deliver(MailAccount.Message("c1@example.org", "Яма."));

        await mail.ThreadOf(silo, "c1@example.org");

        Assert.DoesNotContain("IDLE", mail.Imap.Commands);
    }

    [Fact]
    public async Task Sets_a_broken_letter_and_one_the_server_cannot_give_aside_and_goes_on()
    {
        await using MailAccount mail = new("mail-d");
        mail.Imap.Inbox.Deliver(MailAccount.Message("d1@example.org", "Первое."));
        mail.Imap.Inbox.Deliver("Subject: без отправителя\n\nтекст");
        uint refused = mail.Imap.Inbox.Deliver(MailAccount.Message("d3@example.org", "Недоступное."));
        uint deadly = mail.Imap.Inbox.Deliver(MailAccount.Message("d4@example.org", "На нём рвётся связь."));
        mail.Imap.Inbox.Deliver(MailAccount.Message("d5@example.org", "Последнее."));
        mail.Imap.Fail(new ImapFault.RefuseMessage(refused));
        mail.Imap.Fail(new ImapFault.DropInMessage(deadly), 100);

        await mail.Configure(silo);
        await mail.ThreadOf(silo, "d5@example.org");

        await silo.Until("select string_agg(split_part(error, ':', 1), ' ' order by id) from inbox where channel = 'mail-d' and state = 'poison'", e => e == "from mail mail");
        Assert.Equal("d1@example.org d5@example.org", await silo.Scalar("select string_agg(external_id, ' ' order by external_id) from messages where thread like 'mail-d/%' and direction = 0"));
    }

    [Fact]
    public async Task Loses_and_doubles_nothing_when_lines_break_and_the_mailbox_is_renumbered()
    {
        await using MailAccount mail = new("mail-e");
        for (int i = 0; i < 20; i++)
        {
            mail.Imap.Inbox.Deliver(MailAccount.Message($"e{i:00}@example.org", $"Обращение {i}"));
        }

        mail.Imap.Fail(new ImapFault.DropInMessage(3));
        mail.Imap.Fail(new ImapFault.DropInMessage(11), 2);
        mail.Imap.Fail(new ImapFault.DropAt("UID SEARCH"));
        await mail.Configure(silo);
        await silo.Until("select count(*) from messages where thread like 'mail-e/%' and direction = 0", n => n == "20");

        mail.Imap.DropAll();
        mail.Imap.Inbox.Renumber(first: 500);
        // The same mail message again by another route, and one that arrived while the channel was not connected.
        mail.Imap.Inbox.Deliver("Received: from other by mx\n" + MailAccount.Message("e05@example.org", "Обращение 5"));
        mail.Imap.Inbox.Deliver(MailAccount.Message("e20@example.org", "Обращение 20"));
        await silo.Until("select count(*) from messages where thread like 'mail-e/%' and direction = 0", n => n == "21");
        mail.Imap.Inbox.Deliver(MailAccount.Message("e21@example.org", "Обращение 21"));
        await mail.ThreadOf(silo, "e21@example.org");

        Assert.Equal("22", await silo.Scalar("select count(*) from messages where thread like 'mail-e/%' and direction = 0"));
        Assert.Equal("22", await silo.Scalar("select count(distinct external_id) from messages where thread like 'mail-e/%' and direction = 0"));
        Assert.Equal("22", await silo.Scalar("select count(*) from cases where channel = 'mail-e'"));
        Assert.Equal("0", await silo.Scalar("select count(*) from inbox where channel = 'mail-e' and state = 'poison'"));
    }

    [Fact]
    public async Task Gives_the_file_of_a_mail_message_also_after_the_mailbox_was_renumbered()
    {
        await using MailAccount mail = new("mail-f");
        byte[] photo = [.. Enumerable.Range(0, 10_000).Select(i => (byte)i)];
        string body = $"--m\nContent-Type: text/plain\n\nfoto\n--m\nContent-Type: image/jpeg; name=yama.jpg\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(photo)}\n--m--\n";
        mail.Imap.Inbox.Deliver(MailAccount.Message("f1@example.org", body).Replace("text/plain; charset=utf-8", "multipart/mixed; boundary=m", StringComparison.Ordinal));
        await mail.Configure(silo);
        await mail.ThreadOf(silo, "f1@example.org");
        string id = await silo.Scalar("select attachments -> 0 ->> 'fileId' from messages where external_id = 'f1@example.org'");

        NetworkFile one = await silo.Channel("mail-f").Fetch(id, 100_000);
        mail.Imap.Inbox.Renumber(first: 40);
        NetworkFile two = await silo.Channel("mail-f").Fetch(id, 100_000);
        NetworkFile large = await silo.Channel("mail-f").Fetch(id, 100);
        mail.Imap.Inbox.Remove(40);
        NetworkFile gone = await silo.Channel("mail-f").Fetch(id, 100_000);

        Assert.Equal(photo, one.Bytes);
        Assert.Equal("yama.jpg", one.Name);
        Assert.Equal(photo, two.Bytes);
        Assert.Contains("at most 100", large.Problem, StringComparison.Ordinal);
        Assert.Equal("the mail message is no longer in the mailbox", gone.Problem);
    }

    [Fact]
    public async Task Goes_on_where_it_was_when_its_password_is_changed()
    {
        await using MailAccount mail = new("mail-l");
        await mail.Configure(silo);
        mail.Imap.Inbox.Deliver(MailAccount.Message("l1@example.org", "Первое."));
        await mail.ThreadOf(silo, "l1@example.org");
        await silo.Channel("mail-l").Pause(true);

        // The password ended, and somebody read the mail in the meantime.
        mail.Imap.Inbox.Deliver(MailAccount.Message("l2@example.org", "Второе."), seen: true);
        (mail.Imap.Password, mail.Smtp.Password) = ("another", "another");
        await mail.Configure(silo, "another");

        await mail.ThreadOf(silo, "l2@example.org");
    }

    [Fact]
    public async Task Keeps_the_beginning_of_a_letter_too_large_to_fetch()
    {
        await using MailAccount mail = new("mail-g");
        mail.Imap.Inbox.Deliver(MailAccount.Message("g1@example.org", "Во дворе яма.\n" + new string('x', 300_000)), saidSize: 40L << 20);
        await mail.Configure(silo);

        await mail.ThreadOf(silo, "g1@example.org");

        string text = await silo.Scalar("select text from messages where external_id = 'g1@example.org'");
        Assert.Contains("Во дворе яма.", text, StringComparison.Ordinal);
        Assert.Contains("Письмо слишком велико (40.0 МБ)", text, StringComparison.Ordinal);
        Assert.Contains(mail.Imap.Commands, c => c.Contains("BODY.PEEK[]<0.262144>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_in_words_that_the_password_is_wrong()
    {
        await using MailAccount mail = new("mail-h");

        ChannelView view = await mail.Configure(silo, "other");

        Assert.False(view.Healthy);
        Assert.Contains("does not accept the login or the password", view.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("other", view.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_password_to_nobody_whose_certificate_is_not_trusted()
    {
        await using MailAccount mail = new("mail-j");
        using RSA key = RSA.Create(2048);
        using X509Certificate2 own = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        mail.Imap.Certificate = own;

        ChannelView view = await mail.Configure(silo, security: MailSecurity.Tls);

        Assert.Equal("certificate-untrusted: 127.0.0.1 shows a certificate that no trusted certificate authority has signed", view.LastError);
        Assert.Empty(mail.Imap.Commands);
    }

    [Fact]
    public async Task Says_in_words_that_the_server_speaks_no_tls()
    {
        await using MailAccount mail = new("mail-k");

        ChannelView view = await mail.Configure(silo, security: MailSecurity.StartTls);

        Assert.False(view.Healthy);
        Assert.Contains("STARTTLS", view.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("LOGIN", mail.Imap.Commands);
        Assert.DoesNotContain("AUTHENTICATE", mail.Imap.Commands);
    }

    [Fact]
    public async Task Says_that_the_entered_server_does_not_answer()
    {
        MailAccount mail = new("mail-i");
        await mail.DisposeAsync();

        ChannelView view = await mail.Configure(silo);

        Assert.Equal(EnteredDestination.Unreachable, view.LastError);
    }
}
