namespace Dialog.Push;

/// <summary>The live figures of a region. Times are UTC; counts are of cases unless said otherwise.</summary>
[GenerateSerializer, Immutable, Alias("dialog.BoardView")]
public sealed record BoardView
{
    [Id(0)] public required string Region { get; init; }
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>Cases not yet answered, confirmed or closed.</summary>
    [Id(2)] public required int Open { get; init; }
    [Id(3)] public required int Unclaimed { get; init; }
    [Id(4)] public required int InWork { get; init; }
    [Id(5)] public required int WaitingForResident { get; init; }
    [Id(6)] public required int Overdue { get; init; }
    [Id(7)] public required int DueWithinHour { get; init; }
    [Id(8)] public required int DueWithinFourHours { get; init; }
    [Id(9)] public required int AwaitingConfirmation { get; init; }

    /// <summary>Delivery unknown or failed: a person must check.</summary>
    [Id(10)] public required int DeliveryTrouble { get; init; }
    [Id(11)] public DateTimeOffset? OldestUnansweredAt { get; init; }

    /// <summary>New cases in each of the last 60 minutes, oldest first.</summary>
    [Id(12)] public required int[] IncomingPerMinute { get; init; }

    /// <summary>Since the region's midnight.</summary>
    [Id(13)] public required int ReceivedToday { get; init; }
    [Id(14)] public required int AnsweredToday { get; init; }
    [Id(15)] public required int MissedToday { get; init; }
    [Id(16)] public required AuthorityLoad[] Authorities { get; init; }
    [Id(17)] public required TopicCount[] Topics { get; init; }
    [Id(18)] public required OfficialLoad[] Officials { get; init; }

    /// <summary>Open cases that no authority has.</summary>
    [Id(19)] public int Unrouted { get; init; }

    /// <summary>Those of them in which waiting may cost health or life.</summary>
    [Id(20)] public int UnroutedDanger { get; init; }
}

[GenerateSerializer, Immutable, Alias("dialog.AuthorityLoad")]
public sealed record AuthorityLoad(
    [property: Id(0)] string Authority,
    [property: Id(1)] int Open,
    [property: Id(2)] int Unclaimed,
    [property: Id(3)] int Overdue,
    [property: Id(4)] int DueWithinFourHours,
    [property: Id(5)] int AnsweredToday);

[GenerateSerializer, Immutable, Alias("dialog.TopicCount")]
public sealed record TopicCount(
    [property: Id(0)] string Topic,
    [property: Id(1)] int Open,
    [property: Id(2)] int ReceivedToday);

[GenerateSerializer, Immutable, Alias("dialog.OfficialLoad")]
public sealed record OfficialLoad(
    [property: Id(0)] string Official,
    [property: Id(1)] int Open,
    [property: Id(2)] int Claimed,
    [property: Id(3)] int Overdue);
