using Dialog.Domain.Tests.Cases;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Regions;

/// <summary>What must not be left open behind a closed body, and who may stand in for whom.</summary>
public sealed class TheStructureOfARegion
{
    private static readonly RegionConfiguration Good = Given.Region;
    private static readonly Absence Week = new(new(2025, 7, 1), new(2025, 7, 7));

    [Fact]
    public void May_have_a_closed_body_that_nothing_hangs_on() =>
        Assert.Empty(Check(Closing("health") with { Officials = [.. Good.Officials.Where(o => o.Id != "vera")], Routing = [.. Good.Routing.Take(2)] }));

    [Fact]
    public void Names_all_that_hangs_on_a_closed_body() =>
        Assert.Equal(["officials[2].authority", "routing[2].authority"], Check(Closing("health")).Keys.Order());

    [Fact]
    public void Does_not_close_what_takes_everything_or_has_bodies_beneath_it() =>
        Assert.Equal(["authorities[1].parent", "authorities[2].parent", "authorities[3].parent", "defaultAuthority"], Check(Closing("head")).Keys.Order());

    [Fact]
    public void Lets_officials_be_away_with_a_substitute() => Assert.Empty(Check(Away(("anna", Week with { Substitute = "boris" }))));

    [Fact]
    public void Refuses_substitutes_who_lead_back_while_all_are_away() =>
        Assert.Equal(
            ["officials[0].absences[0].substitute", "officials[1].absences[0].substitute", "officials[2].absences[0].substitute"],
            Check(Away(("anna", Week with { Substitute = "boris" }), ("boris", Week with { Substitute = "vera" }), ("vera", Week with { Substitute = "anna" }))).Keys.Order());

    [Fact]
    public void Takes_two_who_stand_in_for_each_other_at_different_times() =>
        Assert.Empty(Check(Away(("anna", Week with { Substitute = "boris" }), ("boris", new(new(2025, 7, 8), new(2025, 7, 9), "anna")))));

    [Theory]
    [InlineData("nobody")]
    [InlineData("anna")]
    public void Names_a_substitute_who_cannot_be_one(string substitute) =>
        Assert.Equal(["officials[0].absences[0].substitute"], Check(Away(("anna", Week with { Substitute = substitute }))).Keys);

    [Fact]
    public void Names_an_absence_or_hours_that_end_before_they_begin()
    {
        Assert.Equal(["officials[0].absences[0].to"], Check(Away(("anna", new(new(2025, 7, 2), new(2025, 7, 1))))).Keys);
        Assert.Equal(["officials[0].hours[0]"], Check(Good with { Officials = [Good.Officials[0] with { Hours = [new(DayOfWeek.Monday, new(18, 0), new(9, 0))] }, .. Good.Officials.Skip(1)] }).Keys);
    }

    [Theory]
    [InlineData("66", true)]
    [InlineData("spb-north", true)]
    [InlineData("", false)]
    [InlineData("-", false)]
    [InlineData("*", false)]
    [InlineData("Москва", false)]
    [InlineData("a23456789012345678901", false)]
    public void Begins_with_a_code_that_can_stand_in_an_address(string code, bool good) =>
        Assert.Equal(!good, RegionValidator.Check(Good with { Code = code, Version = 1 }, code, 0).ContainsKey("code"));

    [Fact]
    public void Begins_with_one_body_an_office_week_and_the_countrys_calendar()
    {
        RegionConfiguration first = FirstConfiguration.Of(new NewRegion("66", " Свердловская область ", "Asia/Yekaterinburg", "Центр"), 2026);

        Assert.Empty(RegionValidator.Check(first, "66", 0));
        Assert.Equal(("Свердловская область", "centre", 10), (first.Name, first.DefaultAuthority, first.Calendar.Week.Length));
        Assert.Equal(["ru-2026", "ru-2027"], first.Calendar.Layers.Select(l => l.Id));
        Assert.Empty(FirstConfiguration.Of(new NewRegion("66", "A", "UTC", "B"), 2100).Calendar.Layers);
    }

    [Fact]
    public void Tells_which_bodies_a_change_closes_and_what_it_takes_away()
    {
        StructureChange change = StructureChange.Between(Good, Closing("khimki") with { Officials = [.. Good.Officials.Take(2)] });

        Assert.Equal(["khimki"], change.Closed);
        Assert.Equal(["vera"], change.RemovedOfficials);
        Assert.Empty(change.RemovedAuthorities);
        Assert.Equal("authorities[2].closed", change.Fault("closed", "khimki", 3).Field);
        Assert.True(StructureChange.Between(Good, Good with { Name = "Other" }).IsNothing);
    }

    private static RegionConfiguration Closing(string id) => Good with { Authorities = [.. Good.Authorities.Select(a => a.Id == id ? a with { Closed = true } : a)] };

    private static RegionConfiguration Away(params (string Official, Absence Absence)[] absences) => Good with
    {
        Officials = [.. Good.Officials.Select(o => o with { Absences = [.. absences.Where(a => a.Official == o.Id).Select(a => a.Absence)] })],
    };

    private static Dictionary<string, string[]> Check(RegionConfiguration c) => RegionValidator.Check(c, "50", 2);
}
