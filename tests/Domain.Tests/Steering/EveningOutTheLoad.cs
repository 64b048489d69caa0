using CsCheck;
using Dialog.Steering;
using Dialog.Steering.Domain;

namespace Dialog.Domain.Tests.Steering;

/// <summary>Moves within an authority that make fewer cases late and hurt nobody.</summary>
public sealed class EveningOutTheLoad
{
    private static readonly Gen<List<Carrier>> Teams =
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 12], Gen.Int[0, 9], Gen.Double[0.2, 3], Gen.Select(Gen.Double[-10, 100], Gen.Int[0, 9]).List[0, 12]).List[1, 6].Select(people =>
            people.Select((p, n) => new Carrier(
                $"p{n}", p.Item1 == 0 ? "roads" : "health", p.Item2, p.Item3 == 0, p.Item3 == 1 ? null : new Pace(p.Item4, p.Item4 * 8), Desks.Days,
                [.. p.Item5.Select((c, i) => new CarriedCase(Desks.DueIn((n * 100) + i, c.Item1), c.Item2 == 0 ? "claimed-by-another" : null))])).ToList());

    private static Carrier Has(string id, int cases, double dueIn = 3, int capacity = 20, string? bound = null) => new(
        id, "roads", capacity, false, Desks.OneAnHour, Desks.Days, [.. Enumerable.Range(0, cases).Select(n => new CarriedCase(Desks.DueIn((id[0] * 100) + n, dueIn), bound))]);

    [Fact]
    public void Gives_what_would_be_late_to_who_has_time()
    {
        List<CaseMove> moves = Rebalancing.Propose([Has("anna", 5), Has("boris", 1)], Desks.Morning);

        // Both can do three until one o'clock.
        Assert.Equal(2, moves.Count);
        Assert.All(moves, m => Assert.Equal(("anna", "boris"), (m.From, m.To)));
    }

    [Theory]
    [InlineData("claimed-by-another")]
    [InlineData("being-written")]
    public void Never_takes_what_somebody_has_begun(string bound) => Assert.Empty(Rebalancing.Propose([Has("anna", 5, bound: bound), Has("boris", 1)], Desks.Morning));

    [Fact]
    public void Gives_nobody_more_than_they_can_carry() => Assert.Single(Rebalancing.Propose([Has("anna", 6), Has("boris", 0, capacity: 1)], Desks.Morning));

    [Fact]
    public void Gives_nothing_to_who_is_absent() => Assert.Empty(Rebalancing.Propose([Has("anna", 5), Has("boris", 1) with { Absent = true }], Desks.Morning));

    [Fact]
    public void Gives_nothing_to_whose_pace_nobody_knows() => Assert.Empty(Rebalancing.Propose([Has("anna", 5), Has("boris", 1) with { Pace = null }], Desks.Morning));

    [Theory]
    [InlineData("absent")]
    [InlineData("no-room")]
    [InlineData("another-authority")]
    [InlineData("unknown-official")]
    [InlineData("moved-meanwhile")]
    public void Says_why_a_chosen_move_is_impossible(string problem)
    {
        Carrier from = Has("anna", 2), to = Has("boris", 1);
        CaseMove move = new(from.Cases[0].Queued.Id, "anna", "boris");
        string? said = problem switch
        {
            "absent" => Rebalancing.Problem(move, from, to with { Absent = true }),
            "no-room" => Rebalancing.Problem(move, from, to with { Capacity = 1 }),
            "another-authority" => Rebalancing.Problem(move, from, to with { Authority = "health" }),
            "unknown-official" => Rebalancing.Problem(move, from, null),
            _ => Rebalancing.Problem(move with { CaseId = Guid.NewGuid() }, from, to),
        };

        Assert.Equal(problem, said);
        Assert.Null(Rebalancing.Problem(move, from, to));
    }

    [Fact]
    public void Is_never_worse_for_anybody_who_receives_and_better_for_all_together() => Teams.Sample(team =>
    {
        List<CaseMove> moves = Rebalancing.Propose(team, Desks.Morning);
        Dictionary<string, Carrier> after = team.ToDictionary(c => c.Id);
        foreach (CaseMove move in moves)
        {
            (Carrier from, Carrier to) = (after[move.From], after[move.To]);
            Assert.Null(Rebalancing.Problem(move, from, to));
            after[from.Id] = from.Without(move.CaseId);
            after[to.Id] = to.With(from.Cases.Single(c => c.Queued.Id == move.CaseId));
        }

        Assert.All(team, c => Assert.True(after[c.Id].Late(Desks.Morning).Count <= c.Late(Desks.Morning).Count));
        Assert.All(after.Values, c => Assert.True(c.Cases.Count <= Math.Max(c.Capacity, team.Single(t => t.Id == c.Id).Cases.Count)));
        Assert.Equal(moves.Count == 0, after.Values.Sum(c => c.Late(Desks.Morning).Count) == team.Sum(c => c.Late(Desks.Morning).Count));
        Assert.Equal(moves, Rebalancing.Propose(Enumerable.Reverse(team), Desks.Morning));
    }, iter: 300);
}
