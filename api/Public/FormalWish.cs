using System.Net.Mail;

namespace Dialog.Api.Public;

/// <summary>What the law requires of a formal appeal: who writes, where the answer goes, what it is about (the messages when <paramref name="Text"/> is empty).</summary>
public sealed record FormalWish(string? FullName, string? ReplyTo, string? Text)
{
    private const int LongestLine = 200;
    private const int LongestText = 10_000;
    private const int ShortestAddress = 12;

    /// <summary>Codes of what is missing, by field; empty when the request can be recorded.</summary>
    public Dictionary<string, string> Faults()
    {
        Dictionary<string, string> faults = [];
        string name = FullName?.Trim() ?? "";
        string reply = ReplyTo?.Trim() ?? "";
        if (name.Length > LongestLine)
        {
            faults["fullName"] = "line-too-long";
        }
        else if (name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < 2)
        {
            faults["fullName"] = "full-name-missing";
        }

        if (reply.Length > LongestLine)
        {
            faults["replyTo"] = "line-too-long";
        }
        else if (!IsMail(reply) && !IsPost(reply))
        {
            faults["replyTo"] = "reply-to-missing";
        }

        if (Text is { Length: > LongestText })
        {
            faults["text"] = "text-too-long";
        }

        return faults;
    }

    private static bool IsMail(string text) => text.Contains('@', StringComparison.Ordinal) && MailAddress.TryCreate(text, out MailAddress? mail) && mail.Host.Contains('.', StringComparison.Ordinal);

    // Street, house, town: a postal address cannot be verified here, but a single word is none.
    private static bool IsPost(string text) => !text.Contains('@', StringComparison.Ordinal) && text.Length >= ShortestAddress && text.Any(char.IsDigit);
}
