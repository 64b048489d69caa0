using System.Globalization;

namespace Dialog.Channels.Email;

/// <summary>Where reading a mailbox goes on, as text: <c>uidvalidity:uid:unseen-up-to:since:newest</c>.</summary>
/// <param name="Uid">The last message taken.</param>
/// <param name="UnseenUpTo">Of the messages that were there at the first start only unseen ones are taken.</param>
/// <param name="Since">When the mailbox was first read, in seconds since 1970: what is older is somebody else's work.</param>
/// <param name="Newest">When the newest message taken arrived: from where to read after the mailbox was renumbered.</param>
internal sealed record EmailCursor(uint Validity, uint Uid, uint UnseenUpTo, long Since, long Newest)
{
    public static EmailCursor? Parse(string? text)
    {
        string[] parts = (text ?? "").Split(':');
        return parts.Length >= 2 && Number(parts, 0) is { } validity && Number(parts, 1) is { } uid && validity <= uint.MaxValue && uid <= uint.MaxValue
            ? new((uint)validity, (uint)uid, (uint)Math.Min(uint.MaxValue, Number(parts, 2) ?? 0), Number(parts, 3) ?? 0, Number(parts, 4) ?? 0)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Validity}:{Uid}:{UnseenUpTo}:{Since}:{Newest}");

    private static long? Number(string[] parts, int at) =>
        at < parts.Length && long.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
