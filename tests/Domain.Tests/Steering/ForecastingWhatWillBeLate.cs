using CsCheck;
using Dialog.Steering.Domain;

namespace Dialog.Domain.Tests.Steering;

/// <summary>A queue is taken in the order of its deadlines, at the pace of late, in working time.</summary>
public sealed class ForecastingWhatWillBeLate
{
    private static readonly Gen<List<QueuedCase>> Queues = Gen.Select(Gen.Double[-30, 200], Gen.Int[0, 9]).List[0, 40]
        .Select(cases => cases.Select((c, n) => Desks.Case(n, c.Item2 == 0 ? null : Desks.Morning.AddHours(c.Item1), resting: c.Item2 == 1)).ToList());

    private static readonly Gen<Pace> Paces = Gen.Double[0.1, 6].Select(perHour => new Pace(perHour, perHour * 8));

    [Fact]
    public void Names_what_is_behind_too_many_others()
    {
        // Seven working hours until six, at one an hour: the eighth is not reached.
        QueuedCase[] queue = [.. Enumerable.Range(1, 8).Select(n => Desks.DueIn(n, 8))];

        LatePlace late = Assert.Single(Forecast.Late(queue, Desks.OneAnHour, Desks.Days, Desks.Morning));

        Assert.Equal((8L, 8), (late.Case.Number, late.Place));
        Assert.Equal("2025-03-06 10:00", Deadlines.Calendars.Local(Desks.Office, late.ReachedAt!.Value));
    }

    [Fact]
    public void Counts_lunch_and_the_evening_as_no_time()
    {
        QueuedCase afterLunch = Desks.Case(1, Deadlines.Calendars.Local(Desks.Office, "2025-03-05 14:00"));

        Assert.Empty(Forecast.Late([afterLunch], new Pace(1.0 / 3, 8.0 / 3), Desks.Days, Desks.Morning));
        Assert.Single(Forecast.Late([afterLunch], new Pace(0.32, 2.5), Desks.Days, Desks.Morning));
    }

    [Fact]
    public void Lets_what_is_late_already_take_the_time_of_the_others_and_does_not_forecast_it()
    {
        QueuedCase overdue = Desks.DueIn(1, -5), next = Desks.DueIn(2, 1);

        Assert.Equal(2, Assert.Single(Forecast.Late([next, overdue], Desks.OneAnHour, Desks.Days, Desks.Morning)).Case.Number);
        Assert.Empty(Forecast.Late([next], Desks.OneAnHour, Desks.Days, Desks.Morning));
    }

    [Fact]
    public void Leaves_out_what_waits_for_the_resident() =>
        Assert.Empty(Forecast.Late([Desks.DueIn(1, 1), Desks.Case(2, Desks.Morning.AddHours(1), resting: true)], Desks.OneAnHour, Desks.Days, Desks.Morning));

    [Fact]
    public void Is_what_a_walk_through_the_day_minute_by_minute_finds() => Gen.Select(Queues, Paces).Sample((queue, pace) =>
    {
        HashSet<long> walked = [];
        double done = 0;
        QueuedCase[] order = [.. queue.Where(c => !c.Resting).OrderBy(c => c.DueAt ?? DateTimeOffset.MaxValue).ThenBy(c => c.Number)];
        DateTimeOffset end = order.Max(c => c.DueAt) ?? Desks.Morning;
        for (DateTimeOffset minute = Desks.Morning; minute <= end; minute = minute.AddMinutes(1))
        {
            foreach ((int place, QueuedCase c) in order.Index())
            {
                if (c.DueAt > Desks.Morning && c.DueAt >= minute && c.DueAt < minute.AddMinutes(1) && done + 0.11 < place + 1)
                {
                    walked.Add(c.Number);
                }
            }

            done += Desks.Days.IsWorking(minute) ? pace.PerHour / 60 : 0;
        }

        // Within a minute of the border either may be right.
        HashSet<long> late = [.. Forecast.Late(queue, pace, Desks.Days, Desks.Morning).Select(l => l.Case.Number)];
        Assert.Subset(late, walked);
        HashSet<long> slower = [.. Forecast.Late(queue, new Pace(pace.PerHour * 0.97, pace.PerDay), Desks.Days, Desks.Morning).Select(l => l.Case.Number)];
        Assert.Subset(slower, late);
    }, iter: 60);

    [Fact]
    public void A_faster_pace_and_a_shorter_queue_never_make_more_late() => Gen.Select(Queues, Paces, Gen.Double[1, 3], Gen.Int[0, 40]).Sample((queue, pace, faster, dropped) =>
    {
        HashSet<long> late = Numbers(queue, pace);
        Assert.Subset(late, Numbers(queue, new Pace(pace.PerHour * faster, pace.PerDay)));
        Assert.Subset(late, Numbers([.. queue.Where(c => c.Number != dropped)], pace));
    }, iter: 500);

    [Fact]
    public void Nothing_late_is_reached_before_its_deadline() => Gen.Select(Queues, Paces).Sample((queue, pace) =>
        Assert.All(Forecast.Late(queue, pace, Desks.Days, Desks.Morning), l => Assert.True(l.ReachedAt is null || l.ReachedAt > l.Case.DueAt)), iter: 500);

    private static HashSet<long> Numbers(List<QueuedCase> queue, Pace pace) => [.. Forecast.Late(queue, pace, Desks.Days, Desks.Morning).Select(l => l.Case.Number)];
}
