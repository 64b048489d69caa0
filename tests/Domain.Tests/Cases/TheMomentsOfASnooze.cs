using System.Globalization;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>What a menu offers, on the clock of the region and by its working days.</summary>
public sealed class TheMomentsOfASnooze
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Given.Region.TimeZone);

    /// <summary>Moments as "name day hour:minute" of a case that owes nothing, at a local time of the week that begins on Monday, 3 March 2025.</summary>
    private static string[] At(int day, int hour, int minute = 0, DateTimeOffset? due = null)
    {
        DateTime local = new(2025, 3, day, hour, minute, 0, DateTimeKind.Unspecified);
        DateTimeOffset now = new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
        Case state = Given.ACase().State;
        state = due is { } at
            ? state with { Owed = new(new Obligation(Obligations.Answer, now, at, at, 1, false, false, 0)) }
            : state with { Owed = Sequence<Obligation>.Empty };
        return [.. SnoozePresets.Of(state, Given.Rules, now).Choices.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} {TimeZoneInfo.ConvertTime(c.At, Zone):ddd d HH:mm}"))];
    }

    private static string Opening => $"{Given.Rules.Deadlines.Calendar.HoursOf(new DateOnly(2025, 3, 4))[0].From:HH\\:mm}";

    [Fact]
    public void On_a_morning_are_later_today_tomorrow_and_the_next_Monday() =>
        Assert.Equal(["later Tue 4 13:30", $"tomorrow Wed 5 {Opening}", $"monday Mon 10 {Opening}"], At(4, 10, 10));

    [Fact]
    public void Towards_evening_are_not_later_today() => Assert.Equal([$"tomorrow Wed 5 {Opening}", $"monday Mon 10 {Opening}"], At(4, 17));

    [Fact]
    public void On_a_Friday_name_the_Monday_once() => Assert.Equal([$"nextWorkingDay Mon 10 {Opening}"], At(7, 17));

    [Fact]
    public void On_a_day_off_are_the_opening_of_the_next_working_day() => Assert.Equal([$"tomorrow Mon 10 {Opening}"], At(9, 12));

    [Fact]
    public void Beyond_the_deadline_are_not_offered()
    {
        DateTimeOffset soon = new(2025, 3, 4, 20, 0, 0, TimeSpan.Zero);

        Assert.Equal(["later Tue 4 13:30"], At(4, 10, 10, soon));
        Assert.Equal(soon, SnoozePresets.Of(Given.ACase().State with { Owed = new(new Obligation(Obligations.Answer, soon, soon, soon, 1, false, false, 0)) }, Given.Rules, Given.Monday).Latest);
    }
}
