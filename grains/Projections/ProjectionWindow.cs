using System.Text.Json;
using Dialog.Cases;

namespace Dialog.Projections;

/// <summary>A case that changed, as the read model has it now.</summary>
/// <param name="ChangedIn">The transaction of its last change.</param>
/// <param name="Projected">The version of the last event that was projected before.</param>
/// <param name="Indexed">It is in the search index already.</param>
internal sealed record ProjectedCase(
    Guid Id,
    ulong ChangedIn,
    int Projected,
    long Number,
    int Version,
    CaseStatus Status,
    string Topic,
    string? Authority,
    string? Official,
    string? ClaimedBy,
    DateTimeOffset? DueAt,
    int EscalationLevel,
    DateTimeOffset UpdatedAt,
    bool Indexed)
{
    public Importance Importance { get; init; }

    public bool IsOpen => Status is >= CaseStatus.Open and < CaseStatus.Answered;

    /// <summary>Who has the work: the holder, or else who it was assigned to.</summary>
    public string? Owner => ClaimedBy ?? Official;
}

/// <summary>An event that is projected for the first time.</summary>
/// <param name="Data">The event's JSON, only where something reads it.</param>
/// <param name="IsNew">People and other systems are notified; events from before the projection existed are only indexed.</param>
internal sealed record ProjectedEvent(
    Guid CaseId, int Version, string Type, JsonElement? Data, ActorKind ActorKind, string ActorId, string ActorName, DateTimeOffset At, bool IsNew)
{
    /// <summary>The trace in which it was written; null where none is recorded.</summary>
    public byte[]? Trace { get; init; }

    /// <summary>A field of the event; null when it has none or another kind of value.</summary>
    public string? Text(string field) =>
        Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>A field that is a list of texts; empty when the event has none.</summary>
    public IEnumerable<string> Texts(string field) =>
        Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [];

    public int? Number(string field) =>
        Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(field, out JsonElement value) && value.TryGetInt32(out int number) ? number : null;
}

/// <summary>What a region's projection takes in one step.</summary>
/// <param name="From">The checkpoint it was read at.</param>
/// <param name="To">The checkpoint after it.</param>
/// <param name="More">There is more at once.</param>
/// <param name="OldestAt">When the oldest change that is not projected yet happened, those not yet readable included.</param>
internal sealed record ProjectionWindow(
    string Region, ulong From, ulong To, bool More, DateTimeOffset? OldestAt, IReadOnlyList<ProjectedCase> Cases, IReadOnlyList<ProjectedEvent> Events)
{
    private readonly Dictionary<Guid, ProjectedCase> _byId = Cases.ToDictionary(c => c.Id);

    /// <summary>Events that people and other systems are notified of.</summary>
    public IEnumerable<ProjectedEvent> New => Events.Where(e => e.IsNew);

    public ProjectedCase Case(Guid id) => _byId[id];
}
