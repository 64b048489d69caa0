using Dialog.Deadlines;
using Dialog.Deadlines.Domain;

namespace Dialog.Domain.Tests.Deadlines;

public sealed class CalendarsOfRussia
{
    /// <summary>Where two published sources disagree and why we accept it. They agree on every other date of 2013–2025.</summary>
    private static readonly Dictionary<DateOnly, string> Accepted = [];

    /// <summary>Mondays off because 23 February was a weekend, moved on by the decree of the year.</summary>
    private static readonly DateOnly[] MovedTwice = [new(2013, 5, 10), new(2014, 11, 3)];

    [Theory]
    [InlineData(2013)]
    [InlineData(2014)]
    [InlineData(2015)]
    [InlineData(2016)]
    [InlineData(2017)]
    [InlineData(2018)]
    [InlineData(2019)]
    [InlineData(2020)]
    [InlineData(2021)]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    public void Two_published_sources_agree(int year)
    {
        CalendarImport xml = CalendarImport.FromXmlCalendar(Reference($"calendar-xmlcalendar/ru/{year}/calendar.xml"));
        CalendarImport lists = CalendarImport.FromDateLists(Reference($"calendar-d10xa/json/consultant{year}.json"));

        Assert.Empty(xml.Problems);
        Assert.Empty(lists.Problems);
        Assert.Equal(Accepted.Keys.Where(d => d.Year == year), Differences(xml.Days, lists.Days, year));
    }

    [Theory]
    [MemberData(nameof(YearsOfTheThird))]
    public void Ours_agrees_with_a_third_source_but_for_known_dates(int year)
    {
        CalendarImport lists = CalendarImport.FromDateLists(Reference($"calendar-d10xa/json/superjob{year}.json"));

        Assert.Empty(lists.Problems);
        Assert.Equal(ClosedByDecree(year), Differences(ProductionCalendars.Russia(year).Days, lists.Days, year));
    }

    // That source keeps the calendar as it was published before the year began: days closed by the President in 2020 and 2021
    // are worked in it.
    private static IEnumerable<DateOnly> ClosedByDecree(int year) => ProductionCalendars.Russia(year).Days
        .Where(d => d.Reason == "Нерабочий день по указу Президента").Select(d => d.Date);

    public static TheoryData<int> YearsOfTheThird => [.. Enumerable.Range(2013, 12)];

    public static TheoryData<int> PublishedYears => [.. Enumerable.Range(2013, 14)];

    [Theory]
    [MemberData(nameof(PublishedYears))]
    public void Ours_agrees_with_the_published_one(int year)
    {
        CalendarImport published = CalendarImport.FromXmlCalendar(Reference($"calendar-xmlcalendar/ru/{year}/calendar.xml"));

        Assert.Empty(published.Problems);
        Assert.Empty(Differences(ProductionCalendars.Russia(year).Days, published.Days, year));
    }

    // Working days of the year as the Ministry of Labour counts them; 2027 is ours until its decree is published.
    [Theory]
    [InlineData(2023, 247, 3, 1973)]
    [InlineData(2024, 248, 5, 1979)]
    [InlineData(2025, 247, 4, 1972)]
    [InlineData(2026, 247, 4, 1972)]
    [InlineData(2027, 249, 5, 1987)]
    public void Ours_has_the_working_days_and_hours_of_the_year(int year, int days, int shortened, int hours)
    {
        ProductionDayKind[] kinds = Days(year).Select(d => KindOf(ProductionCalendars.Russia(year).Days, d)).ToArray();

        Assert.Equal(days, kinds.Count(k => k != ProductionDayKind.Off));
        Assert.Equal(shortened, kinds.Count(k => k == ProductionDayKind.Shortened));
        Assert.Equal(hours, days * 8 - shortened);
    }

    [Fact]
    public void Every_year_is_complete_and_says_what_it_rests_on() => Assert.All(ProductionCalendars.RussianYears, year =>
    {
        ProductionYear calendar = ProductionCalendars.Russia(year);

        Assert.Equal(("ru", year), (calendar.Country, calendar.Year));
        Assert.NotEmpty(calendar.Basis);
        Assert.All(calendar.Days, d => Assert.Equal(year, d.Date.Year));
        Assert.Equal(calendar.Days.Length, calendar.Days.DistinctBy(d => d.Date).Count());
        Assert.All(Days(year).Where(d => RussianHolidays.NameOf(d) is not null), d =>
            Assert.Equal(RussianHolidays.NameOf(d), calendar.Days.Single(day => day.Date == d).Reason));
        // A day off moved from a holiday or a weekend is named on both dates where both are listed.
        Assert.All(calendar.Days.Where(d => d.SwappedWith is not null), d =>
            Assert.True(RussianHolidays.IsWeekend(d.Kind == ProductionDayKind.Off ? d.SwappedWith!.Value : d.Date) || MovedTwice.Contains(d.Date)));
        Assert.Equal(year == 2027, calendar.Provisional is not null);
    });

    [Fact]
    public void An_unknown_year_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProductionCalendars.Russia(1999));

    private static IEnumerable<DateOnly> Differences(IReadOnlyList<ProductionDay> one, IReadOnlyList<ProductionDay> other, int year) =>
        Days(year).Where(d => KindOf(one, d) != KindOf(other, d));

    /// <summary>What a date is on a week from Monday to Friday; a Saturday listed as worked is as good as any worked day.</summary>
    private static ProductionDayKind KindOf(IReadOnlyList<ProductionDay> days, DateOnly date) =>
        days.FirstOrDefault(d => d.Date == date)?.Kind
        ?? (RussianHolidays.IsWeekend(date) ? ProductionDayKind.Off : ProductionDayKind.Work);

    private static IEnumerable<DateOnly> Days(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(d => new DateOnly(year, 1, 1).AddDays(d));

    private static string Reference(string path)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "shared", "data", "reference", path);
            if (File.Exists(file))
            {
                return File.ReadAllText(file);
            }
        }
        Assert.Skip($"NOT COMPARED: shared/data/reference/{path} is not beside the repository.");
        return "";
    }
}
