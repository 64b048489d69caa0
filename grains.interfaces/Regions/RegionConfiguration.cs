using Dialog.Cases;

namespace Dialog.Regions;

/// <summary>How a region works: who answers for what, when they work, how fast they must be. Versioned as a whole.</summary>
[GenerateSerializer, Immutable, Alias("dialog.RegionConfiguration")]
public sealed record RegionConfiguration
{
    [Id(0)] public required string Code { get; init; }
    [Id(1)] public required string Name { get; init; }

    /// <summary>IANA name, e.g. <c>Asia/Yekaterinburg</c>.</summary>
    [Id(2)] public required string TimeZone { get; init; }

    /// <summary>Grows by one with each change; 0 means never configured.</summary>
    [Id(3)] public int Version { get; init; }
    [Id(4)] public Authority[] Authorities { get; init; } = [];
    [Id(5)] public Official[] Officials { get; init; } = [];
    [Id(6)] public RoutingRule[] Routing { get; init; } = [];

    /// <summary>Takes what no rule matches.</summary>
    [Id(7)] public required string DefaultAuthority { get; init; }
    [Id(8)] public required CalendarConfiguration Calendar { get; init; }
    [Id(9)] public DeadlineRule[] Deadlines { get; init; } = [];

    /// <summary>How long a claim holds without a sign of work.</summary>
    [Id(10)] public int LeaseMinutes { get; init; } = 30;

    /// <summary>A case answered and neither confirmed nor disputed for so long is closed; silence is not satisfaction.</summary>
    [Id(11)] public int SilenceDays { get; init; } = 7;

    /// <summary>Topic probability below which an operator decides instead of the machine.</summary>
    [Id(12)] public double AutomationThreshold { get; init; } = 0.5;
    [Id(13)] public ApprovalPolicy[] Approvals { get; init; } = [];

    /// <summary>The official who decides whose a case is after two authorities refused it; null: the head of the default authority.</summary>
    [Id(14)] public string? Arbiter { get; init; }

    /// <summary>Null: autonomy stays as the policies say.</summary>
    [Id(15)] public AutonomyRule? Autonomy { get; init; }
    [Id(16)] public CustomField[] Fields { get; init; } = [];

    /// <summary>The longest that a link to a contractor may open.</summary>
    [Id(31)] public int ContractorDays { get; init; } = 30;

    /// <summary>How long ended cases keep what is personal; a case no rule matches keeps it.</summary>
    [Id(30)] public RetentionRule[] Retention { get; init; } = [];

    /// <summary>Rules an administrator wrote, in the order in which they are asked.</summary>
    [Id(37)] public AutomationRule[] Automation { get; init => field = value ?? []; } = [];

    /// <summary>What the board measures the region against; null: <see cref="BoardTargets.Default"/>.</summary>
    [Id(38)] public BoardTargets? Targets { get; init; }
}

/// <summary>The regulated time for an entry and the shares that a region wants to stay under.</summary>
/// <param name="EntryMinutes">From the publication in the network to the case here.</param>
/// <param name="NotEntered">0 to 1, of all messages that became cases.</param>
/// <param name="NotAnswered">0 to 1, of all answers that were owed.</param>
[GenerateSerializer, Immutable, Alias("dialog.BoardTargets")]
public sealed record BoardTargets(
    [property: Id(0)] int EntryMinutes,
    [property: Id(1)] double NotEntered,
    [property: Id(2)] double NotAnswered)
{
    /// <summary>An hour to enter, one in twenty late: in force until a region says otherwise.</summary>
    public static readonly BoardTargets Default = new(60, 0.05, 0.05);
}

/// <summary>A body that answers residents; authorities form a tree by <paramref name="Parent"/>.</summary>
/// <param name="Approver">The official who approves its answers; null: its head.</param>
/// <param name="Closed">It takes no more cases and keeps its name for those it had.</param>
/// <param name="MergedInto">The body that has its people, rules and open cases since; its own code is never used again.</param>
[GenerateSerializer, Immutable, Alias("dialog.Authority")]
public sealed record Authority(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Parent,
    [property: Id(3)] string? Phone,
    [property: Id(4)] string? Approver = null,
    [property: Id(5)] bool Closed = false,
    [property: Id(6)] string? MergedInto = null);

/// <summary>A person who works on cases.</summary>
/// <param name="Substitute">Who approves when this person does not in time; null: the approver of the authority above.</param>
/// <param name="Capacity">Open cases this person can carry at once; more are given only when all are full.</param>
/// <param name="Hours">Own working week; null: that of the authority. New cases go first to those who work at the moment.</param>
/// <param name="Absences">Who is absent gets no new case, and their substitute approves for them.</param>
[GenerateSerializer, Immutable, Alias("dialog.Official")]
public sealed record Official(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Authority,
    [property: Id(3)] string Position,
    [property: Id(4)] int Capacity,
    [property: Id(5)] bool IsHead,
    [property: Id(6)] string? Substitute = null,
    [property: Id(7)] WorkingInterval[]? Hours = null,
    [property: Id(8)] Absence[]? Absences = null);

