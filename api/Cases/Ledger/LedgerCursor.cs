using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Dialog.Api.Cases.Ledger;

/// <summary>The last row a page of a ledger showed; opaque to clients.</summary>
internal sealed record LedgerCursor(DateTimeOffset At, Guid CaseId, int Version)
{
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}/{CaseId:N}/{Version}")));

    public static bool TryParse(string? text, out LedgerCursor? cursor)
    {
        cursor = null;
        if (text is null)
        {
            return true;
        }

        byte[] bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (text.Length > 120 || !Base64Url.TryDecodeFromChars(text, bytes, out int length))
        {
            return false;
        }

        string[] parts = Encoding.ASCII.GetString(bytes, 0, length).Split('/');
        if (parts.Length != 3
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) || ticks > DateTime.MaxValue.Ticks
            || !Guid.TryParseExact(parts[1], "N", out Guid id)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int version))
        {
            return false;
        }

        cursor = new LedgerCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id, version);
        return true;
    }
}
