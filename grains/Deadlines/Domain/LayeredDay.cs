using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>A date that differs, with the hours of one authority.</summary>
/// <param name="Source">The layer that decided, with its version: <c>ru-2024@1</c>.</param>
public sealed record LayeredDay(DateOnly Date, string Reason, WorkingHours[] Hours, string Source);

/// <summary>The working time of one authority, all layers laid over each other.</summary>
/// <param name="WeekSource">Where the ordinary week comes from.</param>
internal sealed record LayeredCalendar(
    string TimeZone, WorkingInterval[] Week, string WeekSource, Dictionary<DateOnly, LayeredDay> Days);
