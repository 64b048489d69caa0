using Dialog.Deadlines;

namespace Dialog.Regions;

/// <summary>Whose days a layer holds; later ones win over earlier ones on the same date.</summary>
[GenerateSerializer, Alias("dialog.CalendarLayerKind")]
public enum CalendarLayerKind
{
    /// <summary>The production calendar of one year.</summary>
    Federal,

    /// <summary>Holidays of the region.</summary>
    Regional,
}

/// <summary>Days from one source, usually one act or one year, given by their kind: each authority gives them its own hours.</summary>
[GenerateSerializer, Immutable, Alias("dialog.CalendarLayer")]
public sealed record CalendarLayer
{
    /// <summary>Named in derivations, e.g. <c>ru-2026</c>.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required CalendarLayerKind Kind { get; init; }

    /// <summary>Grows whenever its days change; kept by the region.</summary>
    [Id(2)] public int Version { get; init; }
    [Id(3)] public required string Name { get; init; }

    /// <summary>Acts of law or the file its days come from.</summary>
    [Id(4)] public string[] Basis { get; init; } = [];
    [Id(5)] public ProductionDay[] Days { get; init; } = [];
}

/// <summary>The hours of an authority that works otherwise than its region.</summary>
[GenerateSerializer, Immutable, Alias("dialog.AuthoritySchedule")]
public sealed record AuthoritySchedule
{
    [Id(0)] public required string Authority { get; init; }

    /// <summary>Grows whenever the schedule changes; kept by the region.</summary>
    [Id(1)] public int Version { get; init; }

    /// <summary>IANA name; null: the region's.</summary>
    [Id(2)] public string? TimeZone { get; init; }

    /// <summary>Empty: the region's week.</summary>
    [Id(3)] public WorkingInterval[] Week { get; init; } = [];

    /// <summary>Dates with hours of its own, over what law and region say.</summary>
    [Id(4)] public CalendarException[] Exceptions { get; init; } = [];

    /// <summary>Works through holidays and the region's days off, as a dispatch service does.</summary>
    [Id(5)] public bool IgnoresDaysOff { get; init; }
}

/// <summary>A day off nobody foresaw (flood, mourning, outage), for the region or one authority. Wins over every other layer.</summary>
[GenerateSerializer, Immutable, Alias("dialog.EmergencyDay")]
public sealed record EmergencyDay(
    [property: Id(0)] DateOnly Date,
    [property: Id(1)] string Reason,
    [property: Id(2)] string? Authority,
    [property: Id(3)] string? DeclaredBy = null,
    [property: Id(4)] DateTimeOffset? DeclaredAt = null,
    [property: Id(5)] int Since = 0);
