using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Email;
using Dialog.Files;
using Dialog.Outbound;
using Dialog.Support.StandIns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>The outcome of an answer at mail servers with every kind of fault.</summary>
public sealed class SendingMail(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private async Task<string> Asked(MailAccount mail)
    {
        mail.Imap.Inbox.Deliver(MailAccount.Message($"{mail.Channel}@example.org", "Во дворе яма."));
        await mail.Configure(silo);
        return await mail.ThreadOf(silo, $"{mail.Channel}@example.org");
    }

    private Task<string> State(MailAccount mail, string wanted) => silo.Until(
        $"select state || ' ' || reported || ' ' || coalesce(error, '') from outbox where channel = '{mail.Channel}' order by id limit 1",
        s => s.StartsWith($"{wanted} true", StringComparison.Ordinal));

    [Theory]
    [InlineData("sending-a", SmtpFault.Greylisted)]
    [InlineData("sending-b", SmtpFault.Closing)]
    [InlineData("sending-c", SmtpFault.Busy)]
    public async Task Comes_again_when_the_server_says_later_and_is_sent_once(string channel, SmtpFault fault)
    {
        await using MailAccount mail = new(channel);
        string thread = await Asked(mail);
        mail.Smtp.Faults.Enqueue(fault);

        await silo.Answer(thread, "Заделаем");
        await State(mail, "sent");

        Assert.Single(mail.Smtp.Mail);
        Assert.Equal("2", await silo.Scalar($"select attempts from outbox where channel = '{channel}'"));
    }

    [Theory]
    [InlineData("sending-d", SmtpFault.NoSuchPerson, "resident-unreachable: 550 5.1.1 no such person")]
    [InlineData("sending-e", SmtpFault.TooLarge, "too-large: 552 5.3.4 message too big")]
    [InlineData("sending-f", SmtpFault.Spam, "refused-as-spam: 554 5.7.1 looks like spam")]
    public async Task Fails_in_words_when_the_server_says_never(string channel, SmtpFault fault, string error)
    {
        await using MailAccount mail = new(channel);
        string thread = await Asked(mail);
        mail.Smtp.Faults.Enqueue(fault);

        await silo.Answer(thread, "Заделаем");

        Assert.Equal($"failed true {error}", await State(mail, "failed"));
        Assert.Empty(mail.Smtp.Mail);
        Assert.Equal($"{(int)DeliveryState.Failed}", await silo.Scalar($"select delivery from cases where thread = '{thread}'"));
    }

    [Fact]
    public async Task Is_unknown_when_the_line_is_lost_after_the_last_dot_and_never_repeated()
    {
        await using MailAccount mail = new("sending-g");
        string thread = await Asked(mail);
        mail.Smtp.Faults.Enqueue(SmtpFault.SilenceAfterTaking);

        await silo.Answer(thread, "Заделаем");
        await State(mail, "unknown");
        await silo.Answer(thread, "И покрасим");
        await silo.Until("select count(*) from outbox where channel = 'sending-g' and state = 'sent'", n => n == "1");

        Assert.Equal(2, mail.Smtp.Mail.Count);
        Assert.Equal("1", await silo.Scalar("select attempts from outbox where channel = 'sending-g' order by id limit 1"));
    }

    [Fact]
    public async Task Of_unknown_fate_is_found_in_the_sent_folder_of_providers_that_keep_one()
    {
        await using MailAccount mail = new("sending-h");
        string thread = await Asked(mail);
        mail.Smtp.Faults.Enqueue(SmtpFault.SilenceAfterTaking);

        await silo.Answer(thread, "Заделаем");
        await State(mail, "unknown");
        mail.Imap.Sent.Deliver(Assert.Single(mail.Smtp.Mail).Data);

        Assert.Equal("sent true ", await State(mail, "sent"));
        Assert.Single(mail.Smtp.Mail);
    }

    [Fact]
    public async Task Comes_back_later_and_marks_the_answer_failed()
    {
        await using MailAccount mail = new("sending-i");
        string thread = await Asked(mail);
        await silo.Answer(thread, "Заделаем");
        await State(mail, "sent");
        string ours = await silo.Scalar("select network_id from outbox where channel = 'sending-i'");

        mail.Imap.Inbox.Deliver(
            $"""
            From: MAILER-DAEMON@mx.example.org
            Return-Path: <>
            Auto-Submitted: auto-replied
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <bounce@mx.example.org>
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            Sorry.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; anna@example.org
            Action: failed
            Status: 5.2.2
            Diagnostic-Code: smtp; 552 5.2.2 mailbox full

            --b
            Content-Type: message/rfc822

            From: {MailAccount.Address}
            Message-ID: <{ours}>
            Subject: x

            text
            --b--
            """);

        Assert.Equal("failed true bounced: 5.2.2 552 5.2.2 mailbox full", await State(mail, "failed"));
        await silo.Until($"select delivery from cases where thread = '{thread}'", d => d == $"{(int)DeliveryState.Failed}");
        Assert.Equal("1", await silo.Scalar("select count(*) from cases where channel = 'sending-i'"));
    }

    [Fact]
    public async Task Carries_its_files()
    {
        await using MailAccount mail = new("sending-j");
        string thread = await Asked(mail);
        Guid caseId = await silo.CaseOf(thread);
        FileService files = new(new PostgresFileStore(silo.Database), new FileCatalogue(silo.Database));
        byte[] bytes = [0xFF, 0xD8, 1, 2, 3];
        Attachment photo = OwnFiles.Attachment(await files.Keep(
            new StoredFile(OwnFiles.Id(caseId, bytes), caseId, ChannelSilo.Region, "upload", "photo", "после ремонта.jpg", "image/jpeg", bytes.Length, null, null, "", null, "anna"), bytes, null));

        CommandReply reply = await silo.Grains.GetGrain<IThreadGrain>(thread).Execute(new Answer
        {
            CommandId = Guid.NewGuid().ToString("N"),
            CaseId = caseId,
            By = new Actor(ActorKind.Official, "ivanova", "Иванова"),
            Kind = AnswerKind.Final,
            Text = "Готово",
            Attachments = [photo],
        });
        Assert.Equal(CommandOutcome.Done, reply.Outcome);
        await State(mail, "sent");

        MimeKit.MimeMessage sent = MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Assert.Single(mail.Smtp.Mail).Data)));
        MimePart part = (MimeKit.MimePart)Assert.Single(sent.Attachments);
        using MemoryStream content = new();
        part.Content!.DecodeTo(content);
        Assert.Equal(("Готово", "после ремонта.jpg"), (sent.TextBody!.Trim(), part.FileName));
        Assert.Equal(bytes, content.ToArray());
    }

    [Fact]
    public async Task Is_certainly_not_sent_when_the_line_is_lost_in_the_middle_of_it()
    {
        await using MailAccount mail = new("sending-k");
        mail.Smtp.Faults.Enqueue(SmtpFault.LostInMessage);
        Guid id = Guid.NewGuid();
        FileService files = new(new PostgresFileStore(silo.Database), new FileCatalogue(silo.Database));
        byte[] bytes = new byte[12 << 20];
        Attachment file = OwnFiles.Attachment(await files.Keep(
            new StoredFile(OwnFiles.Id(id, bytes), id, ChannelSilo.Region, "upload", "document", "большой.pdf", "application/pdf", bytes.Length, null, null, "", null, "anna"), bytes, null));
        OutboundGuard guard = new(Options.Create(new OutboundOptions { AllowedPrivate = "127.0.0.0/8" }));
        using NetworkCalls calls = new(guard);
        using EmailLines lines = new(guard, calls, TimeProvider.System);
        EmailChannel adapter = new(lines, new OutgoingFiles(files, NullLogger<OutgoingFiles>.Instance), TimeProvider.System);
        await mail.Configure(silo);

        ChannelSettings settings = (await silo.Channel("sending-k").Settings())! with { Token = "password" };
        SendOutcome outcome = await adapter.Send(settings, new OutgoingMessage("k:1", "anna@example.org", null, "Готово", [file], null), CancellationToken.None);

        Assert.Empty(mail.Smtp.Mail);
        Assert.IsType<SendOutcome.Later>(outcome);
    }

    [Fact]
    public async Task A_test_message_goes_to_a_bare_address()
    {
        await using MailAccount mail = new("sending-l");
        await mail.Configure(silo);

        TestSent sent = await silo.Channel("sending-l").SendTest("anna@example.org", "Проверка");
        TestSent not = await silo.Channel("sending-l").SendTest("anna@example.org\r\nBcc: x@y.example", "Проверка");

        Assert.Equal("sent", sent.State);
        Assert.Contains("<anna@example.org>", Assert.Single(mail.Smtp.Mail).To, StringComparison.Ordinal);
        Assert.Equal("failed", not.State);
    }
}
