using System.Collections.Frozen;
using Dialog.Regions;

namespace Dialog.Cases.Domain;

/// <summary>Which officials of a region are absent or at work at a moment, and who stands in for whom.</summary>
public sealed class Presence
{
    private readonly TimeZoneInfo _zone;
    private readonly FrozenDictionary<string, Official> _officials;
    private readonly bool _anything;

    public Presence(RegionConfiguration region)
    {
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(region.TimeZone, out TimeZoneInfo? known) ? known : TimeZoneInfo.Utc;
        _officials = region.Officials.ToFrozenDictionary(o => o.Id);
        _anything = region.Officials.Any(o => o.Hours is { Length: > 0 } || o.Absences is { Length: > 0 });
    }

    /// <summary>Those who may get a case now: who works at the moment, else everybody who is not absent.</summary>
    public IReadOnlyList<Official> First(IReadOnlyList<Official> officials, DateTimeOffset now)
    {
        if (!_anything)
        {
            return officials;
        }

        DateTime local = Local(now);
        Official[] present = [.. officials.Where(o => AbsenceOf(o, local) is null)];
        Official[] working = [.. present.Where(o => IsWorking(o, local))];
        return working.Length > 0 ? working : present;
    }

    /// <summary>The official, or while they are absent who stands in for them; null when nobody does.</summary>
    public string? StandInFor(string official, DateTimeOffset now)
    {
        if (!_anything)
        {
            return official;
        }

        DateTime local = Local(now);
        string? at = official;
        for (int steps = 0; at is not null && steps <= _officials.Count; steps++)
        {
            if (!_officials.TryGetValue(at, out Official? person) || AbsenceOf(person, local) is not { } absence)
            {
                return at;
            }

            at = absence.Substitute ?? person.Substitute;
        }

        return null;
    }

    /// <summary>Who takes over from an official who is away, will be or leaves: along the chain to somebody who is there; null when nobody is.</summary>
    public string? SubstituteFor(string official, DateTimeOffset now)
    {
        if (!_officials.TryGetValue(official, out Official? person))
        {
            return null;
        }

        DateOnly today = DateOnly.FromDateTime(Local(now));
        Absence? absence = (person.Absences ?? []).Where(a => today <= a.To).MinBy(a => a.From);
        string? named = absence?.Substitute ?? person.Substitute;
        return named is not null && StandInFor(named, now) is { } there && there != official ? there : null;
    }

    private static Absence? AbsenceOf(Official official, DateTime local) =>
        official.Absences is { } absences ? Array.Find(absences, a => a.Covers(DateOnly.FromDateTime(local))) : null;

    private static bool IsWorking(Official official, DateTime local) =>
        official.Hours is not { Length: > 0 } hours || Array.Exists(hours, h => h.Day == local.DayOfWeek && h.From <= TimeOnly.FromDateTime(local)
            && (h.To == TimeOnly.MinValue || TimeOnly.FromDateTime(local) < h.To));

    private DateTime Local(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, _zone).DateTime;
}
