using Dialog.Deadlines.Domain;
using Dialog.Domain.Tests.Deadlines;
using Dialog.Regions;
using Dialog.Steering.Domain;

namespace Dialog.Domain.Tests.Steering;

/// <summary>Own hours where they have some, else their authority's; never on a holiday, never while absent.</summary>
public sealed class TheWorkingDaysOfAnOfficial
{
    private static readonly WorkCalendar Office = Calendars.Office2024;

    private static TimeSpan Worked(WorkingDays days, string from, string to) => days.Between(Office.Local(from), Office.Local(to));

    [Fact]
    public void Without_hours_of_their_own_are_the_calendars()
    {
        WorkingDays days = new(Office, Desks.Person("anna"));

        Assert.Equal(Office.WorkingTimeBetween(Office.Local("2024-02-19 08:00"), Office.Local("2024-03-12 20:00")), Worked(days, "2024-02-19 08:00", "2024-03-12 20:00"));
    }

    [Fact]
    public void Of_an_absence_are_none()
    {
        WorkingDays days = new(Office, Desks.Person("anna", absences: new Absence(Calendars.Date("2024-03-04"), Calendars.Date("2024-03-05"))));

        Assert.Equal(TimeSpan.Zero, Worked(days, "2024-03-04 00:00", "2024-03-06 00:00"));
        Assert.Equal(Office.Local("2024-03-06 11:00"), days.After(Office.Local("2024-03-04 10:00"), TimeSpan.FromHours(2)));
        Assert.True(days.IsAbsent(Office.Local("2024-03-05 23:00")));
    }

    [Fact]
    public void With_hours_of_their_own_are_those_but_not_on_a_holiday()
    {
        WorkingInterval[] evenings = [Calendars.Interval(DayOfWeek.Friday, "18:00", "00:00"), Calendars.Interval(DayOfWeek.Saturday, "10:00", "12:00")];
        WorkingDays days = new(Office, Desks.Person("anna", hours: evenings));

        // The 8th of March 2024 is a Friday.
        Assert.Equal(TimeSpan.FromHours(2), Worked(days, "2024-03-08 00:00", "2024-03-11 00:00"));
        Assert.Equal(TimeSpan.FromHours(8), Worked(days, "2024-03-15 00:00", "2024-03-18 00:00"));
        Assert.Equal(2, days.Days(Office.Local("2024-03-15 00:00"), Office.Local("2024-03-18 00:00")));
    }

    [Fact]
    public void End_at_the_horizon() =>
        Assert.Null(new WorkingDays(Office, Desks.Person("anna", absences: new Absence(Calendars.Date("2024-01-01"), Calendars.Date("2024-12-31")))).After(Office.Local("2024-03-04 10:00"), TimeSpan.FromHours(1)));
}
