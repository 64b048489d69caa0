using Dialog.Cases;

namespace Dialog.Regions;

/// <summary>What makes a rule look at a case.</summary>
[GenerateSerializer, Alias("dialog.RuleTrigger")]
public enum RuleTrigger
{
    CaseOpened,

    /// <summary>The resident wrote again.</summary>
    MessageReceived,
    TopicChanged,
    AuthorityChanged,

    /// <summary>A deadline counts as near, at the moment in which people are reminded of it.</summary>
    DeadlineApproaching,
}

/// <summary>Whom a rule notifies without naming them.</summary>
[GenerateSerializer, Alias("dialog.RuleAudience")]
public enum RuleAudience
{
    /// <summary>Who works on the case; where nobody does, the head of its authority.</summary>
    Concerned,

    /// <summary>The head of the case's authority.</summary>
    Head,

    /// <summary>The leads of the region.</summary>
    Leads,
}

/// <summary>A rule that an administrator wrote: if … then …. Rules are asked in the order of the list.</summary>
[GenerateSerializer, Immutable, Alias("dialog.AutomationRule")]
public sealed record AutomationRule
{
    [Id(0)] public required string Id { get; init; }

    /// <summary>Shown in the history of a case.</summary>
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public bool Enabled { get; init; } = true;

    /// <summary>After it no later rule is asked about the same event.</summary>
    [Id(3)] public bool Stop { get; init; }

    /// <summary>At least one.</summary>
    [Id(4)] public RuleTrigger[] Triggers { get; init => field = value ?? []; } = [];

    /// <summary>All that are given must hold.</summary>
    [Id(5)] public RuleConditions When { get; init => field = value ?? new(); } = new();

    /// <summary>At least one.</summary>
    [Id(6)] public RuleActions Actions { get; init => field = value ?? new(); } = new();

    /// <summary>The version of the region in which the rule got its present form; kept by the region.</summary>
    [Id(7)] public int Version { get; init; }
}

/// <summary>What a rule asks of a case. An empty list and a null ask nothing; of a list one has to hold.</summary>
[GenerateSerializer, Immutable, Alias("dialog.RuleConditions")]
public sealed record RuleConditions
{
    [Id(0)] public string[] Networks { get; init => field = Given(value); } = [];

    /// <summary>Channels of ours, by id.</summary>
    [Id(1)] public string[] Channels { get; init => field = Given(value); } = [];
    [Id(2)] public string[] Topics { get; init => field = Given(value); } = [];
    [Id(3)] public string[] Authorities { get; init => field = Given(value); } = [];

    /// <summary>Words of the address, as in routing.</summary>
    [Id(4)] public string[] Places { get; init => field = Given(value); } = [];
    [Id(5)] public MessageKind[] Kinds { get; init => field = value ?? []; } = [];

    /// <summary>Words or phrases of the message, in any of their forms.</summary>
    [Id(6)] public string[] Words { get; init => field = Given(value); } = [];

    /// <summary>Words or phrases of which none may be in the message.</summary>
    [Id(7)] public string[] NoWords { get; init => field = Given(value); } = [];

    /// <summary>True: within the working time of the case's authority; false: outside of it.</summary>
    [Id(8)] public bool? WorkingTime { get; init; }

    /// <summary>Hours of the day in the region's time, both given or none; <see cref="Until"/> is not included. From 22:00 to 06:00 is a night.</summary>
    [Id(9)] public TimeOnly? From { get; init; }
    [Id(10)] public TimeOnly? Until { get; init; }
    [Id(11)] public DayOfWeek[] Days { get; init => field = value ?? []; } = [];
    [Id(12)] public bool? IsPublic { get; init; }
    [Id(13)] public Importance? Importance { get; init; }
    [Id(14)] public MessageSource? Source { get; init; }

    /// <summary>Tags of the case, as they are stored: in small letters.</summary>
    [Id(15)] public string[] Tags { get; init => field = Given(value); } = [];

    // A body may say null where nothing is asked.
    private static string[] Given(string[]? values) => values is null ? [] : values.Contains(null) ? [.. values.Where(v => v is not null)] : values;
}

/// <summary>What a rule does, in this order.</summary>
[GenerateSerializer, Immutable, Alias("dialog.RuleActions")]
public sealed record RuleActions
{
    [Id(0)] public string[] Tags { get; init => field = Given(value); } = [];
    [Id(1)] public Importance? Importance { get; init; }

    /// <summary>The authority that gets the case.</summary>
    [Id(2)] public string? Authority { get; init; }

    /// <summary>An official of <see cref="Authority"/>; while they are absent, who has the most room there.</summary>
    [Id(3)] public string? Official { get; init; }

    /// <summary>Where nobody is named: to the official with the most room.</summary>
    [Id(4)] public bool ByLoad { get; init; }

    /// <summary>A question to the resident; a rule asks it once in a case.</summary>
    [Id(5)] public string? Ask { get; init; }

    /// <summary>Raises the case by one step of escalation, as a missed deadline does.</summary>
    [Id(6)] public bool Escalate { get; init; }

    /// <summary>Officials by id.</summary>
    [Id(7)] public string[] Notify { get; init => field = Given(value); } = [];
    [Id(8)] public RuleAudience[] Audiences { get; init => field = value ?? []; } = [];

    // A body may say null where nothing is asked.
    private static string[] Given(string[]? values) => values is null ? [] : values.Contains(null) ? [.. values.Where(v => v is not null)] : values;
}
