using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>Calendars and moments of the examples: nine to six with lunch, Friday until a quarter to five.</summary>
internal static class Calendars
{
    public const string Moscow = "Europe/Moscow";

    public static readonly WorkingInterval[] OfficeWeek =
    [
        .. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday }
            .SelectMany(d => new[] { Interval(d, "09:00", "13:00"), Interval(d, "14:00", "18:00") }),
        Interval(DayOfWeek.Friday, "09:00", "13:00"),
        Interval(DayOfWeek.Friday, "14:00", "16:45"),
    ];

    /// <summary>2024 as the acts of law have it, of the dates the examples touch.</summary>
    public static readonly ProductionDay[] Russia2024 =
    [
        .. Enumerable.Range(1, 8).Select(d => Off($"2024-01-0{d}", d == 7 ? "Рождество Христово" : "Новогодние каникулы")),
        Shortened("2024-02-22"),
        Off("2024-02-23", "День защитника Отечества"),
        Shortened("2024-03-07"),
        Off("2024-03-08", "Международный женский день"),
        new(Date("2024-04-27"), ProductionDayKind.Work, "выходной перенесён на 29 апреля", Date("2024-04-29")),
        Off("2024-04-29", "перенос с 27 апреля"),
        Off("2024-04-30", "перенос с 2 ноября"),
        Off("2024-05-01", "Праздник Весны и Труда"),
        new(Date("2024-11-02"), ProductionDayKind.Shortened, "выходной перенесён на 30 апреля", Date("2024-04-30")),
        Off("2024-11-04", "День народного единства"),
        new(Date("2024-12-28"), ProductionDayKind.Work, "выходной перенесён на 30 декабря", Date("2024-12-30")),
        Off("2024-12-30", "перенос с 28 декабря"),
        Off("2024-12-31", "перенос с 7 января"),
        .. Enumerable.Range(1, 8).Select(d => Off($"2025-01-0{d}", d == 7 ? "Рождество Христово" : "Новогодние каникулы")),
    ];

    public static WorkCalendar Office(string zone = Moscow, params ProductionDay[] days) =>
        new(new CalendarConfiguration { Version = 7, Week = OfficeWeek, Exceptions = days.On(OfficeWeek) }, zone);

    public static WorkCalendar Office2024 { get; } = Office(Moscow, Russia2024);

    public static WorkingInterval Interval(DayOfWeek day, string from, string to) => new(day, Time(from), Time(to));

    public static DateOnly Date(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");

    public static TimeOnly Time(string time) => TimeOnly.ParseExact(time, "HH:mm");

    /// <summary>Local time of the calendar's zone.</summary>
    public static DateTimeOffset Local(this WorkCalendar calendar, string dateAndTime)
    {
        DateTime local = DateTime.ParseExact(dateAndTime, "yyyy-MM-dd HH:mm", null);
        return new DateTimeOffset(local, calendar.Zone.GetUtcOffset(local));
    }

    public static string Local(this WorkCalendar calendar, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, calendar.Zone).ToString("yyyy-MM-dd HH:mm", null);

    private static ProductionDay Off(string date, string reason) => new(Date(date), ProductionDayKind.Off, reason);

    private static ProductionDay Shortened(string date) => new(Date(date), ProductionDayKind.Shortened, "перед праздником");
}
