using System.Text;
using MimeKit;
using MimeKit.Tnef;

namespace Dialog.Channels.Email;

/// <summary>A file of a mail message.</summary>
internal sealed record EmailFile(string Name, string MimeType, byte[] Bytes)
{
    public string Kind => MimeType.Split('/')[0] switch { "image" => "photo", "video" => "video", "audio" => "audio", _ => "document" };
}

/// <summary>
/// The parts of a mail message in their order: what is shown as text, and the files. The same message always gives the same files in the
/// same order: an attachment is fetched again by its number. Pure.
/// </summary>
internal sealed class EmailParts
{
    private const int MaxParts = 500;
    private const int MaxDepth = 30;
    private const int MaxText = 2_000_000;

    // Lines, counters and logos that programs and signatures put into HTML; no photo of anything is as small.
    private const int SmallestPhoto = 8 * 1024;

    private readonly StringBuilder _text = new();
    private int _visited;

    private EmailParts()
    {
    }

    public string Text => _text.ToString();

    public List<EmailFile> Files { get; } = [];

    public static EmailParts Of(MimeMessage message)
    {
        EmailParts parts = new();
        if (message.Body is { } body)
        {
            parts.Visit(body, 0, within: "");
        }

        return parts;
    }

    private void Visit(MimeEntity entity, int depth, string within)
    {
        if (++_visited > MaxParts || depth > MaxDepth)
        {
            return;
        }

        switch (entity)
        {
            case MultipartAlternative alternative:
                Alternative(alternative, depth);
                break;
            case Multipart multipart:
                foreach (MimeEntity child in multipart)
                {
                    Visit(child, depth + 1, multipart.ContentType.MediaSubtype.ToLowerInvariant());
                }

                break;
            case MessagePart mail:
                if (mail.Message is { } inner)
                {
                    Files.Add(new(Named(mail, $"{(inner.Subject is { Length: > 0 } subject ? EmailCharset.Repaired(subject) : "письмо")}.eml"), "message/rfc822", Written(inner)));
                }

                break;
            case TnefPart tnef:
                Tnef(tnef, depth);
                break;
            case TextPart shown when !IsFile(shown):
                Show(shown);
                break;
            case MimePart part:
                File(part, within);
                break;
        }
    }

    // The last alternative is the richest; the plain one is what its writer's program thinks a person reads.
    private void Alternative(MultipartAlternative all, int depth)
    {
        MimeEntity[] texts = [.. all.Where(e => e is Multipart || e is TextPart part && !IsFile(part))];
        TextPart? plain = texts.OfType<TextPart>().FirstOrDefault(t => t.ContentType.IsMimeType("text", "plain"));
        string words = plain is null ? "" : Decoded(plain);
        MimeEntity? shown = words.Any(char.IsLetterOrDigit) && !IsExcuse(words)
            ? plain
            : texts.LastOrDefault(e => e is Multipart || e is TextPart { IsHtml: true }) ?? plain ?? texts.LastOrDefault();
        foreach (MimeEntity child in all)
        {
            // Photos hang under the HTML although the plain text is shown.
            if (child == shown || child is not (TextPart or Multipart) || child is TextPart file && IsFile(file))
            {
                Visit(child, depth + 1, "alternative");
            }
            else if (child is Multipart other)
            {
                FilesOnly(other, depth + 1);
            }
        }
    }

    private void FilesOnly(Multipart multipart, int depth)
    {
        foreach (MimeEntity child in multipart)
        {
            if (child is Multipart inner && depth < MaxDepth)
            {
                FilesOnly(inner, depth + 1);
            }
            else if (child is not TextPart text || IsFile(text))
            {
                Visit(child, depth + 1, multipart.ContentType.MediaSubtype.ToLowerInvariant());
            }
        }
    }

    private void Show(TextPart part)
    {
        string words = Decoded(part);
        if (part.IsHtml)
        {
            words = EmailHtml.Text(words);
        }
        else if (part.ContentType.IsMimeType("text", "enriched") || part.ContentType.IsMimeType("text", "richtext"))
        {
            words = EmailHtml.Text(words.Replace("<<", "&lt;", StringComparison.Ordinal).Replace("\n\n", "<br>", StringComparison.Ordinal));
        }
        else
        {
            words = Flowed(part, UuFiles.Taken(words, Files));
        }

        if (string.IsNullOrWhiteSpace(words))
        {
            return;
        }

        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(words, 0, Math.Min(words.Length, Math.Max(0, MaxText - _text.Length)));
    }

    private void File(MimePart part, string within)
    {
        byte[] bytes = Bytes(part);
        bool image = part.ContentType.IsMimeType("image", "*");
        bool inline = part.ContentId is not null && (within == "related" || part.ContentDisposition is not { IsAttachment: true }) || part.ContentDisposition is { IsAttachment: false };
        if (bytes.Length == 0 || image && inline && bytes.Length < SmallestPhoto || part.ContentType.IsMimeType("application", "pgp-signature")
            || part.ContentType.IsMimeType("application", "pkcs7-signature") || part.ContentType.IsMimeType("application", "x-pkcs7-signature")
            || within == "report" && part is MessageDeliveryStatus or MessageDispositionNotification)
        {
            return;
        }

        Files.Add(new(Named(part, $"{(image ? "photo" : "file")}-{Files.Count + 1}{Extension(part)}"), part.ContentType.MimeType.ToLowerInvariant(), bytes));
    }

