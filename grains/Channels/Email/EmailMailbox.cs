using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MimeKit;

namespace Dialog.Channels.Email;

/// <summary>Queries of a mailbox: no message is moved, marked or removed. What is written is a copy of an answer, where the settings want one.</summary>
internal sealed class EmailMailbox(EmailLines lines, TimeProvider time)
{
    /// <summary>Of a larger message only the beginning is fetched.</summary>
    internal const long MaxMessageBytes = 25 * 1024 * 1024;
    private const int Beginning = 256 * 1024;
    private const int MaxMessages = 50;
    private const long MaxBytes = 32 * 1024 * 1024;
    private const int Patience = 3;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan NoopEvery = TimeSpan.FromSeconds(5);

    // Unseen for longer, a message found at the first start is no longer waited for.
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(30);

    // After the mailbox was renumbered this much is read again; what is known is recognised.
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(2);

    internal static TimeSpan PollLimit => Wait + TimeSpan.FromSeconds(90);

    /// <summary>Opened for reading only, which also leaves every message as unread as it was.</summary>
    public static async Task<IMailFolder> Open(ImapClient line, ChannelSettings settings, CancellationToken stop)
    {
        string name = settings.Mail!.Folder;
        IMailFolder folder = name.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? line.Inbox! : await line.GetFolderAsync(name, stop);
        // Opening again returns the current numbering.
        if (folder.IsOpen)
        {
            await folder.CloseAsync(false, stop);
        }

        await folder.OpenAsync(FolderAccess.ReadOnly, stop);
        return folder;
    }

    public async Task<PolledPayloads> Poll(ImapClient line, ChannelSettings settings, EmailCursor? cursor, CancellationToken stop)
    {
        IMailFolder folder = await Open(line, settings, stop);
        EmailCursor start = cursor is null ? await First(folder, stop)
            : cursor.Validity != folder.UidValidity ? await Renumbered(folder, cursor, stop)
            : cursor;
        IList<UniqueId> news = await After(folder, start, stop);
        if (news.Count == 0 && start == cursor)
        {
            await Idle(line, folder, stop);
            news = await After(folder, start, stop);
        }
        return news.Count == 0 ? new([], Caught(start) is var at && at != cursor ? at.ToString() : null) : await Take(folder, settings, start, news, stop);
    }

    /// <summary>The bytes of a message, by its place or, when the mailbox was renumbered, by its Message-ID.</summary>
    public static async Task<byte[]?> Find(ImapClient line, ChannelSettings settings, EmailFileId file, CancellationToken stop)
    {
        IMailFolder folder = await Open(line, settings, stop);
        UniqueId place = new(folder.UidValidity, Math.Max(1, file.Uid));
        if (file.Uid == 0 || file.Validity != folder.UidValidity || await Size(folder, place, stop) is null)
        {
            if (file.MessageId.StartsWith("sha256:", StringComparison.Ordinal)
                || (await folder.SearchAsync(SearchQuery.HeaderContains("Message-ID", file.MessageId), stop)) is not [.., var found])
            {
                return null;
            }

            place = found;
        }
        return await Size(folder, place, stop) is <= MaxMessageBytes ? await Bytes(folder, place, null, stop) : null;
    }

    public static async Task<bool> IsSent(ImapClient line, ChannelSettings settings, string messageId, DateTimeOffset attemptedAt, CancellationToken stop) =>
        await Sent(line, settings, stop) is { } folder
        && await Holds(folder, SearchQuery.DeliveredAfter(attemptedAt.UtcDateTime.AddDays(-2)).And(SearchQuery.HeaderContains("Message-ID", messageId)), stop);

    /// <summary>Puts a copy of an answer into the folder of sent messages, unless the provider has done so.</summary>
    public static async Task Copy(ImapClient line, ChannelSettings settings, MimeMessage answer, CancellationToken stop)
    {
        IMailFolder folder = await Sent(line, settings, stop) ?? throw new FolderNotFoundException(settings.Mail!.SentFolder ?? "\\Sent");
        if (!await Holds(folder, SearchQuery.HeaderContains("Message-ID", answer.MessageId!), stop))
        {
            await folder.AppendAsync(new AppendRequest(answer, MessageFlags.Seen, answer.Date), stop);
        }
    }

