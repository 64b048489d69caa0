using System.Globalization;

namespace Dialog.Channels.Email;

/// <summary>Where a file of a mail message is found again: by its place in the mailbox, else by the message's Message-ID.</summary>
/// <param name="Index">Which of the message's files, as <see cref="EmailParts"/> counts them.</param>
internal readonly record struct EmailFileId(uint Validity, uint Uid, int Index, string MessageId)
{
    public static EmailFileId? Parse(string text) => text.Split('/', 2) is [var place, var id] && place.Split(':') is [var validity, var uid, var index]
        && uint.TryParse(validity, NumberStyles.None, CultureInfo.InvariantCulture, out uint v) && uint.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out uint u)
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int i) ? new(v, u, i, id) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Validity}:{Uid}:{Index}/{MessageId}");
}
