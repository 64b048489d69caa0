using System.Globalization;
using Dialog.Cases;

namespace Dialog.Api.ReadModel;

/// <summary>The last row a page showed; opaque to clients.</summary>
internal sealed record CaseCursor(DateTimeOffset? At, Guid Id)
{
    public static CaseCursor Of(CaseSummary last, string sort) => new(
        sort switch
        {
            "deadline" => last.DueAt,
            "approval" => last.ApprovalDueAt,
            _ => last.ReceivedAt,
        },
        last.Id);

    public override string ToString() =>
        CursorText.Of(string.Create(CultureInfo.InvariantCulture, $"{At?.UtcTicks}/{Id:N}"));

    public static bool TryParse(string text, out CaseCursor? cursor)
    {
        cursor = null;
        string[]? parts = CursorText.Read(text);
        if (parts is not { Length: 2 } || !Guid.TryParseExact(parts[1], "N", out Guid id))
        {
            return false;
        }

        if (parts[0].Length == 0)
        {
            cursor = new CaseCursor(null, id);
            return true;
        }

        bool good = long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) && ticks <= DateTime.MaxValue.Ticks;
        cursor = good ? new CaseCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id) : null;
        return good;
    }
}
