using Dialog.Deadlines;
using Dialog.Deadlines.Domain;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>Files are read up to their limits: years, size, depth, and enough days off for a year to have weekends.</summary>
public sealed class LimitsOfAFile
{
    private static IEnumerable<DateOnly> Weekends(int year) => Enumerable.Range(0, 365).Select(d => new DateOnly(year, 1, 1).AddDays(d)).Where(RussianHolidays.IsWeekend);

    private static string Lists(IEnumerable<DateOnly> holidays, string nowork = "") =>
        $$"""{"holidays":[{{string.Join(',', holidays.Select(d => $"\"{d:yyyy-MM-dd}\""))}}],"nowork":[{{nowork}}]}""";

    private static string Months(int year, IEnumerable<DateOnly> off, string rest = "")
    {
        ILookup<int, int> days = off.ToLookup(d => d.Month, d => d.Day);
        return $$"""{"year":{{year}},"months":[{{string.Join(',', Enumerable.Range(1, 12).Select(m => $"{{\"month\":{m},\"days\":\"{string.Join(',', days[m])}\"}}"))}}]{{rest}}}""";
    }

    private static string? Name(CalendarImport import, string date) => import.Days.SingleOrDefault(d => d.Date == Calendars.Date(date))?.Reason;

    [Theory]
    [InlineData(1899, false)]
    [InlineData(1900, true)]
    [InlineData(2200, true)]
    [InlineData(2201, false)]
    public void Are_the_years_1900_to_2200(int year, bool read)
    {
        string xml = $"<calendar year='{year}'><days><day d='01.09' t='1'/></days></calendar>";
        string lists = $$"""{"holidays":[],"preholidays":["{{year}}-05-05"]}""";

        Assert.Equal(read ? [] : [new CalendarProblem("calendar@year", "not-a-year")], CalendarImport.FromXmlCalendar(xml).Problems);
        Assert.Equal(read ? [] : [new CalendarProblem("year", "not-a-year")], CalendarImport.FromXmlCalendarJson(Months(year, Weekends(year))).Problems);
        Assert.Equal(read ? [] : [new CalendarProblem("preholidays[0]", "not-a-date")], CalendarImport.FromDateLists(lists).Problems);
    }

    [Theory]
    [InlineData(1 << 20, true)]
    [InlineData((1 << 20) + 1, false)]
    public void Are_a_million_characters(int length, bool read) => Assert.Equal(
        read ? [] : [new CalendarProblem("content", "too-large")],
        CalendarImport.From("date-lists", Lists(Weekends(2030).Skip(1)).PadRight(length)).Problems);

    [Theory]
    [InlineData(80, true)]
    [InlineData(79, false)]
    public void Want_eighty_days_off_in_a_year(int weekends, bool read)
    {
        IEnumerable<DateOnly> off = Weekends(2030).Take(weekends);

        Assert.Equal(read ? [] : [new CalendarProblem("holidays", "weekends-missing-2030")], CalendarImport.FromDateLists(Lists(off)).Problems);
        Assert.Equal(read ? [] : [new CalendarProblem("months", "weekends-missing-2030")], CalendarImport.FromXmlCalendarJson(Months(2030, off)).Problems);
    }

    [Fact]
    public void Are_no_deeper_than_a_calendar()
    {
        Assert.Equal([new("line 1", "not-json")], CalendarImport.FromDateLists("""{"holidays":[[[[[]]]]]}""").Problems);
        Assert.Equal([new("line 1", "not-json")], CalendarImport.FromXmlCalendarJson("""{"year":2030,"months":[[[[[[[]]]]]]]}""").Problems);
    }

    [Fact]
    public void Name_days_off_without_a_holiday_by_what_they_are()
    {
        DateOnly tuesday = Calendars.Date("2030-06-18");

        Assert.Equal("Нерабочий день", Name(CalendarImport.FromDateLists(Lists(Weekends(2030).Append(tuesday))), "2030-06-18"));
        Assert.Equal("Нерабочий день", Name(CalendarImport.FromXmlCalendarJson(Months(2030, Weekends(2030).Append(tuesday))), "2030-06-18"));
        Assert.Equal("Нерабочий день", Name(CalendarImport.FromXmlCalendar("<calendar year='2030'><days><day d='06.18' t='1' h='1'/></days></calendar>"), "2030-06-18"));
    }

    [Fact]
    public void Name_a_weekend_closed_by_decree_and_no_ordinary_one()
    {
        CalendarImport import = CalendarImport.FromDateLists(Lists(Weekends(2030), "\"2030-06-22\""));

        Assert.Equal("Нерабочий день", Name(import, "2030-06-22"));
        Assert.Null(Name(import, "2030-06-23"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","transitions":null""")]
    [InlineData(""","transitions":{}""")]
    [InlineData(""","transitions":[]""")]
    public void Leave_months_without_moved_days_as_they_are(string rest) =>
        Assert.Empty(CalendarImport.FromXmlCalendarJson(Months(2030, Weekends(2030), rest)).Problems);

    [Theory]
    [InlineData("""{"from":"02.30","to":"06.14"}""")]
    [InlineData("""{"from":"06.15"}""")]
    [InlineData("""{"from":"06.15","to":14}""")]
    [InlineData("7")]
    public void Refuse_a_moved_day_that_is_no_date(string transition) => Assert.Equal(
        [new("transitions[1]", "not-a-date")],
        CalendarImport.FromXmlCalendarJson(Months(2030, Weekends(2030), $$""","transitions":[{"from":"06.15","to":"06.14"},{{transition}}]""")).Problems);

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"1,2\"")]
    public void Refuse_months_that_are_no_list(string months) =>
        Assert.Equal([new("months", "missing")], CalendarImport.FromXmlCalendarJson($$"""{"year":2030,"months":{{months}}}""").Problems);
}
