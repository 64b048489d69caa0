using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Domain.Tests.Cases;
using Dialog.Projections.Marks.Domain;

namespace Dialog.Domain.Tests.Steering;

/// <summary>What the regulated metrics count of a case: its registration once, and each answer that it owed once, in time or not.</summary>
public sealed class MarksOfACase
{
    private static readonly Told Opened = Told.Of(Given.AThread()).Then(s => s.Hears("Яма на дороге"));

    [Fact]
    public void Begin_with_the_registration_and_its_delay()
    {
        CaseMark registered = Assert.Single(Opened.Marks);

        Assert.Equal((MarkKind.Registered, Given.Monday, 60, 1), (registered.Kind, registered.At, registered.Delay, registered.Leg));
    }

    [Fact]
    public void Say_that_it_was_answered_in_time() =>
        Assert.Equal([MarkKind.Registered, MarkKind.InTime, MarkKind.Answered], Opened.Later(2).Then(s => s.When(Commands.Answer("anna"))).Kinds);

    [Fact]
    public void Take_a_promise_for_the_answer_that_was_owed_and_not_for_the_final_one() => Assert.Equal(
        [MarkKind.Registered, MarkKind.InTime, MarkKind.Answered],
        Opened.Later(2).Then(s => s.When(Commands.Promise("anna", Given.Monday.AddDays(3)))).Later(24).Then(s => s.When(Commands.Answer("anna"))).Kinds);

    [Fact]
    public void Count_a_missed_answer_at_its_deadline_and_never_again()
    {
        Told missed = Opened.Then(s => s.Strikes(Given.AnswerDue)).Then(s => s.Strikes(Given.AnswerDue));
        Told answered = missed.Later(5).Then(s => s.When(Commands.Answer("anna")));

        Assert.Equal([MarkKind.Registered, MarkKind.TooLate, MarkKind.Answered], answered.Kinds);
        Assert.Equal(Given.Monday.AddHours(24), answered.Marks[1].At);
    }

    [Fact]
    public void Count_the_answer_of_each_leg()
    {
        Told disputed = Opened.Later(1).Then(s => s.When(Commands.Answer("anna"))).Later(1).Then(s => s.When(Commands.Dispute("Не заделали")));
        Told missed = disputed.Then(s => s.Strikes(Given.AnswerDue)).Then(s => s.Strikes(Given.AnswerDue));

        Assert.Equal([MarkKind.Registered, MarkKind.InTime, MarkKind.Answered, MarkKind.TooLate], missed.Kinds);
        Assert.Equal([1, 1, 1, 2], missed.Marks.Select(m => m.Leg));
    }

    [Fact]
    public void Of_a_merged_case_wait_for_the_answer_of_the_other()
    {
        Told merged = Opened.Then(s => s.When(CommandsBetweenCases.Merge(CommandsBetweenCases.Other(4))));

        Assert.Equal([MarkKind.Registered], merged.Kinds);
        Assert.Equal(
            [MarkKind.Registered, MarkKind.InTime, MarkKind.Answered],
            merged.Later(2).Then(s => s.When(CommandsBetweenCases.Relay(AnswerKind.Final, CommandsBetweenCases.Other(4)))).Kinds);
        Assert.Equal(
            [MarkKind.Registered, MarkKind.TooLate, MarkKind.Answered],
            merged.Later(30).Then(s => s.When(CommandsBetweenCases.Relay(AnswerKind.Final, CommandsBetweenCases.Other(4)))).Kinds);
    }

    [Fact]
    public void Say_nothing_of_a_case_that_was_closed_without_an_answer() => Assert.Equal([MarkKind.Registered], Opened.Later(1).Then(s => s.When(Commands.Close("anna"))).Kinds);

    [Fact]
    public void Do_not_register_a_second_time_what_was_split_off()
    {
        CaseOpened opened = (CaseOpened)Opened.Journal[0].Event;
        (CaseEvent, DateTimeOffset)[] split =
            [(opened, Given.Monday), (new MessagesTaken(CommandsBetweenCases.Other(4), ["m7"], "И ещё фонарь"), Given.Monday), (Opened.Journal[2].Event, Given.Monday)];

        Assert.Empty(CaseMarks.Of(Guid.NewGuid(), split));
    }

    [Fact]
    public void Are_the_same_however_often_they_are_made()
    {
        Told answered = Opened.Later(2).Then(s => s.When(Commands.Answer("anna")));

        Assert.Equal(answered.Marks, CaseMarks.Of(answered.Now.State.Id, answered.Journal));
        Assert.Equal(answered.Marks.Count, answered.Marks.DistinctBy(m => (m.CaseId, m.Version, m.Kind)).Count());
    }

    /// <summary>A situation with the moments of its events.</summary>
    private sealed record Told(Situation Now, IReadOnlyList<(CaseEvent Event, DateTimeOffset At)> Journal)
    {
        public List<CaseMark> Marks => CaseMarks.Of(Now.State.Id, Journal);

        public IEnumerable<MarkKind> Kinds => Marks.Select(m => m.Kind);

        public static Told Of(Situation start) => new(start, []);

        public Told Later(double hours) => this with { Now = Now.Later(hours) };

        public Told Then(Func<Situation, Outcome> step)
        {
            Situation after = step(Now).Done;
            return new(after, [.. Journal, .. after.Events.Skip(Journal.Count).Select(e => (e, after.Now))]);
        }
    }
}
