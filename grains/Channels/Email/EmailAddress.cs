using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;

namespace Dialog.Channels.Email;

/// <summary>The sender of a mail message. Pure.</summary>
internal static partial class EmailAddress
{
    private const int MaxLength = 200;
    private const int MaxName = 200;

    /// <summary>
    /// The first valid address of From, else of Sender and Reply-To; null when there is none. A form on a site writes as
    /// "noreply" and names the resident in Reply-To.
    /// </summary>
    public static (string Address, string Name)? Of(MimeMessage message)
    {
        bool isForm = message.From.Mailboxes.FirstOrDefault() is { } from && NoReply().IsMatch(from.Address ?? "");
        foreach (InternetAddressList list in (InternetAddressList[])[isForm ? message.ReplyTo : [], message.From, Single(message.Sender), message.ReplyTo])
        {
            foreach (MailboxAddress mailbox in list.Mailboxes)
            {
                if (Plain(mailbox.Address) is { } address)
                {
                    return (address, Name(mailbox.Name, address));
                }
            }
        }
        // What no parser takes for an address may still contain one.
        foreach (string header in (string[])["From", "Sender", "Reply-To"])
        {
            if (message.Headers[header] is { } value && value.Length < 2000 && Inside().Match(value) is { Success: true } found && Plain(found.Value) is { } address)
            {
                return (address, Name(value[..found.Index].Trim(' ', '<', '"', ','), address));
            }
        }
        return null;
    }

    public static bool IsValid(string address) => address.Length <= MaxLength && Whole().IsMatch(address);

    /// <summary>In lower case, as it is compared and stored.</summary>
    public static string? Plain(string? address)
    {
        string plain = (address ?? "").Trim().Trim('<', '>').TrimEnd('.', ',', ';').ToLowerInvariant();
        return IsValid(plain) ? plain : null;
    }

    private static InternetAddressList Single(MailboxAddress? address) => address is null ? [] : [address];

    private static string Name(string? name, string address)
    {
        string plain = EmailCharset.Repaired(name ?? "");
        plain = Spaces().Replace(string.Concat(plain.Where(c => !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.Format)), " ").Trim().Trim('"', '\'').Trim();
        return plain.Length == 0 ? address : StorableText.Beginning(plain, MaxName);
    }

    // No spaces, no control characters, nothing that ends a header or an SMTP command.
    [GeneratedRegex(@"^[^\s@<>(),;\\\[\]\p{C}]{1,64}@[\p{L}\p{N}]([\p{L}\p{N}.-]{0,180}[\p{L}\p{N}])?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex(@"[\p{L}\p{N}._%+=/-]{1,64}@[\p{L}\p{N}][\p{L}\p{N}.-]{0,180}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Inside();

    [GeneratedRegex(@"^(no[-_.]?reply|do[-_.]?not[-_.]?reply)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NoReply();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
