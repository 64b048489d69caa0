using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Dialog.Api.Privacy;
using Dialog.Cases;
using Dialog.Privacy;

namespace Dialog.Api.ReadModel;

/// <summary>Everything the case screen shows.</summary>
internal sealed record CaseDetail(CaseSummary Summary, IReadOnlyList<CaseMessage> Messages, IReadOnlyList<HistoryItem> History, IReadOnlyList<DeadlineItem> Deadlines, CaseWork Work)
{
    /// <summary>Viewer token for the hub's <c>Look</c>: this case was shown to this person.</summary>
    public string? Pass { get; init; }

    /// <summary>The sender can be blocked: who wrote by the form or by Open311 cannot.</summary>
    public bool HasSender { get; init; }

    /// <summary>The block of the sender, also one that is over; null when they were never blocked.</summary>
    public SenderBlock? SenderBlock { get; init; }

    /// <summary>The authority that topic and address lead to, where the case is with another or with none; null where it is with that one.</summary>
    public string? ProposedAuthority { get; init; }

    /// <summary>Links to contractors, the latest last.</summary>
    public IReadOnlyList<ContractorItem> Contractors { get; init; } = [];

    /// <summary>A question for the address will carry a link to a page where it can be given in private.</summary>
    public bool AsksPrivately { get; init; }
}

/// <param name="Direction">in, out or note.</param>
internal sealed record CaseMessage(
    string Id,
    [property: AllowedValues("in", "out", "note")] string Direction,
    [property: Personal(PersonalKind.Name)] string AuthorName,
    [property: Personal(PersonalKind.Text)] string Text,
    IReadOnlyList<Attachment> Attachments,
    DateTimeOffset PublishedAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt,
    bool IsPublic,
    string? Link,
    string? ReplyTo,
    string? AlbumId,
    AnswerKind? AnswerKind,
    int Version,
    DeliveryState? Delivery,
    string? DeliveryError) : IMaybePersonal
{
    /// <summary>Others than the resident and we read it, and not everybody.</summary>
    public bool InClosedGroup { get; init; }

    /// <summary>Lines of the text that repeat what the thread has said.</summary>
    public IReadOnlyList<FoldedLines> Folds { get; init; } = [];

    /// <summary>Of residents on this answer, the most frequent first. No word of theirs: they confirm nothing and are no message.</summary>
    public IReadOnlyList<ReactionCount> Reactions { get; init; } = [];

    /// <summary>A contractor wrote it by a link; the resident never sees it. Null for everything else.</summary>
    public ContractorSaid? Contractor { get; init; }

    /// <summary>The case that waits in this one and whose resident wrote it; null for this one's own.</summary>
    public Guid? FromCase { get; init; }

    // Our own words go to the resident as they are; whose number they contain is the author's responsibility.
    bool IMaybePersonal.IsPersonal(PersonalKind kind) => Direction != "out";
}

/// <param name="Emoji">As the network has it; <c>other</c> for what only the network can draw.</param>
internal sealed record ReactionCount(string Emoji, int Count);

/// <param name="Type">The stored name of the event.</param>
/// <param name="Data">The event's own JSON.</param>
internal sealed record HistoryItem(int Version, DateTimeOffset At, string Type, [property: Personal(PersonalKind.Name)] string ActorName, ActorKind ActorKind, [property: Personal(PersonalKind.Event)] JsonElement Data) : IMaybePersonal
{
    bool IMaybePersonal.IsPersonal(PersonalKind kind) => kind == PersonalKind.Event || ActorKind == ActorKind.Resident;
}

/// <param name="EndedAt">Null while it is owed, missed or not.</param>
/// <param name="State">running, met, answered (the clock of a promise that an answer stopped), missed, replaced or dropped (nobody owes it any more).</param>
internal sealed record DeadlineItem(
    string Kind,
    DateTimeOffset SetAt,
    DateTimeOffset DueAt,
    DateTimeOffset? EndedAt,
    [property: AllowedValues("running", "met", "answered", "missed", "replaced", "dropped")] string State,
    string Rule,
    int CalendarVersion,
    double Hours,
    bool Working,
    JsonElement Steps);
