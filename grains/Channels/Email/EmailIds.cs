using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace Dialog.Channels.Email;

/// <summary>The ids of a mail message and of those it answers, without angle brackets. Pure.</summary>
internal static class EmailIds
{
    private const int MaxLength = 200;
    private const int MaxReferences = 100;

    /// <summary>Its Message-ID; a message without one is named by its content.</summary>
    public static string Of(MimeMessage message)
    {
        if (Plain(message.Headers["Message-ID"]) is { } id)
        {
            return id;
        }

        string words = $"{message.Headers["From"]}\n{message.Headers["Date"]}\n{message.Headers["Subject"]}\n{FirstText(message)}";
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))}";
    }

    /// <summary>Of References, then of In-Reply-To: the oldest first.</summary>
    public static IReadOnlyList<string> Answered(MimeMessage message)
    {
        List<string> ids = new();
        foreach (string header in (string[])["References", "In-Reply-To"])
        {
            foreach (string id in All(message.Headers[header]))
            {
                if (ids.Count < MaxReferences && !ids.Contains(id))
                {
                    ids.Add(id);
                }
            }
        }
        return ids;
    }

    /// <summary>What it answers, nearest first: In-Reply-To, then References from the end.</summary>
    public static IReadOnlyList<string> NearestFirst(MimeMessage message) =>
        [.. All(message.Headers["In-Reply-To"]).Concat(All(message.Headers["References"]).Reverse()).Distinct().Take(MaxReferences)];

    public static IEnumerable<string> All(string? header) =>
        header is null ? [] : MimeUtils.EnumerateReferences(header.Length > 20_000 ? header[..20_000] : header).Select(Plain).OfType<string>();

    public static string? Plain(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return null;
        }

        string plain = string.Concat((MimeUtils.ParseMessageId(id) ?? id).Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('<' or '>')));
        return plain.Length is 0 ? null
            : plain.Length > MaxLength ? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))}" : plain;
    }

    /// <summary>
    /// The key of a mail message in the inbox: its Message-ID and its body, so that a message that comes twice is one and
    /// another one under the same id is not lost.
    /// </summary>
    public static string External(ReadOnlySpan<byte> mail)
    {
        int end = EmailRaw.HeaderLength(mail);
        string? id = EmailRaw.Header(mail[..end], "message-id"u8);
        ReadOnlySpan<byte> counted = id is null ? mail : mail[end..];
        string hash = Convert.ToHexStringLower(SHA256.HashData(counted))[..32];
        string name = Plain(id) is { } plain ? plain.Length > 150 ? plain[..150] : plain : "no-id";
        return $"{name} {hash}";
    }

    private static string FirstText(MimeMessage message)
    {
        try
        {
            return message.BodyParts.OfType<TextPart>().FirstOrDefault()?.Text ?? "";
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException)
        {
            return "";
        }
    }
}
