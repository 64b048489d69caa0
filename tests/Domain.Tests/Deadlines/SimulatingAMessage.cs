using Dialog.Cases;
using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Deadlines;

/// <summary>An imagined message gets every deadline the region would set for a real one, and the optional ones nobody set.</summary>
public sealed class SimulatingAMessage
{
    private static readonly WorkCalendar Calendar = Derivations.Office();

    private static readonly RegionConfiguration Region = new()
    {
        Code = "66",
        Name = "Region",
        TimeZone = Calendars.Moscow,
        Version = 5,
        DefaultAuthority = "head",
        Calendar = new CalendarConfiguration
        {
            Version = 7,
            Week = Calendars.OfficeWeek,
            Schedules = [new() { Authority = "east", TimeZone = "Asia/Novosibirsk" }],
        },
        Deadlines =
        [
            new("intake-1h", DeadlineRules.Intake, 1, false, null, null, null, null),
            new("roads-2h", DeadlineRules.Answer, 2, true, null, "roads", null, null) { PausesWhileWaiting = true },
            new("bot-3h", DeadlineRules.Answer, 3, false, null, "health", null, null) { Network = "telegram", Channel = "bot", Source = MessageSource.Direct },
            new("work-promised", DeadlineRules.FinalAfterPromise, 24, false, null, null, null, null),
        ],
    };

    /// <summary>Monday 7 October 2024, ten in the morning.</summary>
    private static readonly SimulatedCase Message = new()
    {
        ReceivedAt = Calendar.Local("2024-10-07 10:00"),
        Kind = MessageKind.Complaint,
        Topic = "roads",
        PublishedAt = Calendar.Local("2024-10-07 08:00"),
        PromisedFor = Calendar.Local("2024-10-11 10:00"),
    };

    private static SimulatedDeadline One(SimulatedCase message, string deadline) =>
        DeadlineSimulator.Of(Region, message, null).Deadlines.Single(d => d.Deadline == deadline);

    private static string? Due(SimulatedDeadline deadline) => deadline.DueAt is { } due ? Calendar.Local(due) : null;

    [Theory]
    [InlineData(DeadlineRules.Intake, "2024-10-07 08:00", "2024-10-07 09:00", "intake-1h", false)] // since its publication
    [InlineData(DeadlineRules.FirstReaction, "2024-10-07 10:00", null, null, true)] // optional, and no rule names it
    [InlineData(DeadlineRules.Answer, "2024-10-07 10:00", "2024-10-07 12:00", "roads-2h", false)]
    [InlineData(DeadlineRules.FinalAfterPromise, "2024-10-11 10:00", "2024-10-12 10:00", "work-promised", false)] // since the promise
    [InlineData(DeadlineRules.Promise, "2024-10-07 10:00", null, null, true)]
    [InlineData(DeadlineRules.Approval, "2024-10-07 10:00", "2024-10-07 15:00", "default-approval-4h", true)]
    [InlineData(DeadlineRules.FormalRegistration, "2024-10-07 10:00", "2024-10-10 10:00", "law-59-3d", true)]
    [InlineData(DeadlineRules.FormalAnswer, "2024-10-07 10:00", "2024-11-06 10:00", "law-59-30d", true)]
    public void Sets_each_deadline_by_its_rule(string name, string from, string? due, string? rule, bool isDefault)
    {
        SimulatedDeadline deadline = One(Message, name);

        Assert.Equal((from, due, rule, isDefault), (Calendar.Local(deadline.From), Due(deadline), deadline.Rule, deadline.IsDefault));
        Assert.Equal(TimeSpan.Zero, deadline.From.Offset);
    }

    [Fact]
    public void Names_the_deadlines_in_the_order_a_case_meets_them() =>
        Assert.Equal(DeadlineRules.Known, DeadlineSimulator.Of(Region, Message, null).Deadlines.Select(d => d.Deadline));

    [Fact]
    public void Has_no_deadline_after_a_promise_that_was_not_given() => Assert.DoesNotContain(
        DeadlineSimulator.Of(Region, Message with { PromisedFor = null }, null).Deadlines, d => d.Deadline == DeadlineRules.FinalAfterPromise);

    [Fact]
    public void Takes_a_message_for_published_when_it_was_received() =>
        Assert.Equal("2024-10-07 11:00", Due(One(Message with { PublishedAt = null }, DeadlineRules.Intake)));

    [Fact]
    public void Says_nothing_more_of_a_deadline_that_is_not_set()
    {
        SimulatedDeadline deadline = One(Message, DeadlineRules.Promise);

        Assert.Equal((0d, false, false), (deadline.Hours, deadline.Working, deadline.Pauses));
        Assert.Empty(deadline.Steps);
    }

    [Fact]
    public void Pauses_while_the_resident_is_asked_where_the_rule_does()
    {
        SimulatedCase asked = Message with { Pauses = [new(Calendar.Local("2024-10-07 11:00"), Calendar.Local("2024-10-07 12:00"))] };

        SimulatedDeadline answer = One(asked, DeadlineRules.Answer);

        Assert.Equal(("2024-10-07 13:00", 2d, true, true), (Due(answer), answer.Hours, answer.Working, answer.Pauses));
        Assert.Contains(answer.Steps, s => s.Code == DeadlineCodes.Waits);
        Assert.Equal(Due(One(Message, DeadlineRules.Approval)), Due(One(asked, DeadlineRules.Approval)));
    }

    [Theory]
    [InlineData("telegram", "bot", MessageSource.Direct, "bot-3h")]
    [InlineData("vk", "bot", MessageSource.Direct, "default-24h")]
    [InlineData("telegram", "other", MessageSource.Direct, "default-24h")]
    [InlineData("telegram", "bot", MessageSource.Monitoring, "default-24h")]
    public void Asks_the_rules_about_the_way_the_message_came(string network, string channel, MessageSource source, string rule) => Assert.Equal(
        rule,
        One(Message with { Topic = "health", Network = network, Channel = channel, Source = source }, DeadlineRules.Answer).Rule);

    [Theory]
    [InlineData(null, "Europe/Moscow")]
    [InlineData("roads-office", "Europe/Moscow")] // without a schedule of its own
    [InlineData("east", "Asia/Novosibirsk")]
    public void Counts_in_the_zone_of_the_authority(string? authority, string zone)
    {
        SimulatedDeadlines simulated = DeadlineSimulator.Of(Region, Message, authority);

        Assert.Equal((authority, zone, 5, 7), (simulated.Authority, simulated.TimeZone, simulated.RegionVersion, simulated.CalendarVersion));
    }
}