    /// <summary>The folder of sent messages: the one the settings name, else the one the server marks, else the one with a usual name.</summary>
    public static async Task<IMailFolder?> Sent(ImapClient line, ChannelSettings settings, CancellationToken stop)
    {
        if (settings.Mail!.SentFolder is { } name)
        {
            return await Named(line, name, stop);
        }

        if ((line.Capabilities & (ImapCapabilities.SpecialUse | ImapCapabilities.XList)) != 0 && line.GetFolder(SpecialFolder.Sent) is { } marked)
        {
            return marked;
        }

        if (line.PersonalNamespaces.Count == 0)
        {
            return null;
        }

        IList<IMailFolder> all = await line.GetFoldersAsync(line.PersonalNamespaces[0], cancellationToken: stop);
        return all.FirstOrDefault(f => f.Name is "Sent" or "Sent Items" or "Sent Messages" or "Отправленные" or "Отправленное");
    }

    private static async Task<IMailFolder?> Named(ImapClient line, string name, CancellationToken stop)
    {
        try
        {
            return await line.GetFolderAsync(name, stop);
        }
        catch (FolderNotFoundException)
        {
            return null;
        }
    }

    private static async Task<bool> Holds(IMailFolder folder, SearchQuery query, CancellationToken stop)
    {
        await folder.OpenAsync(FolderAccess.ReadOnly, stop);
        IList<UniqueId> found = await folder.SearchAsync(query, stop);
        await folder.CloseAsync(false, stop);
        return found.Count > 0;
    }

    // What waits unread is taken, what somebody read before us is theirs.
    private async Task<EmailCursor> First(IMailFolder folder, CancellationToken stop)
    {
        DateTimeOffset now = time.GetUtcNow();
        uint last = folder.UidNext is { Id: > 0 } next ? next.Id - 1 : (await folder.SearchAsync(SearchQuery.All, stop)).Select(u => u.Id).DefaultIfEmpty().Max();
        IList<UniqueId> unseen = await folder.SearchAsync(SearchQuery.NotSeen.And(SearchQuery.DeliveredAfter((now - FirstLook).UtcDateTime.Date)), stop);
        uint before = unseen.Count > 0 ? unseen.Min(u => u.Id) - 1 : last;
        return new(folder.UidValidity, Math.Min(before, last), last, now.ToUnixTimeSeconds(), now.ToUnixTimeSeconds());
    }

    // The messages are the old ones under new numbers: from a while before the newest one taken they are read again.
    private async Task<EmailCursor> Renumbered(IMailFolder folder, EmailCursor cursor, CancellationToken stop)
    {
        if (cursor.Uid < cursor.UnseenUpTo)
        {
            return await First(folder, stop);
        }

        long start = Math.Max(cursor.Newest - (long)Overlap.TotalSeconds, cursor.Since);
        IList<UniqueId> again = await folder.SearchAsync(SearchQuery.DeliveredAfter(DateTimeOffset.FromUnixTimeSeconds(start).UtcDateTime.Date), stop);
        uint before = again.Count > 0 ? again.Min(u => u.Id) - 1 : folder.UidNext is { Id: > 0 } next ? next.Id - 1 : 0;
        return cursor with { Validity = folder.UidValidity, Uid = before, UnseenUpTo = 0 };
    }

    private static async Task<IList<UniqueId>> After(IMailFolder folder, EmailCursor start, CancellationToken stop)
    {
        UniqueIdRange range = new(new UniqueId(folder.UidValidity, start.Uid + 1), UniqueId.MaxValue);
        SearchQuery unread = SearchQuery.Uids(range);
        IList<UniqueId> all = await folder.SearchAsync(unread, stop);
        // "n:*" always names the last message, even one before n.
        UniqueId[] news = [.. all.Where(u => u.Id > start.Uid).OrderBy(u => u.Id)];
        if (news.Length == 0 || news[0].Id > start.UnseenUpTo)
        {
            return news;
        }

        SearchQuery waits = SearchQuery.NotSeen.And(SearchQuery.DeliveredAfter((DateTimeOffset.FromUnixTimeSeconds(start.Since) - FirstLook).UtcDateTime.Date));
        HashSet<uint> unseen = [.. (await folder.SearchAsync(unread.And(waits), stop)).Select(u => u.Id)];
        return [.. news.Where(u => u.Id > start.UnseenUpTo || unseen.Contains(u.Id))];
    }

    // Read messages at the end of an old mailbox need not be asked for again.
    private static EmailCursor Caught(EmailCursor start) => start.UnseenUpTo > start.Uid ? start with { Uid = start.UnseenUpTo } : start;

