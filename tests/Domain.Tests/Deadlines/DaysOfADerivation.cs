using Dialog.Deadlines;
using Dialog.Deadlines.Domain;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>A derivation over several days counts them, joins what repeats and names each day that differs.</summary>
public sealed class DaysOfADerivation
{
    private static readonly WorkCalendar Ordinary = Derivations.Office();

    [Fact]
    public void Are_counted_with_their_lunches_in_one_line_each() => Assert.Equal(
        [
            "Mon 10:00 received",
            "Mon 10:00 counts until Tue 17:00 14 h x2 (working)",
            "Mon 13:00 pause until Mon 14:00 x2",
            "Tue 17:00 due",
        ],
        Ordinary.Worked("2024-10-07 10:00", 14).Lines(Ordinary));

    [Fact]
    public void Have_only_the_lunches_that_were_waited_through() => Assert.Equal(
        ["Tue 13:00 pause until Tue 14:00 x3"],
        Ordinary.Worked("2024-10-07 13:00", 26).Lines(Ordinary, DeadlineCodes.Pause));

    [Fact]
    public void Are_told_one_weekend_after_the_other() => Assert.Equal(
        ["Sat 00:00 day-off until Mon 00:00 x2", "Sat 00:00 day-off until Mon 00:00 x2"],
        Ordinary.Worked("2024-10-04 16:00", 40.5).Lines(Ordinary, DeadlineCodes.DayOff));

    [Fact]
    public void With_other_hours_are_named_and_have_a_lunch_of_their_own()
    {
        WorkCalendar calendar = Derivations.Office(Derivations.Date("2024-10-08", "учения", "09:00-12:00", "13:00-18:00"));

        Assert.Equal(
            [
                "Mon 10:00 received",
                "Mon 10:00 counts until Mon 18:00 7 h (working)",
                "Mon 13:00 pause until Mon 14:00",
                "Tue 09:00 other-hours until Tue 18:00 8 h (учения)",
                "Tue 09:00 counts until Tue 17:00 7 h (working)",
                "Tue 12:00 pause until Tue 13:00",
                "Tue 17:00 due",
            ],
            calendar.Worked("2024-10-07 10:00", 14).Lines(calendar));
    }

    [Theory]
    [InlineData("other-hours", "08:00-20:00")]
    [InlineData("other-hours", "09:00-12:00", "13:00-18:00")] // as long as ever
    [InlineData("short-day", "09:00-13:00", "14:00-17:00")]
    [InlineData(null, "09:00-13:00", "14:00-18:00")] // listed, and worked as ever
    public void Are_named_by_how_their_hours_differ(string? code, params string[] hours)
    {
        string[] special = [DeadlineCodes.OtherHours, DeadlineCodes.ShortDay, DeadlineCodes.ExtraDay];
        WorkCalendar calendar = Derivations.Office(Derivations.Date("2024-10-08", "учения", hours));

        Assert.Equal(code, calendar.Worked("2024-10-07 10:00", 20).Steps.SingleOrDefault(s => special.Contains(s.Code))?.Code);
    }

    [Fact]
    public void Shortened_are_told_each()
    {
        WorkCalendar calendar = Derivations.Office(
            Derivations.Date("2024-10-08", "один", "09:00-13:00", "14:00-17:00"), Derivations.Date("2024-10-10", "два", "09:00-13:00", "14:00-17:00"));

        Assert.Equal(
            ["Tue 09:00 short-day until Tue 17:00 7 h (один)", "Thu 09:00 short-day until Thu 17:00 7 h (два)"],
            calendar.Worked("2024-10-07 16:00", 24).Lines(calendar, DeadlineCodes.ShortDay));
    }

    [Fact]
    public void Cut_in_two_by_a_question_are_told_once()
    {
        WorkCalendar calendar = Derivations.Office(Derivations.Date("2024-10-12", "дежурство", "10:00-14:00"));

        Assert.Equal(
            [
                "Sat 10:00 received",
                "Sat 10:00 extra-day until Sat 14:00 4 h (дежурство)",
                "Sat 10:00 counts until Sat 11:00 1 h (working)",
                "Sat 11:00 waits until Sat 12:00 1 h",
                "Sat 12:00 counts until Sat 14:00 2 h (working)",
                "Sat 14:00 due",
            ],
            calendar.Worked("2024-10-12 10:00", 3, ("2024-10-12 11:00", "2024-10-12 12:00")).Lines(calendar));
    }
}
