using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>Each line of a derivation has a short English text, for logs and for readers without a translation.</summary>
public sealed class WordsOfADerivation
{
    private static (string Code, string Text)[] Words(PlannedDeadline plan) => [.. plan.Steps.Select(s => (s.Code, s.Text)).Distinct()];

    [Fact]
    public void Tell_what_counted_and_what_did_not()
    {
        WorkCalendar calendar = Derivations.Office(
            Derivations.Date("2024-10-10", "перед праздником", "09:00-13:00", "14:00-17:00"),
            Derivations.Date("2024-10-12", "дежурство", "10:00-14:00"),
            Derivations.Date("2024-10-14", "учения", "08:00-12:00", "13:00-17:00"));

        Assert.Equal(
            [
                (DeadlineCodes.Received, "received"),
                (DeadlineCodes.Starts, "came outside working time, starts here"),
                (DeadlineCodes.Counts, "working time counts"),
                (DeadlineCodes.Waits, "the resident is asked, the clock stands"),
                (DeadlineCodes.ShortDay, "shortened day"),
                (DeadlineCodes.Pause, "break, not counted"),
                (DeadlineCodes.ExtraDay, "worked, though the weekday is a day off"),
                (DeadlineCodes.DayOff, "not worked"),
                (DeadlineCodes.OtherHours, "hours differ from the ordinary ones"),
                (DeadlineCodes.Due, "due"),
            ],
            Words(calendar.Worked("2024-10-10 08:00", 18.75, ("2024-10-10 10:00", "2024-10-10 11:00"))));
    }

    [Fact]
    public void Tell_of_hours_of_the_clock() => Assert.Equal(
        [
            (DeadlineCodes.Received, "received"),
            (DeadlineCodes.NoWorkingTime, "the calendar has no working time, hours of the clock are used"),
            (DeadlineCodes.Counts, "hours of the clock count, nights and days off too"),
            (DeadlineCodes.Due, "due"),
        ],
        Words(new WorkCalendar(new CalendarConfiguration { Version = 1 }, Calendars.Moscow).Worked("2024-10-10 08:00", 8)));
}
