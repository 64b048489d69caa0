using System.Collections.Frozen;

namespace Dialog.Api.Senders;

/// <summary>How long a sender can be blocked: there is no block without a term.</summary>
internal static class BlockTerms
{
    private static readonly FrozenDictionary<string, TimeSpan> Terms = new Dictionary<string, TimeSpan>
    {
        ["1h"] = TimeSpan.FromHours(1),
        ["1d"] = TimeSpan.FromDays(1),
        ["7d"] = TimeSpan.FromDays(7),
        ["30d"] = TimeSpan.FromDays(30),
    }.ToFrozenDictionary();

    /// <summary>Null: no such term.</summary>
    public static TimeSpan? Of(string? name) => name is not null && Terms.TryGetValue(name, out TimeSpan term) ? term : null;
}
