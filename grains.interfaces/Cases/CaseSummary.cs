using Dialog.Privacy;

namespace Dialog.Cases;

/// <summary>One line of a queue: what the read model keeps of a case and what the push carries.</summary>
[GenerateSerializer, Immutable, Alias("dialog.CaseSummary")]
public sealed record CaseSummary
{
    [Id(0)] public required Guid Id { get; init; }

    /// <summary>The number people use; grows by one per case of the installation.</summary>
    [Id(1)] public required long Number { get; init; }
    [Id(2)] public required string Region { get; init; }

    /// <summary>Number of events so far; a larger version is a later state.</summary>
    [Id(3)] public required int Version { get; init; }
    [Id(4)] public required CaseStatus Status { get; init; }
    [Id(5)] public required MessageKind Kind { get; init; }
    [Id(6)] public required string Topic { get; init; }
    [Id(7)] public required Importance Importance { get; init; }
    [Id(8)] public string? Authority { get; init; }
    [Id(9)] public string? Official { get; init; }
    [Id(10)] public string? ClaimedBy { get; init; }
    [Id(11)] public string? ClaimedByName { get; init; }
    [Id(12)] public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>channel/conversation; the api shows a digest of it, the same for cases of one conversation.</summary>
    [Id(13), Opaque] public required string Thread { get; init; }
    [Id(14)] public required string Network { get; init; }

    /// <summary>Anybody can read the thread.</summary>
    [Id(15)] public required bool IsPublic { get; init; }
    [Id(16), Personal(PersonalKind.Name)] public required string ResidentName { get; init; }

    /// <summary>The first 160 characters of the resident's latest message.</summary>
    [Id(17), Personal(PersonalKind.Text)] public required string Excerpt { get; init; }
    [Id(18), Personal(PersonalKind.Address)] public string? Address { get; init; }
    [Id(19)] public required DateTimeOffset PublishedAt { get; init; }
    [Id(20)] public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The nearest obligation of the authority; null when it owes nothing.</summary>
    [Id(21)] public DateTimeOffset? DueAt { get; init; }
    [Id(22)] public string? DueKind { get; init; }

    /// <summary>The obligation named by <see cref="DueKind"/> was missed.</summary>
    [Id(23)] public required bool Overdue { get; init; }
    [Id(24)] public required DateTimeOffset LastMessageAt { get; init; }

    /// <summary>The resident wrote after the authority's last message.</summary>
    [Id(25)] public required bool Unanswered { get; init; }

    /// <summary>1, and one more with every reopening.</summary>
    [Id(26)] public required int Leg { get; init; }
    [Id(27)] public required DeliveryState Delivery { get; init; }
    [Id(28)] public DateTimeOffset? AnsweredAt { get; init; }
    [Id(29)] public required int EscalationLevel { get; init; }
    [Id(30)] public required DateTimeOffset UpdatedAt { get; init; }

    [Id(31)] public ApprovalState Approval { get; init; }

    /// <summary>Whose turn it is: the approver, the reviewer, or the author a text came back to.</summary>
    [Id(32)] public string? Approver { get; init; }
    [Id(33)] public DateTimeOffset? ApprovalDueAt { get; init; }

    /// <summary>How often an authority said "not ours".</summary>
    [Id(34)] public int Bounces { get; init; }
    [Id(35)] public bool AwaitsArbiter { get; init; }

    /// <summary>By when the work is promised; null when nothing is.</summary>
    [Id(36)] public DateTimeOffset? PromisedFor { get; init; }
    [Id(37)] public FormalState Formal { get; init; }
    [Id(38)] public string[] Tags { get; init; } = [];

    /// <summary>The case this one was merged into; its thread goes on there.</summary>
    [Id(39)] public Guid? MergedInto { get; init; }

    /// <summary>Others than the resident and we read the thread, and not everybody.</summary>
    [Id(40)] public bool InClosedGroup { get; init; }

    /// <summary>The first 160 characters of the resident's first message; null where it was taken back, and in a case that has not changed since this was first kept.</summary>
    [Id(41), Personal(PersonalKind.Text)] public string? FirstWords { get; init; }

    /// <summary>Somebody has put the case aside until then; null while nobody has.</summary>
    [Id(42)] public DateTimeOffset? SnoozedUntil { get; init; }
    [Id(43)] public string? SnoozedBy { get; init; }

    /// <summary>What they wrote down for that moment.</summary>
    [Id(44), Personal(PersonalKind.Text)] public string? SnoozeNote { get; init; }
}
