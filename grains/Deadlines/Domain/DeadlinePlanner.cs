using Dialog.Cases;
using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>Sets a deadline and writes down why. Never fails on a region's configuration: a resident's message must be accepted.</summary>
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
        DeadlineRule rule = DeadlineRules.Select(region.Deadlines, deadline, kind, topic, authority, importance)
            ?? DeadlineRules.DefaultFor(deadline, kind) ?? DeadlineRules.Default;
        return By(rule, deadline, calendar, region.Version, from, []);
    }

    /// <param name="waits">Times in which the case waited for the resident; they are left out only where the rule says so.</param>
    internal static PlannedDeadline By(
        DeadlineRule rule, string deadline, WorkCalendar calendar, int regionVersion, DateTimeOffset from, IReadOnlyList<Waiting> waits)
    {
        TimeSpan amount = TimeSpan.FromHours(rule.Hours);
        DateTimeOffset start = from.ToUniversalTime();
        List<Waiting> stood = rule.PausesWhileWaiting && waits.Count > 0 ? PausedTime.Ordered(waits, start) : [];
        DateTimeOffset? worked = rule.Working ? PausedTime.Add(calendar, start, amount, stood) : null;
        DateTimeOffset due = worked ?? PausedTime.Add(null, start, amount, stood)!.Value;
        if (stood.Count > 0)
        {
            stood.RemoveAll(w => w.From >= due);
        }

        DeadlineStep[] steps = worked is null ? ByClock(rule, start, due, stood) : DeadlineDerivation.Of(calendar, start, due, stood);
        return new(deadline, due, rule.Id, regionVersion, calendar.Version, rule.Hours, rule.Working, steps, rule.PausesWhileWaiting);
    }

    private static DeadlineStep[] ByClock(DeadlineRule rule, DateTimeOffset from, DateTimeOffset due, List<Waiting> waits)
    {
        List<DeadlineStep> steps = new(4) { new(from, DeadlineCodes.Received, "received") };
        if (rule.Working)
        {
            steps.Add(new(from, DeadlineCodes.NoWorkingTime, "the calendar has no working time, hours of the clock are used"));
        }

        DateTimeOffset at = from;
        foreach (Waiting wait in waits)
        {
            Count(at, wait.From);
            steps.Add(DeadlineDerivation.Wait(wait, null));
            at = wait.To;
        }
        Count(at, due);
        steps.Add(new(due, DeadlineCodes.Due, "due"));
        return DeadlineFolding.Fold(steps);

        void Count(DateTimeOffset start, DateTimeOffset end)
        {
            if (end > start)
            {
                steps.Add(new(start, DeadlineCodes.Counts, "hours of the clock count, nights and days off too", end,
                    Math.Round((end - start).TotalHours, 4), Detail: "clock"));
            }
        }
    }
}
