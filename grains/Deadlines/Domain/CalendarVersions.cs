using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>Gives a changed calendar, and each changed part of it, the next version. What did not change keeps its own.</summary>
internal static class CalendarVersions
{
    public static CalendarConfiguration Next(CalendarConfiguration? before, CalendarConfiguration after)
    {
        bool changed = before is null || !Same(before, after);
        int version = Version(before?.Version, after.Version, changed);
        return after with
        {
            Version = version,
            Layers = [.. after.Layers.Select(layer =>
            {
                CalendarLayer? known = before is null ? null : Array.Find(before.Layers, l => l.Id == layer.Id);
                return layer with { Version = Version(known?.Version, layer.Version, known is null || !Same(known, layer)) };
            })],
            Schedules = [.. after.Schedules.Select(schedule =>
            {
                AuthoritySchedule? known = before is null ? null : Array.Find(before.Schedules, s => s.Authority == schedule.Authority);
                return schedule with { Version = Version(known?.Version, schedule.Version, known is null || !Same(known, schedule)) };
            })],
            Emergencies = [.. after.Emergencies.Select(day => day with
            {
                Since = before?.Emergencies.FirstOrDefault(e => Same(e, day))?.Since ?? version,
            })],
        };
    }

    /// <summary>Whether every date of every authority is sure to be as it was; versions aside.</summary>
    public static bool Same(CalendarConfiguration one, CalendarConfiguration other) =>
        one.Week.SequenceEqual(other.Week)
        && Same(one.Exceptions, other.Exceptions)
        && one.Layers.Length == other.Layers.Length && one.Layers.Zip(other.Layers).All(l => Same(l.First, l.Second))
        && one.Schedules.Length == other.Schedules.Length && one.Schedules.Zip(other.Schedules).All(s => Same(s.First, s.Second))
        && one.Emergencies.Length == other.Emergencies.Length && one.Emergencies.Zip(other.Emergencies).All(e => Same(e.First, e.Second));

    private static bool Same(CalendarLayer one, CalendarLayer other) =>
        (one.Id, one.Kind, one.Name) == (other.Id, other.Kind, other.Name)
        && one.Basis.SequenceEqual(other.Basis) && one.Days.SequenceEqual(other.Days);

    private static bool Same(AuthoritySchedule one, AuthoritySchedule other) =>
        (one.Authority, one.TimeZone, one.IgnoresDaysOff) == (other.Authority, other.TimeZone, other.IgnoresDaysOff)
        && one.Week.SequenceEqual(other.Week) && Same(one.Exceptions, other.Exceptions);

    private static bool Same(EmergencyDay one, EmergencyDay other) =>
        (one.Date, one.Reason, one.Authority) == (other.Date, other.Reason, other.Authority);

    private static bool Same(CalendarException[] one, CalendarException[] other) =>
        one.Length == other.Length && one.Zip(other).All(e =>
            (e.First.Date, e.First.Reason) == (e.Second.Date, e.Second.Reason) && e.First.Hours.SequenceEqual(e.Second.Hours));

    // A caller may count for itself, but never backwards.
    private static int Version(int? stored, int sent, bool changed) =>
        Math.Max(sent, (stored ?? 0) + (changed ? 1 : 0));
}
