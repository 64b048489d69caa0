using System.ComponentModel.DataAnnotations;
using Dialog.Regions;

namespace Dialog.Deadlines;

/// <summary>A whole year as one authority works it.</summary>
[GenerateSerializer, Immutable, Alias("dialog.CalendarYear")]
public sealed record CalendarYear(
    [property: Id(0)] int Year,
    [property: Id(1)] string? Authority,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] int Version,
    [property: Id(4)] int WorkingDays,
    [property: Id(5)] double WorkingHours,
    [property: Id(6)] CalendarDay[] Days);

/// <summary>One date as it is worked.</summary>
/// <param name="Kind">working, weekend (off as every week), off, short, extra (worked on a day of rest) or other.</param>
/// <param name="Reason">Of a date that differs from its weekday.</param>
/// <param name="Source">The layer that decided, with its version.</param>
[GenerateSerializer, Immutable, Alias("dialog.CalendarDay")]
public sealed record CalendarDay(
    [property: Id(0)] DateOnly Date,
    [property: Id(1), AllowedValues("working", "weekend", "off", "short", "extra", "other")] string Kind,
    [property: Id(2)] WorkingHours[] Hours,
    [property: Id(3)] string? Reason,
    [property: Id(4)] string? Source);

/// <summary>A date that an import or an emergency would change for those who follow the region.</summary>
[GenerateSerializer, Immutable, Alias("dialog.CalendarDifference")]
public sealed record CalendarDifference(
    [property: Id(0)] DateOnly Date,
    [property: Id(1)] CalendarDay Before,
    [property: Id(2)] CalendarDay After);

/// <summary>A file to become layers of a region's calendar, one for each year in it.</summary>
[GenerateSerializer, Immutable, Alias("dialog.CalendarFile")]
public sealed record CalendarFile
{
    /// <summary>xmlcalendar, xmlcalendar-json, date-lists, or shipped for the years that come with the product.</summary>
    [Id(0), AllowedValues("xmlcalendar", "xmlcalendar-json", "date-lists", "shipped")] public required string Format { get; init; }

    /// <summary>The file; for shipped a year or several, separated by commas.</summary>
    [Id(1)] public required string Content { get; init; }
    [Id(2)] public required CalendarLayerKind Kind { get; init; }

    /// <summary>Shown as what the days rest on, e.g. the file's name or the act.</summary>
    [Id(3)] public string? Basis { get; init; }

    /// <summary>False: only tell what would change.</summary>
    [Id(4)] public bool Apply { get; init; }

    /// <summary>The configuration version that was looked at; another stored one refuses the import. Null: whichever is stored.</summary>
    [Id(5)] public int? Version { get; init; }
}

/// <summary>What a change of a calendar does or did.</summary>
/// <param name="Errors">By field or place in the file; with any, nothing was changed.</param>
/// <param name="Differences">Dates of the region that become other.</param>
/// <param name="Configuration">As stored, when it was applied.</param>
[GenerateSerializer, Immutable, Alias("dialog.CalendarReply")]
public sealed record CalendarReply(
    [property: Id(0)] Dictionary<string, string[]> Errors,
    [property: Id(1)] CalendarLayer[] Layers,
    [property: Id(2)] CalendarDifference[] Differences,
    [property: Id(3)] RegionConfiguration? Configuration);
