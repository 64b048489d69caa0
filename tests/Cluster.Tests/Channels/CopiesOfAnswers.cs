using Dialog.Channels;
using Dialog.Channels.Email;
using Dialog.Files;
using Dialog.Outbound;
using Dialog.Support.StandIns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>Answers by mail are put into the mailbox's folder of sent messages where the channel wants it, and are sent once whatever becomes of that.</summary>
public sealed class CopiesOfAnswers(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private static MailServers Copied(MailServers servers) => servers with { CopyToSent = true };

    private async Task<string> Asked(MailAccount mail, Func<MailServers, MailServers>? change = null)
    {
        mail.Imap.Inbox.Deliver(MailAccount.Message($"{mail.Channel}@example.org", "Во дворе яма."));
        await mail.Configure(silo, change: change ?? Copied);
        return await mail.ThreadOf(silo, $"{mail.Channel}@example.org");
    }

    private Task<string> Sent(MailAccount mail, int count) =>
        silo.Until($"select count(*) || ' ' || coalesce(max(attempts), 0) from outbox where channel = '{mail.Channel}' and state = 'sent'", n => n == $"{count} 1");

    private Task<TimeSpan> Failing(MailAccount mail, string words) => Support.Eventually.Holds(
        async () => await silo.Channel(mail.Channel).Get() is { Healthy: false } view && view.LastError!.StartsWith(words, StringComparison.Ordinal), ChannelSilo.Soon, words);

    [Fact]
    public async Task Are_kept_read_once_and_with_the_same_number()
    {
        await using MailAccount mail = new("copies-a");
        string thread = await Asked(mail);

        await silo.Answer(thread, "Заделаем");
        await Sent(mail, 1);
        await Support.Eventually.Holds(() => mail.Imap.Sent.Messages.Length == 1, ChannelSilo.Soon, "there is a copy");

        string copy = System.Text.Encoding.UTF8.GetString(mail.Imap.Sent.Messages[0].Bytes);
        Assert.Contains($"<{await silo.Scalar("select network_id from outbox where channel = 'copies-a'")}>", copy, StringComparison.Ordinal);
        Assert.Contains("\\Seen", mail.Imap.Sent.Messages[0].Flags);
        Assert.Single(mail.Smtp.Mail);
    }

    [Fact]
    public async Task Are_not_kept_where_nobody_asked_for_them()
    {
        await using MailAccount mail = new("copies-b");
        string thread = await Asked(mail, m => m);

        await silo.Answer(thread, "Заделаем");
        await Sent(mail, 1);
        await silo.Until("select reported::text from outbox where channel = 'copies-b'", r => r == "true");
        await silo.Answer(thread, "И покрасим");
        await Sent(mail, 2);

        Assert.Empty(mail.Imap.Sent.Messages);
        Assert.DoesNotContain(mail.Imap.Commands, c => c.StartsWith("APPEND", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Are_one_where_the_provider_has_kept_its_own(bool marked)
    {
        await using MailAccount mail = new($"copies-c-{marked}");
        mail.Imap.MarksSent = marked;
        OutboundGuard guard = new(Options.Create(new OutboundOptions { AllowedPrivate = "127.0.0.0/8" }));
        using NetworkCalls calls = new(guard);
        using EmailLines lines = new(guard, calls, TimeProvider.System);
        FileService files = new(new PostgresFileStore(silo.Database), new FileCatalogue(silo.Database));
        EmailChannel adapter = new(lines, new OutgoingFiles(files, NullLogger<OutgoingFiles>.Instance), TimeProvider.System);
        ChannelSettings settings = mail.Settings(change: Copied);
        OutgoingMessage answer = new("c:1", "anna@example.org", null, "Готово", [], null);

        SendOutcome.Sent sent = Assert.IsType<SendOutcome.Sent>(await adapter.Send(settings, answer, CancellationToken.None));
        mail.Imap.Sent.Deliver(Assert.Single(mail.Smtp.Mail).Data);
        await adapter.KeepCopy(settings, answer, CancellationToken.None);
        await adapter.KeepCopy(settings, answer with { Key = "c:2" }, CancellationToken.None);
        await adapter.KeepCopy(settings, answer with { Key = "c:2" }, CancellationToken.None);

        Assert.Equal("dialog.c.1@region.example", sent.NetworkId);
        Assert.Equal(2, mail.Imap.Sent.Messages.Length);
    }

    [Theory]
    [InlineData("copies-d", false)]
    [InlineData("copies-e", true)]
    public async Task That_cannot_be_kept_are_a_remark_of_the_channel_and_the_answer_stays_sent(string channel, bool lineBreaks)
    {
        await using MailAccount mail = new(channel);
        string thread = await Asked(mail);
        mail.Imap.Fail(lineBreaks ? new ImapFault.DropAt("APPEND") : new ImapFault.RefuseAppend());

        await silo.Answer(thread, "Заделаем");
        await Sent(mail, 1);
        await Failing(mail, "copy-failed: ");
        Assert.Empty(mail.Imap.Sent.Messages);

        await silo.Answer(thread, "И покрасим");
        await Sent(mail, 2);
        await Support.Eventually.Holds(async () => await silo.Channel(channel).Get() is { Healthy: true }, ChannelSilo.Soon, "the remark is gone with the next copy");
        Assert.Equal((2, 1), (mail.Smtp.Mail.Count, mail.Imap.Sent.Messages.Length));
    }

    [Fact]
    public async Task That_have_no_folder_are_told_when_the_channel_is_saved()
    {
        await using MailAccount mail = new("copies-f");

        ChannelView view = await mail.Configure(silo, change: m => m with { CopyToSent = true, SentFolder = "Нет такой" });

        Assert.Equal("sent-folder-missing: 127.0.0.1 has no folder of sent messages named 'Нет такой'", view.LastError);
    }
}
