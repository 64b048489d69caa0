using System.Collections.Frozen;
using Dialog.Regions;

namespace Dialog.Deadlines.Domain;

/// <summary>Everything a region says about deadlines, ready to be asked thousands of times a second; built once for each configuration version.</summary>
public sealed class RegionDeadlines
{
    private readonly DeadlineRuleSet _rules;
    private readonly FrozenDictionary<string, WorkCalendar> _bodies;
    private readonly int _version;

    public RegionDeadlines(RegionConfiguration region)
    {
        _version = region.Version;
        _rules = new DeadlineRuleSet(region.Deadlines);
        Calendar = new WorkCalendar(region.Calendar, region.TimeZone);
        _bodies = region.Calendar.Schedules.Select(s => s.Authority)
            .Concat(region.Calendar.Emergencies.Where(e => e.Authority is not null).Select(e => e.Authority!))
            .Distinct()
            .ToFrozenDictionary(a => a, a => new WorkCalendar(region.Calendar, region.TimeZone, a));
    }

    /// <summary>Of the region, for authorities without a schedule of their own.</summary>
    public WorkCalendar Calendar { get; }

    public WorkCalendar CalendarOf(string? authority) =>
        authority is not null && _bodies.TryGetValue(authority, out WorkCalendar? own) ? own : Calendar;

    /// <summary>The rule of the region, else the default; null for an optional deadline that no rule names.</summary>
    public DeadlineRule? RuleFor(in DeadlineQuestion question) =>
        _rules.Find(question)
        ?? (question is { Deadline: DeadlineRules.Intake, Authority: null }
            ? DeadlineRules.IntakeWithin(RuleFor(question with { Deadline = DeadlineRules.Answer })!)
            : DeadlineRules.DefaultFor(question.Deadline, question.Kind));

    /// <summary>Null when the deadline is optional and no rule names it.</summary>
    public PlannedDeadline? Plan(in DeadlineQuestion question, DateTimeOffset from, IReadOnlyList<Waiting>? waits = null) =>
        RuleFor(question) is { } rule
            ? DeadlinePlanner.By(rule, question.Deadline, CalendarOf(question.Authority), _version, from, waits ?? [])
            : null;
}