    private void Tnef(TnefPart tnef, int depth)
    {
        int before = _text.Length + Files.Count;
        try
        {
            using MimeMessage inner = tnef.ConvertToMessage();
            if (inner.Body is { } body && _text.Length == 0)
            {
                Visit(body, depth + 1, "tnef");
            }
            else if (inner.Body is Multipart multipart)
            {
                FilesOnly(multipart, depth + 1);
            }
        }
#pragma warning disable CA1031 // The decoder of Outlook's own format fails in its own ways.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
        // Nothing came out of it: then the file is what there is.
        if (_text.Length + Files.Count == before)
        {
            File(tnef, "");
        }
    }

    // A text part with a name, or one that says so, is a file; a plain text with a name that is nothing but inline text is not.
    private static bool IsFile(TextPart part) =>
        part.ContentDisposition is { IsAttachment: true } || part.FileName is { Length: > 0 } && part.ContentDisposition is not { IsAttachment: false }
        || !(part.ContentType.IsMimeType("text", "plain") || part.IsHtml || part.ContentType.IsMimeType("text", "enriched") || part.ContentType.IsMimeType("text", "richtext")
            || part.ContentType.MediaSubtype.Length == 0) && part.FileName is { Length: > 0 };

    private static bool IsExcuse(string words) => words.Length < 400
        && (words.Contains("HTML", StringComparison.OrdinalIgnoreCase)
            && (words.Contains("support", StringComparison.OrdinalIgnoreCase) || words.Contains("не поддерж", StringComparison.OrdinalIgnoreCase) || words.Contains("view", StringComparison.OrdinalIgnoreCase)));

    private static string Decoded(TextPart part)
    {
        byte[] bytes = Bytes(part);
        string? declared = part.ContentType.Charset;
        if (declared is null && part.IsHtml)
        {
            declared = DeclaredInside(bytes);
        }

        return EmailCharset.Text(bytes.AsSpan(0, Math.Min(bytes.Length, MaxText)), declared);
    }

    private static string? DeclaredInside(byte[] html)
    {
        string head = Encoding.Latin1.GetString(html, 0, Math.Min(html.Length, 2048));
        int at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : string.Concat(head[(at + 8)..].TrimStart('"', '\'', ' ').TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
    }

    // RFC 3676: a line that ends with a space goes on.
    private static string Flowed(TextPart part, string words)
    {
        if (!part.IsFlowed)
        {
            return words;
        }

        StringBuilder joined = new(words.Length);
        bool goes = false, deletes = part.ContentType.Parameters["delsp"]?.Equals("yes", StringComparison.OrdinalIgnoreCase) == true;
        foreach (string line in words.ReplaceLineEndings("\n").Split('\n'))
        {
            bool quoted = line.StartsWith('>');
            string own = !quoted && line.StartsWith(' ') ? line[1..] : line;
            if (joined.Length > 0 && !(goes && !quoted))
            {
                joined.Append('\n');
            }
            // delsp: the space was put there by the wrapping too.
            joined.Append(deletes && !quoted && own.EndsWith(' ') && own != "-- " ? own[..^1] : own);
            goes = own.EndsWith(' ') && own != "-- " && !quoted;
        }
        return joined.ToString();
    }

    internal static byte[] Bytes(MimePart part)
    {
        if (part.Content is null)
        {
            return [];
        }

        using MemoryStream bytes = new();
        try
        {
            part.Content.DecodeTo(bytes);
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentException or NotSupportedException)
        {
            // What was decoded until then is what there is.
        }
        return bytes.ToArray();
    }

    private static byte[] Written(MimeMessage inner)
    {
        using MemoryStream bytes = new();
        try
        {
            inner.WriteTo(bytes);
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
        }
        return bytes.ToArray();
    }

    private static string Named(MimeEntity part, string otherwise)
    {
        string name = (part as MimePart)?.FileName ?? part.ContentDisposition?.FileName ?? part.ContentType.Name ?? "";
        return FileName(name.Length > 0 ? name : otherwise);
    }

    internal static string FileName(string given)
    {
        string name = EmailCharset.Repaired(given);
        name = string.Concat(name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))).Trim();
        if (name.Length > 200)
        {
            name = name[^200..];
        }

        return name.Length == 0 ? "file" : char.IsLowSurrogate(name[0]) ? name[1..] : name;
    }

    private static string Extension(MimePart part) => part.ContentType.MediaSubtype.ToLowerInvariant() switch
    {
        "jpeg" or "jpg" or "pjpeg" => ".jpg",
        "png" => ".png",
        "gif" => ".gif",
        "pdf" => ".pdf",
        "heic" => ".heic",
        "webp" => ".webp",
        "mp4" => ".mp4",
        _ => "",
    };
}
