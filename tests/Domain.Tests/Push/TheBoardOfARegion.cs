using CsCheck;
using Dialog.Cases;
using Dialog.Push;
using Dialog.Push.Domain;

namespace Dialog.Domain.Tests.Push;

/// <summary>Whatever came, twice, late or in the wrong order, the board is what one would count from storage and the events.</summary>
public sealed class TheBoardOfARegion
{
    // An hour before midnight in Moscow: histories cross it.
    private static readonly DateTimeOffset Start = new(2025, 3, 3, 20, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    private static readonly DayTotals Empty = new(Start.AddHours(-23), new Dictionary<string, int>(), new Dictionary<string, int>(), 0, new Dictionary<DateTimeOffset, int>());

    private static readonly Gen<List<(DateTimeOffset At, CaseSummary Change)>> Arrivals =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 9999], Gen.Int[0, 9], Gen.Int[0, 9]).Array[1, 60].Select(History);

    private static List<(DateTimeOffset At, CaseSummary Change)> History((int Case, int Dice, int Minutes, int Fate)[] steps)
    {
        Dictionary<int, CaseSummary> stored = [];
        List<(DateTimeOffset At, CaseSummary Change)> arrivals = [], late = [];
        DateTimeOffset now = Start;
        foreach ((int n, int dice, int minutes, int fate) in steps)
        {
            now = now.AddMinutes(minutes);
            CaseSummary changed = stored[n] = stored.TryGetValue(n, out CaseSummary? before) ? Summaries.Next(before, dice, now) : Summaries.New(n, now);
            (fate == 0 ? late : arrivals).Add((now, changed));
            if (fate == 1)
            {
                arrivals.Add((now, changed));
            }

            if (fate == 2)
            {
                arrivals.AddRange(late.Select(l => (now, l.Change)));
                late.Clear();
            }
        }

        return [.. arrivals, .. late.Select(l => (now, l.Change))];
    }

    [Fact]
    public void Counts_what_a_count_from_scratch_counts() => Arrivals.Sample(arrivals =>
    {
        RegionBoard board = new(Summaries.Region);
        board.Restore([], Empty);
        List<CaseSummary> accepted = [];
        foreach ((DateTimeOffset at, CaseSummary change) in arrivals)
        {
            board.Turn(at, Moscow);
            bool isNews = accepted.All(a => a.Id != change.Id || a.Version < change.Version);
            Assert.Equal(isNews, board.Apply(change) is not null);
            accepted.AddRange(isNews ? [change] : []);
        }

        DateTimeOffset now = arrivals[^1].At;
        BoardView view = board.View(now, Moscow);
        AssertLive(view, [.. accepted.GroupBy(c => c.Id).Select(g => g.MaxBy(c => c.Version)!)], now);
        AssertDay(view, accepted, now);
    }, iter: 2000);

    [Fact]
    public void Restored_from_storage_goes_on_as_if_it_had_never_stopped() => Gen.Select(Arrivals, Gen.Int[0, 60]).Sample((arrivals, cut) =>
    {
        RegionBoard board = new(Summaries.Region);
        CaseSummary[] before = [.. arrivals.Take(cut).Select(a => a.Change).GroupBy(c => c.Id).Select(g => g.MaxBy(c => c.Version)!)];
        board.Restore(before.Where(Summaries.Live), Empty);
        // What was on its way when the feed stopped is in storage; only newer versions come.
        CaseSummary[] after = [.. arrivals.Skip(cut).Select(a => a.Change).Where(c => before.All(b => b.Id != c.Id || b.Version < c.Version))];
        foreach (CaseSummary change in after)
        {
            board.Apply(change);
        }

        DateTimeOffset now = arrivals[^1].At;
        AssertLive(board.View(now, Moscow), [.. before.Where(Summaries.Live).Concat(after).GroupBy(c => c.Id).Select(g => g.MaxBy(c => c.Version)!)], now);
    }, iter: 1000);

    [Fact]
    public void Counts_an_answer_once_when_its_delivery_is_reported_after_the_thanks()
    {
        RegionBoard board = new(Summaries.Region);
        board.Restore([], Empty);
        CaseSummary answered = Summaries.Next(Summaries.New(1, Start), 2, Start);
        board.Apply(answered);
        board.Apply(answered with { Version = 10, Status = CaseStatus.Confirmed });
        board.Apply(answered with { Version = 11, Status = CaseStatus.Confirmed, Delivery = DeliveryState.Delivered });

        Assert.Equal((1, 1), (board.View(Start, Moscow).AnsweredToday, board.View(Start, Moscow).ReceivedToday));
    }

    [Fact]
    public void Counts_the_new_day_although_nobody_looked_over_midnight()
    {
        RegionBoard board = new(Summaries.Region);
        board.Restore([], Empty);
        board.Apply(Summaries.New(1, Start));
        DateTimeOffset night = Start.AddHours(3), morning = Start.AddHours(12);
        board.Turn(night, Moscow);
        board.Apply(Summaries.New(2, night));

        Assert.Equal(1, board.View(morning, Moscow).ReceivedToday);
    }

    [Fact]
    public void Remembers_what_was_settled_again_longer_than_what_was_settled_before()
    {
        RegionBoard board = new(Summaries.Region);
        CaseSummary first = Summaries.New(0, Start);
        board.Apply(first with { Version = 4, Status = CaseStatus.Confirmed });
        board.Apply(first with { Version = 5 });
        foreach (int n in Enumerable.Range(1, 8000))
        {
            board.Apply(Summaries.New(n, Start) with { Status = CaseStatus.Closed });
        }

        board.Apply(first with { Version = 6, Status = CaseStatus.Confirmed });
        foreach (int n in Enumerable.Range(8001, 500))
        {
            board.Apply(Summaries.New(n, Start) with { Status = CaseStatus.Closed });
        }

        Assert.Null(board.Apply(first with { Version = 5 }));
    }

    private static void AssertLive(BoardView view, CaseSummary[] cases, DateTimeOffset now)
    {
        CaseSummary[] open = [.. cases.Where(Summaries.Open)];
        int Due(int hours, IEnumerable<CaseSummary> of) => of.Count(c => !c.Overdue && c.DueAt <= now.AddHours(hours));
        Assert.Equal(
            (open.Length, open.Count(c => c.ClaimedBy is null), open.Count(c => c.Status == CaseStatus.InWork), open.Count(c => c.Status == CaseStatus.WaitingForResident)),
            (view.Open, view.Unclaimed, view.InWork, view.WaitingForResident));
        Assert.Equal((open.Count(c => c.Overdue), Due(1, open), Due(4, open)), (view.Overdue, view.DueWithinHour, view.DueWithinFourHours));
        Assert.Equal(cases.Count(c => c.Status == CaseStatus.Answered), view.AwaitingConfirmation);
        Assert.Equal((open.Count(c => c.Authority is null), open.Count(c => c is { Authority: null, Importance: Importance.High })), (view.Unrouted, view.UnroutedDanger));
        Assert.Equal(cases.Count(c => c.Delivery is DeliveryState.Unknown or DeliveryState.Failed && (Summaries.Live(c) || c.Status > CaseStatus.Answered)), view.DeliveryTrouble);
        Assert.Equal(open.Where(c => c.Unanswered).Select(c => (DateTimeOffset?)c.ReceivedAt).Min(), view.OldestUnansweredAt);
        foreach (AuthorityLoad a in view.Authorities)
        {
            CaseSummary[] theirs = [.. open.Where(c => (c.Authority ?? "") == a.Authority)];
            Assert.Equal((theirs.Length, theirs.Count(c => c.ClaimedBy is null), theirs.Count(c => c.Overdue), Due(4, theirs)), (a.Open, a.Unclaimed, a.Overdue, a.DueWithinFourHours));
        }

        Assert.Equal(open.Length, view.Authorities.Sum(a => a.Open));
        Assert.All(view.Topics, t => Assert.Equal(open.Count(c => c.Topic == t.Topic), t.Open));
        Assert.Equal(open.Length, view.Topics.Sum(t => t.Open));
        Assert.All(view.Officials, o => Assert.Equal(
            (open.Count(c => c.Official == o.Official), open.Count(c => c.ClaimedBy == o.Official), open.Count(c => c.Official == o.Official && c.Overdue)),
            (o.Open, o.Claimed, o.Overdue)));
        Assert.Equal(open.Count(c => c.Official is not null), view.Officials.Sum(o => o.Open));
    }

    private static void AssertDay(BoardView view, List<CaseSummary> accepted, DateTimeOffset now)
    {
        DateTimeOffset midnight = DayFigures.MidnightOf(now, Moscow);
        int received = 0, answered = 0, missed = 0;
        foreach (CaseSummary[] versions in accepted.GroupBy(c => c.Id).Select(g => g.ToArray()))
        {
            received += versions[0].ReceivedAt >= midnight ? 1 : 0;
            for (int i = 0; i < versions.Length; i++)
            {
                CaseSummary? before = i == 0 ? null : versions[i - 1];
                answered += versions[i].AnsweredAt >= midnight && before?.AnsweredAt != versions[i].AnsweredAt ? 1 : 0;
                missed += versions[i].Overdue && before is not { Overdue: true } && versions[i].UpdatedAt >= midnight ? 1 : 0;
            }
        }

        Assert.Equal((received, answered, missed), (view.ReceivedToday, view.AnsweredToday, view.MissedToday));
        long last = now.UtcTicks / TimeSpan.TicksPerMinute;
        Assert.Equal(
            Enumerable.Range(0, 60).Select(i => accepted.DistinctBy(c => c.Id).Count(c => c.ReceivedAt.UtcTicks / TimeSpan.TicksPerMinute == last - 59 + i)),
            view.IncomingPerMinute);
    }
}
