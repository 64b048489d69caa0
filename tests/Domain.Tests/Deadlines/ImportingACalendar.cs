using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

public sealed class ImportingACalendar
{
    private const string Xml = """
        <calendar year="2030" lang="ru">
          <holidays><holiday id="1" title="Праздник улицы"/></holidays>
          <days>
            <day d="06.10" t="2"/>
            <day d="06.11" t="1" h="1"/>
            <day d="06.14" t="1" f="06.15"/>
            <day d="06.15" t="3"/>
            <day d="06.22" t="2"/>
            <day d="06.17" t="1" f="06.22"/>
            <day d="06.18" t="1"/>
          </days>
        </calendar>
        """;

    /// <summary>2030 with all weekends off but Saturday 15 June.</summary>
    private static string Lists(string preholidays = """["2030-06-10"]""", string nowork = "[]", int weekends = int.MaxValue)
    {
        IEnumerable<DateOnly> off = Enumerable.Range(0, 365).Select(d => new DateOnly(2030, 1, 1).AddDays(d))
            .Where(d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            .Where(d => d != new DateOnly(2030, 6, 15))
            .Take(weekends).Append(new DateOnly(2030, 6, 12));
        return $$"""{"holidays":[{{string.Join(',', off.Select(d => $"\"{d:yyyy-MM-dd}\""))}}],"preholidays":{{preholidays}},"nowork":{{nowork}}}""";
    }

    private static string[] Hours(IEnumerable<CalendarException> exceptions) =>
        [.. exceptions.Select(e => $"{e.Date:MM-dd} {string.Join(',', e.Hours.Select(h => $"{h.From:HH:mm}-{h.To:HH:mm}"))} {e.Reason}")];

    [Fact]
    public void Xml_gives_days_off_shortened_days_and_moves_with_the_hours_of_the_body() => Assert.Equal(
        [
            "06-10 09:00-13:00,14:00-17:00 Предпраздничный день",
            "06-11  Праздник улицы",
            "06-14  Выходной, перенесённый с 15 июня",
            "06-15 09:00-13:00,14:00-16:45 Рабочий день за перенесённый выходной", // instead of a Friday
            "06-17  Выходной, перенесённый с 22 июня",
            "06-18  Нерабочий день",
            "06-22 09:00-13:00,14:00-17:00 Предпраздничный день", // a Saturday instead of a Monday, an hour less
        ],
        Hours(CalendarImport.FromXmlCalendar(Xml).On(Calendars.OfficeWeek)));

    [Fact]
    public void Lists_give_holidays_eves_closed_days_and_weekends_that_are_missing_in_them() => Assert.Equal(
        [
            "06-10 09:00-13:00,14:00-17:00 Предпраздничный день",
            "06-12  День России",
            "06-15 09:00-13:00,14:00-16:45 Рабочий день за перенесённый выходной",
            "06-18  Нерабочий день",
        ],
        Hours(CalendarImport.FromDateLists(Lists(nowork: """["2030-06-18"]""")).On(Calendars.OfficeWeek).Where(e => e.Date.Month == 6)));

    [Fact]
    public void Of_the_weekends_in_lists_only_holidays_are_named() => Assert.Equal(
        ["01-05", "01-06", "02-23"],
        CalendarImport.FromDateLists(Lists()).Days.Where(d => d.Date.Month < 6).Select(d => d.Date.ToString("MM-dd", null)));

    /// <summary>2030 in the JSON of months; June has a moved day off, a shortened day and a worked Saturday.</summary>
    private static string Months(string june = "1,2,8,9,10*,12,14+,16,22,23,29,30", string transitions = """[{"from":"06.15","to":"06.14"}]""", int months = 12) =>
        $$"""{"year":2030,"months":[{{string.Join(',', Enumerable.Range(1, months).Select(m => $"{{\"month\":{m},\"days\":\"{(m == 6 ? june : Weekends(m))}\"}}"))}}],"transitions":{{transitions}}}""";

    private static string Weekends(int month) => string.Join(',', Enumerable.Range(1, DateTime.DaysInMonth(2030, month))
        .Where(d => new DateOnly(2030, month, d).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));

    [Fact]
    public void Months_give_days_off_shortened_days_and_moves() => Assert.Equal(
        [
            "06-10 09:00-13:00,14:00-17:00 Предпраздничный день",
            "06-12  День России",
            "06-14  Выходной, перенесённый с 15 июня",
            "06-15 09:00-13:00,14:00-16:45 Рабочий день за перенесённый выходной", // instead of a Friday
        ],
        Hours(CalendarImport.From("xmlcalendar-json", Months()).On(Calendars.OfficeWeek).Where(e => e.Date.Month == 6)));

    [Theory]
    [InlineData("months[5].days", "not-a-date", "1,31")]
    [InlineData("months[5].days", "not-a-date", "1,x")]
    [InlineData("months[5].days", "date-twice", "1,1")]
    public void Months_with_mistakes_are_refused(string field, string code, string june)
    {
        CalendarImport import = CalendarImport.FromXmlCalendarJson(Months(june));

        Assert.Contains(new CalendarProblem(field, code), import.Problems);
        Assert.Empty(import.Days);
    }

    [Theory]
    [InlineData("", "not-an-object", "[]")]
    [InlineData("line 1", "not-json", "{")]
    [InlineData("year", "not-a-year", "{}")]
    [InlineData("months", "missing", """{"year":2030}""")]
    [InlineData("months[0].month", "not-a-month", """{"year":2030,"months":[{"month":13,"days":"1"}]}""")]
    public void What_is_no_file_of_months_is_refused(string field, string code, string json) =>
        Assert.Contains(new CalendarProblem(field, code), CalendarImport.FromXmlCalendarJson(json).Problems);

    [Fact]
    public void Half_a_year_is_refused() =>
        Assert.Contains(new CalendarProblem("months", "missing-month-7"), CalendarImport.FromXmlCalendarJson(Months(months: 6)).Problems);

    [Theory]
    [InlineData("excel", "x", "format", "unknown-format")]
    [InlineData("xmlcalendar", """<calendar year="2030"><days/></calendar>""", "content", "no-days")]
    public void What_cannot_be_a_calendar_is_refused(string format, string content, string field, string code) =>
        Assert.Equal([new CalendarProblem(field, code)], CalendarImport.From(format, content).Problems);

    [Fact]
    public void A_file_larger_than_any_calendar_is_not_read() =>
        Assert.Equal([new CalendarProblem("content", "too-large")], CalendarImport.From("xmlcalendar", new string(' ', (1 << 20) + 1)).Problems);

    [Fact]
    public void A_day_both_shortened_and_closed_is_closed()
    {
        IReadOnlyList<ProductionDay> days = CalendarImport.FromDateLists(Lists("""["2030-06-18"]""", """["2030-06-18"]""")).Days;

        Assert.Equal(ProductionDayKind.Off, Assert.Single(days, d => d.Date == new DateOnly(2030, 6, 18)).Kind);
    }

    [Fact]
    public void An_hour_less_takes_away_a_last_interval_that_is_not_longer()
    {
        WorkingInterval[] week = [Calendars.Interval(DayOfWeek.Monday, "09:00", "13:00"), Calendars.Interval(DayOfWeek.Monday, "14:00", "14:30")];
        ProductionDay[] days = [new(Calendars.Date("2030-06-10"), ProductionDayKind.Shortened, "eve")];

        Assert.Equal(["06-10 09:00-12:30 eve"], Hours(days.On(week)));
    }

    [Theory]
    [InlineData("no xml", "line 1", "not-xml")]
    [InlineData("<!DOCTYPE calendar [<!ENTITY e 'x'>]><calendar year='2030'><days/></calendar>", "line 1", "not-xml")]
    [InlineData("<calendar year='2030'/>", "calendar/days", "missing")]
    [InlineData("<calendar year='soon'><days/></calendar>", "calendar@year", "not-a-year")]
    [InlineData("<calendar year='2030'><days><day d='02.30' t='1'/></days></calendar>", "calendar/days/day[1]@d", "not-a-date")]
    [InlineData("<calendar year='2030'><days><day d='02.03' t='1' f='13.01'/></days></calendar>", "calendar/days/day[1]@f", "not-a-date")]
    [InlineData("<calendar year='2030'><days><day d='02.03' t='7'/></days></calendar>", "calendar/days/day[1]@t", "unknown-kind")]
    [InlineData("<calendar year='2030'><days><day d='02.03' t='1'/><day d='02.03' t='2'/></days></calendar>", "calendar/days/day[2]@d", "date-twice")]
    public void Bad_xml_names_the_field_and_gives_no_days(string xml, string field, string code)
    {
        CalendarImport import = CalendarImport.FromXmlCalendar(xml);

        Assert.Equal([new(field, code)], import.Problems);
        Assert.Empty(import.Days);
    }

    [Theory]
    [InlineData("no json", "line 1", "not-json")]
    [InlineData("[]", "", "not-an-object")]
    [InlineData("{}", "holidays", "missing")]
    [InlineData("""{"holidays":{}}""", "holidays", "not-a-list")]
    [InlineData("""{"holidays":[],"preholidays":["2030-02-30"]}""", "preholidays[0]", "not-a-date")]
    [InlineData("""{"holidays":[],"nowork":[7]}""", "nowork[0]", "not-a-date")]
    public void Bad_lists_name_the_field_and_give_no_days(string json, string field, string code)
    {
        CalendarImport import = CalendarImport.FromDateLists(json);

        Assert.Equal([new(field, code)], import.Problems);
        Assert.Empty(import.Days);
    }

    [Fact]
    public void Lists_without_their_weekends_are_refused_instead_of_opening_on_Sundays() =>
        Assert.Equal([new("holidays", "weekends-missing-2030")], CalendarImport.FromDateLists(Lists(weekends: 20)).Problems);
}
