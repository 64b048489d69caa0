using Dialog.Regions;

namespace Dialog.Steering.Domain;

/// <summary>Puts what was counted into the figures that a lead compares; what lies before the beginning of the history is left open, not shown as zero.</summary>
internal static class FigureComparison
{
    /// <summary>Today, the two compared days and the week so far: the stretches that are counted, in this order.</summary>
    public static (DateTimeOffset From, DateTimeOffset To)[] Stretches(ComparedDays days, DateTimeOffset now) =>
        [(days.Midnight, now), (days.Previous.From, days.Previous.To), (days.LastWeek.From, days.LastWeek.To), (days.WeekStart, now)];

    public static ComparedFigure[] Figures(
        IReadOnlyList<MarkCount> counts, ComparedDays days, DateTimeOffset? since, Dictionary<string, int>? previous, Dictionary<string, int>? lastWeek, IEnumerable<string> live)
    {
        MarkCount? then = Known(days.Previous, since) ? counts[1] : null;
        MarkCount? week = Known(days.LastWeek, since) ? counts[2] : null;
        return
        [
            .. live.Select(name => new ComparedFigure(name, previous?[name], lastWeek?[name])),
            new("received", then?.Registered, week?.Registered),
            new("answered", then?.Answered, week?.Answered),
            new("missed", then?.Missed, week?.Missed),
        ];
    }

    public static RegulatedMetric[] Metrics(IReadOnlyList<MarkCount> counts, ComparedDays days, DateTimeOffset? since, BoardTargets targets, DateTimeOffset now)
    {
        (DateTimeOffset From, DateTimeOffset To)[] stretches = Stretches(days, now);
        return
        [
            Metric("not-entered", targets.NotEntered, c => (c.Registered, c.EnteredLate, c.EnteredLateCases)),
            Metric("not-answered", targets.NotAnswered, c => (c.Decided, c.Missed, c.MissedCases)),
        ];

        RegulatedMetric Metric(string name, double target, Func<MarkCount, (int Total, int Late, int Cases)> of)
        {
            RegulatedShare[] shares = [.. stretches.Zip(counts.Select(of), (s, c) => new RegulatedShare(s.From, s.To, c.Total, c.Late, c.Cases))];
            return new(name, target, shares[0], Known(days.Previous, since) ? shares[1] : null, Known(days.LastWeek, since) ? shares[2] : null, shares[3]);
        }
    }

    private static bool Known(ComparedDay day, DateTimeOffset? since) => since is { } start && start <= day.From;
}
