using System.Globalization;
using Dialog.Api.ReadModel;

namespace Dialog.Api.Cases.Ledger;

/// <summary>The last row a page of a ledger showed; opaque to clients.</summary>
internal sealed record LedgerCursor(DateTimeOffset At, Guid CaseId, int Version)
{
    public override string ToString() =>
        CursorText.Of(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}/{CaseId:N}/{Version}"));

    public static bool TryParse(string? text, out LedgerCursor? cursor)
    {
        cursor = null;
        if (text is null)
        {
            return true;
        }

        string[]? parts = CursorText.Read(text);
        if (parts is not { Length: 3 }
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
