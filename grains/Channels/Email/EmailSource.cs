using System.Buffers.Text;
using System.Globalization;
using System.Text;
using MimeKit;

namespace Dialog.Channels.Email;

/// <summary>
/// What we know of a mail message beside itself, written as its first header line the way every mail server writes its own: where it
/// lies in the mailbox, when it arrived there, and what of it was not fetched. Pure.
/// </summary>
/// <param name="Size">Bytes of the whole message.</param>
/// <param name="Part">Only its beginning was fetched.</param>
/// <param name="Problem">Nothing of it could be fetched, and why.</param>
internal sealed record EmailSource(uint Validity, uint Uid, DateTimeOffset? ArrivedAt, long Size, bool Part = false, string? Problem = null)
{
    public const string Header = "X-Dialog-Mailbox";

    public byte[] Before(ReadOnlySpan<byte> mail)
    {
        string line = string.Create(CultureInfo.InvariantCulture,
            $"{Header}: {Validity} {Uid} {ArrivedAt?.ToUnixTimeSeconds() ?? 0} {Size} {(Part ? "part" : Problem is null ? "whole" : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Problem)))}\r\n");
        byte[] all = new byte[line.Length + mail.Length];
        Encoding.ASCII.GetBytes(line, all);
        mail.CopyTo(all.AsSpan(line.Length));
        return all;
    }

    /// <summary>Only the first line is ours: a writer can put the same further down.</summary>
    public static EmailSource? Of(HeaderList headers)
    {
        if (headers.Count == 0 || headers[0].Field != Header || headers[0].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var validity, var uid, var at, var size, var how]
            || !uint.TryParse(validity, NumberStyles.None, CultureInfo.InvariantCulture, out uint v) || !uint.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out uint u)
            || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) || seconds > 253402300799
            || !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes))
        {
            return null;
        }

        return new(v, u, seconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds), bytes, how == "part", how is "part" or "whole" ? null : Words(how));
    }

    private static string Words(string coded)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(coded));
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
