using Dialog.Domain.Tests.Cases;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Regions;

public sealed class ARegionsConfiguration
{
    private static readonly RegionConfiguration Good = Given.Region;

    [Fact]
    public void That_agrees_with_itself_has_no_errors() => Assert.Empty(Check(Good));

    [Fact]
    public void Of_a_new_region_is_version_one() => Assert.Empty(RegionValidator.Check(Good with { Version = 1 }, "50", 0));

    public static TheoryData<string, RegionConfiguration> Wrong => new()
    {
        { "code", Good with { Code = "51" } },
        { "version", Good with { Version = 2 } },
        { "version", Good with { Version = 4 } },
        { "name", Good with { Name = " " } },
        { "timeZone", Good with { TimeZone = "Mars/Olympus" } },
        { "leaseMinutes", Good with { LeaseMinutes = 0 } },
        { "leaseMinutes", Good with { LeaseMinutes = 1441 } },
        { "silenceDays", Good with { SilenceDays = 366 } },
        { "contractorDays", Good with { ContractorDays = 0 } },
        { "contractorDays", Good with { ContractorDays = 91 } },
        { "automationThreshold", Good with { AutomationThreshold = 1.01 } },
        { "automationThreshold", Good with { AutomationThreshold = double.NaN } },
        { "defaultAuthority", Good with { DefaultAuthority = "moon" } },
        { "authorities", Good with { Authorities = [.. Good.Authorities, Good.Authorities[1]] } },
        { "authorities[4].id", Good with { Authorities = [.. Good.Authorities, new("", "Nameless", null, null)] } },
        { "authorities[4].id", Good with { Authorities = [.. Good.Authorities, new("a/b", "Split", null, null)] } },
        { "authorities[4].parent", Good with { Authorities = [.. Good.Authorities, new("x", "Orphan", "moon", null)] } },
        { "authorities[4].parent", Good with { Authorities = [.. Good.Authorities, new("x", "Own parent", "x", null)] } },
        { "officials", Good with { Officials = [.. Good.Officials, Good.Officials[0]] } },
        { "officials[3].id", Good with { Officials = [.. Good.Officials, new("a/b", "Split", "roads", "", 1, false)] } },
        { "officials[3].authority", Good with { Officials = [.. Good.Officials, new("x", "Homeless", "moon", "", 1, false)] } },
        { "officials[3].capacity", Good with { Officials = [.. Good.Officials, new("x", "Idle", "roads", "", 0, false)] } },
        { "routing[3].authority", Good with { Routing = [.. Good.Routing, new("parks", "moon", null)] } },
        { "deadlines[2].hours", Good with { Deadlines = [.. Good.Deadlines, Good.Deadlines[0] with { Id = "x", Hours = 0 }] } },
        { "deadlines[2].hours", Good with { Deadlines = [.. Good.Deadlines, Good.Deadlines[0] with { Id = "x", Hours = double.NaN }] } },
        { "deadlines[2].hours", Good with { Deadlines = [.. Good.Deadlines, Good.Deadlines[0] with { Id = "x", Hours = 9000 }] } },
        { "deadlines[2].id", Good with { Deadlines = [.. Good.Deadlines, Good.Deadlines[0]] } },
        { "deadlines[2].deadline", Good with { Deadlines = [.. Good.Deadlines, Good.Deadlines[0] with { Id = "x", Deadline = "lunch" }] } },
        { "calendar.week[0]", Good with { Calendar = Good.Calendar with { Week = [new(DayOfWeek.Monday, new(18, 0), new(9, 0))] } } },
        { "calendar.exceptions[1].date", Good with { Calendar = Good.Calendar with { Exceptions = [new(new(2025, 1, 1), "", []), new(new(2025, 1, 1), "", [])] } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void That_contradicts_itself_names_the_one_field(string field, RegionConfiguration wrong) => Assert.Equal([field], Check(wrong).Keys);

    [Fact]
    public void With_authorities_in_a_circle_names_each_of_them()
    {
        RegionConfiguration circle = Good with { Authorities = [new("head", "", null, null), new("roads", "", "khimki", null), new("khimki", "", "roads", null), new("health", "", "roads", null)] };

        Assert.Equal(["authorities[1].parent", "authorities[2].parent"], Check(circle).Keys.Order());
    }

    [Fact]
    public void With_several_faults_names_them_all() =>
        Assert.Equal(["leaseMinutes", "name", "timeZone"], Check(Good with { Name = "", LeaseMinutes = -1, TimeZone = "" }).Keys.Order());

    private static Dictionary<string, string[]> Check(RegionConfiguration c) => RegionValidator.Check(c, "50", 2);
}