/// <summary>Days on which an official does not work, both included, in the region's time.</summary>
/// <param name="Substitute">Who approves meanwhile; null: the official's own substitute, else the approver of the authority above.</param>
[GenerateSerializer, Immutable, Alias("dialog.Absence")]
public sealed record Absence(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] DateOnly To,
    [property: Id(2)] string? Substitute = null)
{
    public bool Covers(DateOnly day) => From <= day && day <= To;
}

/// <summary>Sends a topic to an authority; a rule with <paramref name="Place"/> applies when the address contains it and wins over one without.</summary>
[GenerateSerializer, Immutable, Alias("dialog.RoutingRule")]
public sealed record RoutingRule(
    [property: Id(0)] string Topic,
    [property: Id(1)] string Authority,
    [property: Id(2)] string? Place);

/// <summary>How long the authority has. The most specific matching rule wins: more named conditions, then the later rule.</summary>
/// <param name="Id">Named in the derivation that people see.</param>
/// <param name="Deadline">What must be done in this time: intake, first-reaction, answer, final-after-promise, promise, approval, formal-registration or formal-answer.</param>
/// <param name="Working">True: hours of the authority's working time; false: hours of the clock.</param>
[GenerateSerializer, Immutable, Alias("dialog.DeadlineRule")]
public sealed record DeadlineRule(
    [property: Id(0)] string Id,
    [property: Id(1)] string Deadline,
    [property: Id(2)] double Hours,
    [property: Id(3)] bool Working,
    [property: Id(4)] MessageKind? Kind,
    [property: Id(5)] string? Topic,
    [property: Id(6)] string? Authority,
    [property: Id(7)] Importance? Importance)
{
    /// <summary>The network the message came from, e.g. <c>telegram</c>; null: any.</summary>
    [Id(8)] public string? Network { get; init; }

    /// <summary>The channel of ours it came through; null: any.</summary>
    [Id(9)] public string? Channel { get; init; }

    /// <summary>Written to the authority or found by watching; null: either.</summary>
    [Id(10)] public MessageSource? Source { get; init; }

    /// <summary>The clock is paused while the case waits for the resident. Without this it never pauses.</summary>
    [Id(11)] public bool PausesWhileWaiting { get; init; }
}

/// <summary>When the region works: an ordinary week, and layers of days that differ.</summary>
[GenerateSerializer, Immutable, Alias("dialog.CalendarConfiguration")]
public sealed record CalendarConfiguration
{
    [Id(0)] public required int Version { get; init; }

    /// <summary>Working intervals of an ordinary week; several a day make the lunch break.</summary>
    [Id(1)] public WorkingInterval[] Week { get; init; } = [];

    /// <summary>Days that differ: holidays, moved and shortened days. An empty list of intervals is a day off.</summary>
    [Id(2)] public CalendarException[] Exceptions { get; init; } = [];

    /// <summary>Production calendars and regional holidays. Federal ones first; <see cref="Exceptions"/> win over them.</summary>
    [Id(3)] public CalendarLayer[] Layers { get; init; } = [];

    /// <summary>Bodies with hours of their own.</summary>
    [Id(4)] public AuthoritySchedule[] Schedules { get; init; } = [];

    /// <summary>Days off declared at once; they win over everything.</summary>
    [Id(5)] public EmergencyDay[] Emergencies { get; init; } = [];
}

/// <summary>Local times, <c>From</c> inclusive, <c>To</c> exclusive; a <c>To</c> of 00:00 is the end of the day.</summary>
[GenerateSerializer, Immutable, Alias("dialog.WorkingInterval")]
public sealed record WorkingInterval(
    [property: Id(0)] DayOfWeek Day,
    [property: Id(1)] TimeOnly From,
    [property: Id(2)] TimeOnly To);

/// <summary>One date with hours of its own.</summary>
/// <param name="Reason">Shown in the derivation, e.g. "День России" or "shortened before a holiday".</param>
[GenerateSerializer, Immutable, Alias("dialog.CalendarException")]
public sealed record CalendarException(
    [property: Id(0)] DateOnly Date,
    [property: Id(1)] string Reason,
    [property: Id(2)] WorkingHours[] Hours);

/// <summary>Local times of one day; a <c>To</c> of 00:00 is the end of the day.</summary>
[GenerateSerializer, Immutable, Alias("dialog.WorkingHours")]
public sealed record WorkingHours(
    [property: Id(0)] TimeOnly From,
    [property: Id(1)] TimeOnly To);
