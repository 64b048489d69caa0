using System.Globalization;
using Dialog.Files;
using MimeKit;
using MimeKit.Utils;

namespace Dialog.Channels.Email;

/// <summary>An answer of ours as a mail message. Pure.</summary>
internal static class EmailMessage
{
    /// <summary>Every Message-ID of ours begins with it.</summary>
    public const string IdPrefix = "dialog.";

    /// <summary>The same for every attempt at an answer, without angle brackets.</summary>
    public static string Id(string key, string account) =>
        $"{IdPrefix}{key.Replace(':', '.').ToLowerInvariant()}@{Domain(account)}";

    public static MimeMessage Of(OutgoingMessage answer, string to, string account, string name, IReadOnlyList<OutgoingFile> files, DateTimeOffset now)
    {
        MimeMessage mail = new() { Subject = EmailSubject.Of(answer.CaseNumber, answer.About), Date = now };
        mail.From.Add(new MailboxAddress(name, account));
        mail.To.Add(new MailboxAddress("", to));
        mail.MessageId = Id(answer.Key, account);
        // A name made of the content ("sha256:…") is our own: no other system knows it.
        if (answer.ReplyTo is { Length: > 0 } question && question.Contains('@', StringComparison.Ordinal) && MimeUtils.ParseMessageId($"<{question}>") is { } known)
        {
            mail.InReplyTo = known;
            mail.References.Add(known);
        }
        mail.Headers.Add(EmailMachines.Ours, account);
        TextPart text = new("plain") { ContentTransferEncoding = ContentEncoding.Base64 };
        text.SetText("utf-8", answer.Text);
        if (files.Count == 0)
        {
            mail.Body = text;
            return mail;
        }
        Multipart mixed = new("mixed") { text };
        foreach (OutgoingFile file in files)
        {
            ContentType type = ContentType.TryParse(file.MimeType, out ContentType? known2) ? known2 : new("application", "octet-stream");
            mixed.Add(new MimePart(type)
            {
                Content = new MimeContent(new MemoryStream(file.Bytes)),
                ContentDisposition = new(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = file.Name,
            });
        }
        mail.Body = mixed;
        return mail;
    }

    private static string Domain(string account)
    {
        string domain = account[(account.IndexOf('@', StringComparison.Ordinal) + 1)..];
        try
        {
            return new IdnMapping().GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return "dialog.invalid";
        }
    }
}
