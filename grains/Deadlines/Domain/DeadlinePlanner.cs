using Dialog.Cases;
using Dialog.Regions;

namespace Dialog.Deadlines;

/// <summary>Sets a deadline and writes down why. Never fails on a region's configuration: a resident's message must be taken.</summary>
public static class DeadlinePlanner
{
    public static PlannedDeadline Plan(
        RegionConfiguration region,
        WorkCalendar calendar,
        string deadline,
        MessageKind kind,
        string topic,
        string? authority,
        Importance importance,
        DateTimeOffset from)
    {
        var rule = DeadlineRules.Select(region.Deadlines, deadline, kind, topic, authority, importance)
            ?? DeadlineRules.DefaultFor(deadline, kind);
        var amount = TimeSpan.FromHours(rule.Hours);
        var start = from.ToUniversalTime();
        var worked = rule.Working ? calendar.AddWorkingTime(start, amount) : null;
        var due = worked ?? start + amount;
        var steps = worked is null ? ByClock(rule, start, due) : DeadlineDerivation.Of(calendar, start, due);
        return new(deadline, due, rule.Id, region.Version, calendar.Version, rule.Hours, rule.Working, steps);
    }

    private static DeadlineStep[] ByClock(DeadlineRule rule, DateTimeOffset from, DateTimeOffset due)
    {
        var received = new DeadlineStep(from, DeadlineCodes.Received, "received");
        var counts = new DeadlineStep(from, DeadlineCodes.Counts, "hours of the clock count, nights and days off too", due, rule.Hours, Detail: "clock");
        var end = new DeadlineStep(due, DeadlineCodes.Due, "due");
        return rule.Working
            ? [received, new(from, DeadlineCodes.NoWorkingTime, "the calendar has no working time, hours of the clock are used"), counts, end]
            : [received, counts, end];
    }
}