    private async Task Idle(ImapClient line, IMailFolder folder, CancellationToken stop)
    {
        using CancellationTokenSource done = new(Wait, time);
        EventHandler<EventArgs> arrived = (_, _) => done.Cancel();
        folder.CountChanged += arrived;
        try
        {
            if (line.Capabilities.HasFlag(ImapCapabilities.Idle))
            {
                await line.IdleAsync(done.Token, stop);
                return;
            }
            while (!done.IsCancellationRequested)
            {
                await line.NoOpAsync(stop);
                if (!done.IsCancellationRequested)
                {
                    await Task.WhenAny(Task.Delay(NoopEvery, time, stop), Task.Delay(Timeout.Infinite, done.Token));
                }

                stop.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            folder.CountChanged -= arrived;
        }
    }

    private async Task<PolledPayloads> Take(IMailFolder folder, ChannelSettings settings, EmailCursor start, IList<UniqueId> news, CancellationToken stop)
    {
        UniqueId[] wanted = [.. news.Take(MaxMessages)];
        Dictionary<uint, IMessageSummary> known = (await folder.FetchAsync(wanted, MessageSummaryItems.UniqueId | MessageSummaryItems.InternalDate | MessageSummaryItems.Size, stop))
            .GroupBy(s => s.UniqueId.Id).ToDictionary(g => g.Key, g => g.First());
        List<Payload> payloads = new();
        long bytes = 0, newest = start.Newest;
        uint last = start.Uid;
        foreach (UniqueId mail in wanted)
        {
            IMessageSummary? summary = known.GetValueOrDefault(mail.Id);
            long size = summary?.Size ?? 0;
            if (payloads.Count > 0 && bytes + Math.Min(size, MaxMessageBytes) > MaxBytes)
            {
                break;
            }

            try
            {
                if (await One(folder, settings, mail, size, summary?.InternalDate, stop) is { } payload)
                {
                    payloads.Add(payload);
                    bytes += payload.Bytes.Length;
                }
            }
            // The connection broke: what came before is kept first, and the next query meets this message again.
            catch (Exception e) when (EmailErrors.IsNetwork(e) && payloads.Count > 0 && !stop.IsCancellationRequested)
            {
                break;
            }
            last = mail.Id;
            newest = Math.Max(newest, summary?.InternalDate?.ToUnixTimeSeconds() ?? 0);
        }
        return new(payloads, (start with { Uid = last, Newest = Math.Min(newest, time.GetUtcNow().ToUnixTimeSeconds()) }).ToString());
    }

    private async Task<Payload?> One(IMailFolder folder, ChannelSettings settings, UniqueId mail, long size, DateTimeOffset? arrivedAt, CancellationToken stop)
    {
        EmailSource source = new(folder.UidValidity, mail.Id, arrivedAt, size, Part: size > MaxMessageBytes);
        try
        {
            byte[] raw = await Bytes(folder, mail, source.Part ? Beginning : null, stop);
            lines.Passed(settings, folder.UidValidity, mail.Id);
            return raw.Length == 0 ? null : new(EmailIds.External(EmailRaw.Message(raw)), source.Before(EmailRaw.Message(raw)));
        }
        catch (MessageNotFoundException)
        {
            // Moved or removed since it was counted.
            return null;
        }
        catch (ImapCommandException e)
        {
            return Unfetched(source, e.ResponseText);
        }
        catch (Exception e) when (EmailErrors.IsNetwork(e) && !stop.IsCancellationRequested)
        {
            if (lines.Stumbled(settings, folder.UidValidity, mail.Id) < Patience)
            {
                throw;
            }

            lines.Passed(settings, folder.UidValidity, mail.Id);
            return Unfetched(source, EmailErrors.Words(e, settings.Mail!.ImapHost));
        }
    }

    // A message the server cannot give is shown as a dead letter, and the ones behind it go on.
    private static Payload Unfetched(EmailSource source, string problem) =>
        new(FormattableString.Invariant($"unfetched {source.Validity}:{source.Uid}"), (source with { Part = false, Problem = problem.Length > 300 ? problem[..300] : problem }).Before("\r\n"u8));

    private static async Task<long?> Size(IMailFolder folder, UniqueId mail, CancellationToken stop) =>
        (await folder.FetchAsync([mail], MessageSummaryItems.UniqueId | MessageSummaryItems.Size, stop)) is [var summary, ..] ? summary.Size ?? 0 : null;

    private static async Task<byte[]> Bytes(IMailFolder folder, UniqueId mail, int? first, CancellationToken stop)
    {
        await using Stream stream = first is { } count ? await folder.GetStreamAsync(mail, 0, count, stop) : await folder.GetStreamAsync(mail, stop);
        using MemoryStream bytes = new();
        await stream.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }
}
