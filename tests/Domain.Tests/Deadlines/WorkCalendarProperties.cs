using CsCheck;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>What holds for every calendar, zone and moment.</summary>
public sealed class WorkCalendarProperties
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Zones = Gen.OneOf(
        "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Kamchatka", "Europe/Berlin", "Europe/London", "America/New_York",
        "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");

    internal static readonly Gen<DateTimeOffset> Moments = Gen.Int[0, 2 * 366 * 24 * 60 * 4].Select(quarter => Start.AddSeconds(quarter * 15));

    private static readonly Gen<TimeSpan> Amounts = Gen.OneOf(
        Gen.Int[1, 8 * 3600].Select(s => TimeSpan.FromSeconds(s)),
        Gen.Int[1, 400].Select(h => TimeSpan.FromHours(h)));

    internal static readonly Gen<WorkCalendar> AnyCalendar = CalendarsWithin(0);

    private static Gen<WorkCalendar> CalendarsWithin(int earliestHour) =>
        from zone in Zones
        from week in Hours(earliestHour).Array[7]
        from monday in Gen.Int[6, 12]
        from exceptions in Gen.Select(Gen.Int[0, 800], Hours(earliestHour)).Array[0, 20]
        select new WorkCalendar(
            new CalendarConfiguration
            {
                Version = 1,
                Week =
                [
                    .. week.SelectMany((hours, day) => hours.Select(h => new WorkingInterval((DayOfWeek)day, h.From, h.To))),
                    new(DayOfWeek.Monday, new TimeOnly(monday, 0), new TimeOnly(17, 0)), // never without working time
                ],
                Exceptions = [.. exceptions.DistinctBy(e => e.Item1).Select(e => new CalendarException(new DateOnly(2023, 12, 1).AddDays(e.Item1), "", e.Item2))],
            },
            zone);

    // Cuts of the day taken two and two: none to three intervals, the last may end at midnight.
    private static Gen<WorkingHours[]> Hours(int earliestHour) =>
        Gen.Int[earliestHour * 4, 96].Array[0, 6].Select(cuts => cuts.Distinct().Order().Chunk(2)
            .Where(pair => pair.Length == 2)
            .Select(pair => new WorkingHours(Quarter(pair[0]), Quarter(pair[1])))
            .ToArray());

    private static TimeOnly Quarter(int quarters) => new(quarters % 96 * 15 * TimeSpan.TicksPerMinute);

    [Fact]
    public void The_amount_added_is_the_time_between() =>
        Gen.Select(AnyCalendar, Moments, Amounts).Sample((calendar, from, amount) =>
            calendar.WorkingTimeBetween(from, Added(calendar, from, amount)) == amount, iter: Samples.Of(400));

    [Fact]
    public void Two_additions_are_one_of_their_sum() =>
        Gen.Select(AnyCalendar, Moments, Amounts, Amounts).Sample((calendar, from, one, two) =>
            Added(calendar, Added(calendar, from, one), two) == Added(calendar, from, one + two), iter: Samples.Of(400));

    [Fact]
    public void A_later_start_or_a_longer_amount_is_never_due_earlier() =>
        Gen.Select(AnyCalendar, Moments, Moments, Amounts, Amounts).Sample((calendar, a, b, one, two) =>
        {
            (DateTimeOffset early, DateTimeOffset late) = a < b ? (a, b) : (b, a);
            return Added(calendar, early, one) <= Added(calendar, late, one)
                && Added(calendar, early, one) <= Added(calendar, early, one + two);
        }, iter: Samples.Of(400));

    [Fact]
    public void Due_is_later_than_the_start_and_inside_working_time_or_at_its_end() =>
        Gen.Select(AnyCalendar, Moments, Amounts).Sample((calendar, from, amount) =>
        {
            DateTimeOffset due = Added(calendar, from, amount);
            return due >= from + amount && calendar.WorkingTimeBetween(due.AddTicks(-1), due) == TimeSpan.FromTicks(1);
        }, iter: Samples.Of(400));

    /// <summary>The independent answer: every quarter of an hour looked up by its local time. Night hours, where a clock repeats, are left out.</summary>
    [Fact]
    public void Time_between_is_the_sum_of_worked_quarters() =>
        Gen.Select(CalendarsWithin(5), Gen.Int[0, 4 * 24 * 700], Gen.Int[0, 4 * 24 * 40]).Sample((calendar, from, length) =>
        {
            DateTimeOffset start = Start.AddMinutes(15 * from);
            int worked = Enumerable.Range(0, length).Count(q => IsWorked(calendar, start.AddMinutes(15 * q)));
            return calendar.WorkingTimeBetween(start, start.AddMinutes(15 * length)) == TimeSpan.FromMinutes(15 * worked);
        }, iter: Samples.Of(100));

    private static bool IsWorked(WorkCalendar calendar, DateTimeOffset instant)
    {
        DateTime local = TimeZoneInfo.ConvertTime(instant, calendar.Zone).DateTime;
        TimeOnly time = TimeOnly.FromDateTime(local);
        return calendar.HoursOf(DateOnly.FromDateTime(local)).Any(h => h.From <= time && (time < h.To || h.To == TimeOnly.MinValue));
    }

    private static DateTimeOffset Added(WorkCalendar calendar, DateTimeOffset from, TimeSpan amount) =>
        calendar.AddWorkingTime(from, amount) ?? throw new InvalidOperationException("No working time.");
}
