using System.Globalization;
using System.Text;
using Dialog.Cases;
using MimeKit;

namespace Dialog.Channels.Email;

/// <summary>The bytes of a mail message → a message in our terms, a report about one of ours, or why not. Pure.</summary>
public static class EmailReader
{
    private const int MaxFiles = 50;

    public static ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        byte[] mail = EmailRaw.Message(payload).ToArray();
        if (mail.Length == 0)
        {
            return new ReadResult.Broken("$", "empty");
        }

        try
        {
            using MimeMessage message = Parse(mail);
            return Read(message, context);
        }
        catch (FormatException e)
        {
            return new ReadResult.Broken("headers", e.Message);
        }
#pragma warning disable CA1031 // A message that a library of ours cannot read becomes a dead letter with this reason; the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new ReadResult.Broken("$", $"the parser failed with {e.GetType().Name}");
        }
    }

    internal static MimeMessage Parse(byte[] mail)
    {
        ReadOnlySpan<byte> headers = mail.AsSpan(0, EmailRaw.HeaderLength(mail));
        EmailCharset.Register();
        // Headers written without any coding are in one table, most likely that of the text.
        ParserOptions options = new() { MaxMimeDepth = 40, CharsetEncoding = EmailCharset.Of(headers, Declared(headers)) };
        using MemoryStream bytes = new(mail, writable: false);
        return MimeMessage.Load(options, bytes);
    }

    private static string? Declared(ReadOnlySpan<byte> headers) =>
        EmailRaw.Header(headers, "content-type"u8) is { Length: < 1000 } type && ContentType.TryParse(type, out ContentType? parsed) ? parsed.Charset : null;

    private static ReadResult Read(MimeMessage message, ReadContext context)
    {
        EmailSource? source = EmailSource.Of(message.Headers);
        if (source is { Problem: { } problem })
        {
            return new ReadResult.Broken("mail", $"the server does not give mail message {source.Uid}: {problem}");
        }

        (string Address, string Name)? author = EmailAddress.Of(message);
        if (EmailBounces.Of(message, author?.Address) is { } report)
        {
            return report;
        }

        if (author is not { } from)
        {
            return new ReadResult.Broken("from", message.Headers.Contains("From") ? "no valid address in From, Sender or Reply-To" : "missing, and no valid address in Sender or Reply-To");
        }

        if (EmailMachines.Reason(message, from.Address, EmailAddress.Plain(context.Own)) is { } because)
        {
            return new ReadResult.Ignored(because);
        }

        string subject = Subject(message);
        EmailParts parts = EmailParts.Of(message);
        IReadOnlyList<string> answered = EmailIds.NearestFirst(message);
        string id = EmailIds.Of(message);
        string body = PlainText.Of(EmailQuotes.Tidied(parts.Text));
        string text = Text(subject, body, answered.Count > 0, source, parts.Files.Count);
        Attachment[] files = source is { Part: true } ? [] : [.. parts.Files.Take(MaxFiles).Select((f, i) => new Attachment(f.Kind, new EmailFileId(source?.Validity ?? 0, source?.Uid ?? 0, i, id).ToString(), null, PlainText.Of(f.Name), f.MimeType, f.Bytes.Length))];
        if (text.Length == 0 && files.Length == 0)
        {
            return new ReadResult.Ignored("an empty mail message");
        }

        return new ReadResult.Message(new IncomingMessage
        {
            What = IncomingKind.New,
            Region = context.Region,
            Channel = context.Channel,
            Network = ChannelKinds.Email,
            Conversation = EmailConversation.Under(EmailIds.Answered(message) is [var root, ..] ? root : id, from.Address).ToString(),
            MessageId = id,
            AuthorId = from.Address,
            AuthorName = PlainText.Of(from.Name),
            Text = text,
            Attachments = files,
            PublishedAt = PublishedAt(message, source, context.SeenAt),
            SeenAt = context.SeenAt,
            IsPublic = false,
            ReplyTo = answered is [var nearest, ..] ? nearest : null,
        })
        {
            RepliesTo = answered,
            CaseNumber = EmailSubject.CaseNumber(subject),
            Lines = IsReplyToOurs(answered, subject) ? Lines(text, body, EmailSubject.IsForward(subject)) : [],
        };
    }

    private static bool IsReplyToOurs(IReadOnlyList<string> answered, string subject) =>
        EmailSubject.CaseNumber(subject) is not null || answered.Any(id => id.StartsWith(EmailMessage.IdPrefix, StringComparison.OrdinalIgnoreCase));

    // The subject's line, when there is one, is before those of the body; notes of ours are behind them.
    private static LineKind[] Lines(string text, string body, bool passesOn)
    {
        IReadOnlyList<LineKind> kinds = EmailQuotes.Kinds(body, passesOn);
        int before = text.StartsWith(body, StringComparison.Ordinal) ? 0 : 1;
        return kinds.Count == 0 ? [] : [.. Enumerable.Repeat(LineKind.Own, before), .. kinds];
    }

    private static string Subject(MimeMessage message)
    {
        string subject = EmailCharset.Repaired(PlainText.Of(message.Subject)).ReplaceLineEndings(" ");
        return StorableText.Beginning(string.Concat(subject.Where(c => !char.IsControl(c))).Trim(), 1000);
    }

    private static string Text(string subject, string body, bool replies, EmailSource? source, int files)
    {
        StringBuilder text = new();
        if (subject.Length > 0 && !(body.Length > 0 && (replies && EmailSubject.IsOurs(subject) || body.StartsWith(subject, StringComparison.Ordinal))))
        {
            text.Append(subject).Append('\n');
        }

        text.Append(body);
        string note = source is { Part: true }
            ? string.Create(CultureInfo.InvariantCulture, $"\n\n[Письмо слишком велико ({source.Size / 1024.0 / 1024.0:0.0} МБ): загружено только начало, вложения не загружены. Целиком оно лежит в почтовом ящике.]")
            : files > MaxFiles ? $"\n\n[В письме вложений: {files}; показаны первые {MaxFiles}. Целиком оно лежит в почтовом ящике.]" : "";
        const string more = "\n\n[Текст письма длиннее; целиком оно лежит в почтовом ящике.]";
        int most = ChannelLimits.MaxIncomingText - note.Length;
        if (text.Length > most)
        {
            int end = most - more.Length;
            text.Length = char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
            text.Append(more);
        }
        return text.Append(note).ToString().Trim();
    }

    // The writer's clock, unless it cannot be right; then the mailbox's, then ours.
    private static DateTimeOffset PublishedAt(MimeMessage message, EmailSource? source, DateTimeOffset seenAt)
    {
        DateTimeOffset arrived = source?.ArrivedAt ?? seenAt;
        DateTimeOffset written = message.Headers.Contains("Date") ? message.Date : default;
        return (written.Year >= 1990 && written <= arrived.AddHours(1) ? written : arrived).ToUniversalTime();
    }
}
