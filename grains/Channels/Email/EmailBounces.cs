using System.Text.RegularExpressions;
using MimeKit;

namespace Dialog.Channels.Email;

/// <summary>Reports of mail servers about our mail: standard ones (RFC 3464, 8098) and what others write instead. Pure.</summary>
internal static partial class EmailBounces
{
    /// <summary>What a mail message reports; null when it is no report.</summary>
    public static ReadResult? Of(MimeMessage message, string? from)
    {
        MimeEntity[] parts = [.. Parts(message)];
        if (parts.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } status && Groups(status) is { Count: > 0 } groups)
        {
            return Standard(groups, Original(message, parts));
        }

        if (parts.OfType<MessageDispositionNotification>().FirstOrDefault() is { } receipt)
        {
            return Receipt(receipt);
        }

        if (parts.OfType<MessageFeedbackReport>().Any())
        {
            return new ReadResult.Ignored("a complaint of a mail provider (feedback report)");
        }

        return IsServer(message, from) ? Other(message, parts) : null;
    }

    private static ReadResult Standard(List<HeaderList> groups, string? original)
    {
        HeaderList[] told = [.. groups.Where(g => g["Action"] is not null || g["Status"] is not null)];
        HeaderList? failed = told.FirstOrDefault(g => Action(g) is "failed") ?? told.FirstOrDefault(g => Action(g) is "" && Status(g).StartsWith('5'));
        if (failed is not null)
        {
            return original is null ? NoMessage : new ReadResult.Report(original, $"bounced: {Words(failed)}");
        }

        if (told.Any(g => Action(g) is "delayed" || Status(g).StartsWith('4')))
        {
            return new ReadResult.Ignored($"a server still tries to deliver an answer: {Words(told[0])}");
        }

        return original is not null && told.Any(g => Action(g) == "delivered")
            ? new ReadResult.Report(original, null)
            : new ReadResult.Ignored("a server's report that says nothing of a failure");
    }

    private static ReadResult Receipt(MessageDispositionNotification receipt)
    {
        try
        {
            string? original = EmailIds.Plain(receipt.Fields["Original-Message-ID"]);
            return original is not null && receipt.Fields["Disposition"]?.Contains("displayed", StringComparison.OrdinalIgnoreCase) == true
                ? new ReadResult.Report(original, null)
                : new ReadResult.Ignored("a receipt");
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return new ReadResult.Ignored("a receipt");
        }
    }

    private static ReadResult Other(MimeMessage message, MimeEntity[] parts)
    {
        string text = string.Join('\n', parts.OfType<TextPart>().Select(t => EmailCharset.Text(EmailParts.Bytes(t).AsSpan() is { Length: > 50_000 } long_ ? long_[..50_000] : EmailParts.Bytes(t), t.ContentType.Charset)));
        string code = Code().Match(text) is { Success: true } found ? found.Value : "";
        if (code.StartsWith('4') || code.Length == 0 && Delay().IsMatch($"{message.Subject}\n{text}"))
        {
            return new ReadResult.Ignored($"a server still tries to deliver an answer{(code.Length > 0 ? $": {code}" : "")}");
        }

        string? original = Original(message, parts) ?? Ids().Matches(text) switch
        {
            { Count: > 0 } ids => EmailIds.Plain(ids.FirstOrDefault(i => i.Value.Contains($"<{EmailMessage.IdPrefix}", StringComparison.Ordinal))?.Groups["id"].Value ?? ids[^1].Groups["id"].Value),
            _ => null,
        };
        if (original is null)
        {
            return NoMessage;
        }

        string line = text.Split('\n').FirstOrDefault(l => code.Length > 0 && l.Contains(code, StringComparison.Ordinal))?.Trim() ?? message.Subject ?? "";
        return new ReadResult.Report(original, $"bounced: {Cut(line.Length > 0 ? line : "the server returned it")}");
    }

    private static ReadResult.Ignored NoMessage { get; } = new("a server's report about a mail message it does not name");

    // A human being has none of these names; the empty return path alone is also that of careless forwarders.
    private static bool IsServer(MimeMessage message, string? from)
    {
        string name = from?.Split('@')[0] ?? "";
        if (name is "mailer-daemon" or "mail-daemon" or "mailerdaemon" or "mailer_daemon" || message.Headers["X-Failed-Recipients"] is not null)
        {
            return true;
        }

        bool looks = message.Subject is { Length: < 500 } subject && Undelivered().IsMatch(subject);
        bool empty = message.Headers["Return-Path"]?.Trim() is "<>" or "";
        return looks && (empty || name is "postmaster" or "noreply" or "no-reply" || message.Headers["Auto-Submitted"] is { } how && !how.StartsWith("no", StringComparison.OrdinalIgnoreCase))
            || message.Body is MultipartReport && (looks || empty);
    }

    // Of the returned message or its headers; Exchange names it in the report's own In-Reply-To.
    private static string? Original(MimeMessage message, MimeEntity[] parts)
    {
        foreach (MimeEntity part in parts)
        {
            string? id = part switch
            {
                MessagePart { Message: { } returned } => EmailIds.Plain(returned.Headers["Message-ID"]),
                MimePart headers when headers.ContentType.MimeType.ToLowerInvariant() is "text/rfc822-headers" or "message/rfc822" or "message/rfc822-headers" or "message/global-headers" =>
                    EmailIds.Plain(EmailRaw.Header(EmailParts.Bytes(headers), "message-id"u8)),
                _ => null,
            };
            if (id is not null)
            {
                return id;
            }
        }
        return EmailIds.NearestFirst(message) is [var first, ..] ? first : null;
    }

    private static IEnumerable<MimeEntity> Parts(MimeMessage message)
    {
        Stack<(MimeEntity Part, int Depth)> next = new();
        if (message.Body is { } body)
        {
            next.Push((body, 0));
        }

        for (int seen = 0; next.Count > 0 && seen < 500; seen++)
        {
            (MimeEntity part, int depth) = next.Pop();
            yield return part;
            if (part is not Multipart multipart || depth > 30)
            {
                continue;
            }

            for (int i = multipart.Count - 1; i >= 0; i--)
            {
                next.Push((multipart[i], depth + 1));
            }
        }
    }

    private static List<HeaderList> Groups(MessageDeliveryStatus status)
    {
        try
        {
            return [.. status.StatusGroups];
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return [];
        }
    }

    private static string Action(HeaderList group) => (group["Action"] ?? "").Split('(', ';', ' ')[0].Trim().ToLowerInvariant();

    private static string Status(HeaderList group) => (group["Status"] ?? "").Trim();

    private static string Words(HeaderList group)
    {
        string status = Status(group).Split(' ', '(')[0];
        string said = (group["Diagnostic-Code"] ?? "").Trim();
        said = said[(said.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim();
        return Cut(said.StartsWith(status, StringComparison.Ordinal) ? said : $"{status} {said}".Trim());
    }

    private static string Cut(string words)
    {
        string line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 500 ? line[..500] : line;
    }

    [GeneratedRegex(@"\b[45]\.\d{1,3}\.\d{1,3}\b|\b[45][0-7]\d\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex(@"message-id:\s*<(?<id>[^<>\s]{3,300})>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ids();

    [GeneratedRegex(@"(delayed|warning: could not send|will (keep trying|be retried)|still trying|no action is required|задерж|будут продолжены)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Delay();

    [GeneratedRegex(@"(undeliver|returned (mail|to sender)|delivery (status|fail|report|has failed)|failure notice|mail (delivery )?(failed|failure|system error|could not)|non[- ]?delivery|nondeliverable|could not be delivered|не\s?доставлен|невозможно доставить|ошибка доставки|сообщение не может быть доставлено|unzustellbar|nicht zugestellt|delayed)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Undelivered();
}
