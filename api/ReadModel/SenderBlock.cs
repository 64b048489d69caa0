using Dialog.Channels;
using Dialog.Privacy;
using Npgsql;

namespace Dialog.Api.ReadModel;

/// <summary>The block of a case's sender: in force while it was not ended and <paramref name="Until"/> is not over.</summary>
/// <param name="ByName">The official who blocked.</param>
/// <param name="EndedAt">When it was taken back before its term; null: it was not.</param>
/// <param name="Held">Messages it keeps back, which can be read and released, also after its end.</param>
internal sealed record SenderBlock(
    DateTimeOffset BlockedAt,
    DateTimeOffset Until,
    [property: Personal(PersonalKind.Text)] string Reason,
    string ByName,
    DateTimeOffset? EndedAt,
    string? EndedByName,
    int Held)
{
    /// <summary>Nobody stands behind a form but whoever opened it, and Open311 is used by systems with a key.</summary>
    public static bool IsPossible(string network) => network is not (ChannelKinds.Form or ChannelKinds.Open311);

    /// <summary>Reads blocked_at, until, reason, blocked_by_name, ended_at, ended_by_name and the count of held messages, from a column on.</summary>
    public static SenderBlock Read(NpgsqlDataReader r, int from = 0) => new(
        r.GetFieldValue<DateTimeOffset>(from),
        r.GetFieldValue<DateTimeOffset>(from + 1),
        r.GetString(from + 2),
        r.GetString(from + 3),
        r.IsDBNull(from + 4) ? null : r.GetFieldValue<DateTimeOffset>(from + 4),
        r.IsDBNull(from + 5) ? null : r.GetString(from + 5),
        r.GetInt32(from + 6));
}
