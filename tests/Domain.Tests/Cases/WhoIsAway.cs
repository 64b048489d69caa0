using Dialog.Cases.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Absent officials get no new case, and somebody else approves for them; an answer never needs fewer approvals because of it.</summary>
public sealed class WhoIsAway
{
    // Monday the 3rd of March 2025, 10:00 in Moscow.
    private static readonly DateTimeOffset Now = Given.Monday;
    private static readonly DateOnly Day = new(2025, 3, 3);

    [Fact]
    public void Gets_no_new_case()
    {
        CaseRules rules = new(Given.Region.With("anna", new Absence(Day, Day)));

        Assert.All(Enumerable.Range(-3, 7), spread => Assert.Equal("boris", rules.OfficialFor("roads", Situation.NoLoads, spread, Now)));
        Assert.Equal(["anna", "boris"], Enumerable.Range(0, 2).Select(spread => rules.OfficialFor("roads", Situation.NoLoads, spread, Now.AddDays(1))).Order());
    }

    [Fact]
    public void Leaves_a_body_without_anybody_to_its_queue() =>
        Assert.Null(new CaseRules(Given.Region.With("vera", new Absence(Day, Day.AddDays(9)))).OfficialFor("health", Situation.NoLoads, 0, Now));

    [Fact]
    public void Is_reckoned_by_the_days_of_the_region()
    {
        CaseRules rules = new(Given.Region.With("vera", new Absence(Day, Day)));
        DateTimeOffset midnight = new(2025, 3, 3, 0, 0, 0, TimeSpan.FromHours(3));

        Assert.Equal("vera", rules.OfficialFor("health", Situation.NoLoads, 0, midnight.AddSeconds(-1)));
        Assert.Null(rules.OfficialFor("health", Situation.NoLoads, 0, midnight));
        Assert.Null(rules.OfficialFor("health", Situation.NoLoads, 0, midnight.AddDays(1).AddSeconds(-1)));
        Assert.Equal("vera", rules.OfficialFor("health", Situation.NoLoads, 0, midnight.AddDays(1)));
    }

    [Theory]
    [InlineData(10, "boris")]
    [InlineData(20, null)]
    public void Comes_after_those_who_work_at_the_moment(int hour, string? working)
    {
        CaseRules rules = new(Given.Region with
        {
            Officials = [.. Given.Region.Officials.Select(o => o.Id switch
            {
                "anna" => o with { Hours = [new(DayOfWeek.Tuesday, new(9, 0), new(18, 0))] },
                "boris" => o with { Hours = [new(DayOfWeek.Monday, new(9, 0), new(18, 0))] },
                _ => o,
            })],
        });
        DateTimeOffset at = new(2025, 3, 3, hour, 0, 0, TimeSpan.FromHours(3));

        string?[] chosen = [.. Enumerable.Range(0, 4).Select(spread => rules.OfficialFor("roads", Situation.NoLoads, spread, at)).Distinct().Order()];

        // Nobody works in the evening: it is anybody's again.
        Assert.Equal(working is null ? ["anna", "boris"] : [working], chosen);
    }

    [Fact]
    public void Is_replaced_by_their_substitute_as_an_approver()
    {
        RegionConfiguration region = Given.StrictRegion.With("rita", new Absence(Day, Day, "hugo"));

        Assert.Equal("hugo", Asked(region));
    }

    [Fact]
    public void Is_replaced_along_the_chain_of_those_who_are_away_too() =>
        Assert.Equal("vera", Asked(Given.StrictRegion.With("rita", new Absence(Day, Day, "hugo")).With("hugo", new Absence(Day, Day))));

    [Fact]
    public void Without_a_substitute_leaves_it_to_the_next_above() =>
        Assert.Equal("greta", Asked(Given.StrictRegion.With("rita", new Absence(Day, Day))));

    [Fact]
    public void Is_asked_all_the_same_where_nobody_else_is_there() =>
        Assert.Equal("rita", Asked(Given.StrictRegion.With("rita", new Absence(Day, Day)).With("greta", new Absence(Day, Day))));

    [Fact]
    public void Does_not_make_two_approvals_one()
    {
        RegionConfiguration region = Given.StrictRegion.With("hugo", new Absence(Day, Day, "greta"));

        Assert.Equal(["greta"], new CaseRules(region).Approvals.ChainOf("health", "vera", Now));
        Assert.Equal(["hugo", "greta"], new CaseRules(region).Approvals.ChainOf("health", "vera"));
        Situation proposed = (Given.AStrictCase(Given.Complaint with { Topic = "health-care" }) with { Rules = new CaseRules(region) }).When(Commands.Answer("vera")).Done;
        Assert.Equal(("hugo", 2), (proposed.State.Proposal!.Approver, proposed.State.Proposal.Steps));
    }

    [Fact]
    public void May_be_a_whole_body_that_is_closed_and_takes_no_case()
    {
        RegionConfiguration region = Given.Region with { Authorities = [.. Given.Region.Authorities.Select(a => a.Id == "khimki" ? a with { Closed = true } : a)] };

        Assert.False(new CaseRules(region).HasAuthority("khimki"));
        Assert.True(new CaseRules(region).HasAuthority("roads"));
    }

    private static string Asked(RegionConfiguration region) =>
        (Given.AStrictCase() with { Rules = new CaseRules(region) }).When(Commands.Answer("anna")).State.Proposal!.Approver;
}

internal static class Away
{
    public static RegionConfiguration With(this RegionConfiguration region, string official, Absence absence) => region with
    {
        Officials = [.. region.Officials.Select(o => o.Id == official ? o with { Absences = [.. o.Absences ?? [], absence] } : o)],
    };
}
