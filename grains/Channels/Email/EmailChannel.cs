using Dialog.Files;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MimeKit;

namespace Dialog.Channels.Email;

/// <summary>A mailbox: mail in by IMAP, answers out by SMTP.</summary>
public sealed class EmailChannel(EmailLines lines, OutgoingFiles files, TimeProvider time) : IChannel
{
    private const int MaxFiles = 20;

    // Base64 makes three bytes four; most servers end at 25 MB.
    private const long MaxFileBytes = 18 * 1024 * 1024;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(30);

    // Less than the outbox's lease, whatever the size of the files.
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(40);
    private readonly EmailMailbox _mailbox = new(lines, time);

    public string Kind => ChannelKinds.Email;

    // Providers limit messages per day and reject bursts.
    public ChannelTraits Traits { get; } = new(Polls: true, TakesKey: false, PerSecond: 3, TimeSpan.Zero, TimeSpan.Zero) { FindsSent = true, HasSubjects = true, LongestPoll = EmailMailbox.PollLimit };

    public string? Own(ChannelSettings settings) => settings.Account;

    public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) => EmailReader.Read(payload, context);

    public async Task Prepare(ChannelSettings settings, CancellationToken stop)
    {
        await Imap(settings, CallLimit, (line, c) => EmailMailbox.Open(line, settings, c), stop);
        await TrySmtp(settings, stop);
    }

    public async Task<NetworkHealth> Health(ChannelSettings settings, CancellationToken stop)
    {
        bool hasSent = await Imap(settings, CallLimit, async (line, c) =>
        {
            await EmailMailbox.Open(line, settings, c);
            return !settings.Mail!.CopyToSent || await EmailMailbox.Sent(line, settings, c) is not null;
        }, stop);
        if (!lines.SmtpWorked(settings))
        {
            await TrySmtp(settings, stop);
        }

        return new(null, hasSent ? null : $"sent-folder-missing: {settings.Mail!.ImapHost} has no folder of sent messages{(settings.Mail.SentFolder is { } name ? $" named '{name}'" : "")}");
    }

    public ChannelSettings? Renewed(ChannelSettings settings) => lines.Renewed(settings);

    public Task<PolledPayloads> Poll(ChannelSettings settings, string? cursor, CancellationToken stop) =>
        Imap(settings, EmailMailbox.PollLimit, (line, c) => _mailbox.Poll(line, settings, EmailCursor.Parse(cursor), c), stop);

    public async Task<NetworkFile> Fetch(ChannelSettings settings, string fileId, int maxBytes, CancellationToken stop)
    {
        if (EmailFileId.Parse(fileId) is not { } id)
        {
            return new(null, null, "this names no file of a mail message");
        }

        if (await Imap(settings, SendLimit, (line, c) => EmailMailbox.Find(line, settings, id, c), stop) is not { } mail)
        {
            return new(null, null, "the mail message is no longer in the mailbox");
        }

        using MimeMessage message = EmailReader.Parse(EmailRaw.Message(mail).ToArray());
        List<EmailFile> found = EmailParts.Of(message).Files;
        if (id.Index >= found.Count)
        {
            return new(null, null, "the mail message has no such file");
        }

        EmailFile file = found[id.Index];
        return file.Bytes.Length > maxBytes ? new(null, null, $"{file.Bytes.Length} bytes; at most {maxBytes} are taken") : new(file.Bytes, file.Name, null);
    }

    public async Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop)
    {
        if (EmailConversation.Parse(message.Conversation) is not { } to)
        {
            return new SendOutcome.Failed("chat-not-found", $"'{message.Conversation}' is not an e-mail conversation");
        }

        if (message.Text.Length > ChannelLimits.MaxTextLength(Kind))
        {
            return new SendOutcome.Failed("too-long", $"{message.Text.Length} characters, at most {ChannelLimits.MaxTextLength(Kind)} are sent");
        }

        using CancellationTokenSource limit = new(SendLimit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        string server = settings.Mail!.SmtpHost;
        Progress progress = new();
        bool signedIn = false;
        try
        {
            (IReadOnlyList<OutgoingFile> own, string? problem, bool missing) = await files.Read(message.Attachments, both.Token);
            if (problem is not null)
            {
                return missing ? new SendOutcome.Failed("file-missing", problem) : new SendOutcome.Later(problem, null, Everybody: false);
            }

            if (own.Count > MaxFiles || own.Sum(f => (long)f.Bytes.Length) > MaxFileBytes)
            {
                return new SendOutcome.Failed("attachments-refused", $"at most {MaxFiles} files of {MaxFileBytes / 1024 / 1024} MB together can be sent by e-mail");
            }

            using MimeMessage mail = EmailMessage.Of(message, to.Address, settings.Account!, settings.Name, own, time.GetUtcNow());
            using SmtpClient smtp = await lines.Smtp(settings, both.Token);
            signedIn = true;
            await smtp.SendAsync(mail, both.Token, progress);
            await Leave(smtp);
            return new SendOutcome.Sent(EmailMessage.Id(message.Key, settings.Account!));
        }
        // Refused before the message was announced, the mailbox itself is refused: that is no fault of this answer.
        catch (SmtpCommandException e) when (signedIn)
        {
            return EmailErrors.Refused(e);
        }
        catch (Exception e) when (EmailErrors.IsNetwork(e))
        {
            // A server acts on a message only after its last line: until that is out nothing was sent.
            return progress.IsDone
                ? new SendOutcome.Unknown($"not-confirmed: the mail server took the mail message and did not confirm it: {EmailErrors.Words(e, server)}")
                : new SendOutcome.Later(EmailErrors.Trouble(e, server), null, Everybody: true);
        }
    }

    public async Task KeepCopy(ChannelSettings settings, OutgoingMessage message, CancellationToken stop)
    {
        if (!settings.Mail!.CopyToSent || EmailConversation.Parse(message.Conversation) is not { } to)
        {
            return;
        }

        (IReadOnlyList<OutgoingFile> own, string? problem, _) = await files.Read(message.Attachments, stop);
        if (problem is not null)
        {
            throw new NetworkException($"file-missing: {problem}");
        }

        using MimeMessage copy = EmailMessage.Of(message, to.Address, settings.Account!, settings.Name, own, time.GetUtcNow());
        await Imap(settings, SendLimit, async (line, c) =>
        {
            await EmailMailbox.Copy(line, settings, copy, c);
            return true;
        }, stop);
    }

    /// <summary>Providers that keep what is sent by SMTP show it in the Sent folder; from the others nothing can be learned.</summary>
    public async Task<SendOutcome?> FindSent(ChannelSettings settings, OutgoingMessage message, DateTimeOffset attemptedAt, CancellationToken stop)
    {
        string id = EmailMessage.Id(message.Key, settings.Account!);
        return await Imap(settings, CallLimit, (line, c) => EmailMailbox.IsSent(line, settings, id, attemptedAt, c), stop) ? new SendOutcome.Sent(id) : null;
    }

    // Taken: what becomes of the goodbye changes nothing.
    private async Task Leave(SmtpClient smtp)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(2), time);
        try
        {
            await smtp.DisconnectAsync(true, limit.Token);
        }
        catch (Exception e) when (EmailErrors.IsNetwork(e))
        {
        }
    }

    private Task<bool> TrySmtp(ChannelSettings settings, CancellationToken stop) => Call(settings.Mail!.SmtpHost, CallLimit, async c =>
    {
        using SmtpClient smtp = await lines.Smtp(settings, c);
        await smtp.DisconnectAsync(true, c);
        return true;
    }, stop);

    private Task<T> Imap<T>(ChannelSettings settings, TimeSpan within, Func<ImapClient, CancellationToken, Task<T>> ask, CancellationToken stop) =>
        Call(settings.Mail!.ImapHost, within, async c =>
        {
            ImapClient line = await lines.Imap(settings, c);
            try
            {
                T answer = await ask(line, c);
                lines.Return(settings, line);
                return answer;
            }
            catch
            {
                // In the middle of an answer a connection cannot be used any more.
                line.Dispose();
                throw;
            }
        }, stop);

    private async Task<T> Call<T>(string server, TimeSpan within, Func<CancellationToken, Task<T>> call, CancellationToken stop)
    {
        using CancellationTokenSource limit = new(within, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            return await call(both.Token);
        }
        catch (Exception e) when (EmailErrors.IsNetwork(e) && !stop.IsCancellationRequested)
        {
            throw new NetworkException(EmailErrors.Trouble(e, server), e);
        }
    }

    // Whether the whole message was written to the connection.
    private sealed class Progress : ITransferProgress
    {
        public bool IsDone { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => IsDone |= bytesTransferred >= totalSize;

        public void Report(long bytesTransferred) => IsDone = true;
    }
}
