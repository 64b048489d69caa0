using Dialog.Deadlines;
using Dialog.Deadlines.Domain;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>A question to the resident cuts a derivation where it is asked and where it is answered.</summary>
public sealed class QuestionsToTheResident
{
    private static readonly WorkCalendar Office = Derivations.Office();

    [Fact]
    public void On_a_day_off_cut_it_in_two() => Assert.Equal(
        [
            "Fri 16:00 received",
            "Fri 16:00 counts until Fri 16:45 0.75 h (working)",
            "Sat 00:00 day-off until Sat 12:00",
            "Sat 12:00 waits until Sat 15:00 0 h",
            "Sat 15:00 day-off until Mon 00:00 x2",
            "Mon 09:00 starts (day-off)",
            "Mon 09:00 counts until Mon 10:15 1.25 h (working)",
            "Mon 10:15 due",
        ],
        Office.Worked("2024-10-11 16:00", 2, ("2024-10-12 12:00", "2024-10-12 15:00")).Lines(Office));

    [Fact]
    public void Asked_at_the_opening_leave_nothing_of_the_day_before_them() => Assert.Equal(
        [
            "Mon 16:00 received",
            "Mon 16:00 counts until Mon 18:00 2 h (working)",
            "Tue 09:00 waits until Tue 10:00 1 h",
            "Tue 10:00 counts until Tue 12:00 2 h (working)",
            "Tue 12:00 due",
        ],
        Office.Worked("2024-10-07 16:00", 4, ("2024-10-08 09:00", "2024-10-08 10:00")).Lines(Office));

    [Fact]
    public void Asked_before_the_opening_leave_nothing_of_the_day_before_them() => Assert.Equal(
        ["Mon 16:00 counts until Mon 18:00 2 h (working)", "Tue 10:00 counts until Tue 12:00 2 h (working)"],
        Office.Worked("2024-10-07 16:00", 4, ("2024-10-08 08:00", "2024-10-08 10:00")).Lines(Office, DeadlineCodes.Counts));

    [Fact]
    public void Asked_at_the_end_of_lunch_take_its_place() => Assert.Equal(
        [
            "Mon 10:00 received",
            "Mon 10:00 counts until Mon 13:00 3 h (working)",
            "Mon 14:00 waits until Mon 15:00 1 h",
            "Mon 15:00 counts until Mon 16:00 1 h (working)",
            "Mon 16:00 due",
        ],
        Office.Worked("2024-10-07 10:00", 4, ("2024-10-07 14:00", "2024-10-07 15:00")).Lines(Office));

    [Theory]
    [InlineData("2024-10-07 13:40")] // during lunch
    [InlineData("2024-10-07 14:00")] // at its end
    public void Asked_before_anything_counted_leave_no_beginning_before_them(string asked) => Assert.Equal(
        ["received", "waits", "counts", "due"],
        Office.Worked("2024-10-07 13:30", 1, (asked, "2024-10-07 15:00")).Steps.Select(s => s.Code));

    [Theory]
    [InlineData(true, "2024-10-07 15:00")]
    [InlineData(false, "2024-10-07 14:00")]
    public void Asked_at_the_very_moment_of_the_deadline_are_not_told(bool working, string due)
    {
        (string From, string To) wait = (due, "2024-10-07 17:00");
        PlannedDeadline plan = working ? Office.Worked("2024-10-07 10:00", 4, wait) : Office.ByTheClock("2024-10-07 10:00", 4, wait);

        Assert.Equal(due, Office.Local(plan.DueAt));
        Assert.DoesNotContain(plan.Steps, s => s.Code == DeadlineCodes.Waits);
    }

    [Fact]
    public void Asked_at_once_leave_no_hours_of_the_clock_before_them() => Assert.Equal(
        ["Mon 10:00 received", "Mon 10:00 waits until Mon 12:00 2 h", "Mon 12:00 counts until Tue 12:00 24 h (clock)", "Tue 12:00 due"],
        Office.ByTheClock("2024-10-07 10:00", 24, ("2024-10-07 10:00", "2024-10-07 12:00")).Lines(Office));

    [Fact]
    public void Cut_hours_of_the_clock_in_two() => Assert.Equal(
        [
            "Mon 10:00 received",
            "Mon 10:00 counts until Mon 20:00 10 h (clock)",
            "Mon 20:00 waits until Tue 17:00 21 h",
            "Tue 17:00 counts until Wed 07:00 14 h (clock)",
            "Wed 07:00 due",
        ],
        Office.ByTheClock("2024-10-07 10:00", 24, ("2024-10-07 20:00", "2024-10-08 17:00")).Lines(Office));
}
