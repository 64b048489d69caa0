using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class CorrectingACase
{
    [Fact]
    public void Moves_it_to_the_topics_authority_and_plans_the_deadline_from_the_same_start()
    {
        Outcome corrected = Given.ACase().Later(3).When(Commands.Reclassify(topic: "health-care")).Is(typeof(CaseReclassified), typeof(CaseRouted), typeof(DeadlineSet));

        Assert.Equal(("health", null), (corrected.State.Authority, corrected.State.Official));
        Assert.Equal(("health-8h", Given.Monday.AddHours(8)), (corrected.Then<DeadlineSet>().Rule, corrected.Then<DeadlineSet>().DueAt));
        Assert.Equal([Given.Monday.AddHours(24), Given.Monday.AddHours(8)], corrected.Done.Events.OfType<DeadlineSet>().Select(d => d.DueAt));
    }

    [Fact]
    public void To_a_question_shortens_the_deadline() =>
        Assert.Equal("default-question-4h", Given.ACase().When(Commands.Reclassify(MessageKind.Question)).Then<DeadlineSet>().Rule);

    [Fact]
    public void To_the_same_deadline_sets_none() =>
        Given.ACase().When(Commands.Reclassify(MessageKind.Proposal)).Is(typeof(CaseReclassified));

    [Fact]
    public void To_what_it_is_does_nothing() => Given.ACase().When(Commands.Reclassify(MessageKind.Complaint, "roads")).DoesNothing();

    [Fact]
    public void Of_a_held_case_leaves_it_with_its_holder() =>
        Assert.Equal("roads", Given.ACase().Claimed("anna").When(Commands.Reclassify(topic: "health-care")).State.Authority);

    [Fact]
    public void Uses_the_deadline_of_the_authority_that_has_the_case_not_of_its_topic()
    {
        CaseRules rules = new(Given.Region with
        {
            Deadlines = [new("khimki-6h", "answer", 6, false, null, null, "khimki", null), new("khimki-urgent-2h", "answer", 2, false, null, null, "khimki", Importance.High)],
        });
        Situation given = (Given.ACase() with { Rules = rules }).When(Commands.Assign("khimki")).Done;

        Assert.Equal("khimki-6h", Assert.IsType<DeadlineSet>(given.Events[^1]).Rule);
        Assert.Equal("khimki-urgent-2h", given.When(Commands.Reclassify(importance: Importance.High)).Then<DeadlineSet>().Rule);
    }

    [Fact]
    public void Of_a_missed_deadline_leaves_it_missed()
    {
        Situation missed = Given.ACase().Later(25).Strikes(Given.AnswerDue).Done;

        Assert.True(missed.When(Commands.Reclassify(topic: "health-care")).State.Obligation!.Missed);
    }

    [Fact]
    public void Of_a_promise_leaves_the_promise()
    {
        Situation promised = Given.ACase().When(Commands.Promise("anna", Given.Monday.AddDays(5))).Done;

        Assert.Equal(promised.State.Obligation, promised.When(Commands.Reclassify(topic: "health-care")).State.Obligation);
    }

    [Fact]
    public void In_a_later_leg_plans_from_the_dispute_that_began_it()
    {
        Situation disputed = Given.AnAnsweredCase().Later(5).When(Commands.Dispute()).Done;

        DeadlineSet set = disputed.Later(2).When(Commands.Reclassify(topic: "health-care")).Then<DeadlineSet>();
        Assert.Equal(("health-8h", disputed.Now, disputed.Now.AddHours(8)), (set.Rule, set.From, set.DueAt));
    }

    [Fact]
    public void To_a_deadline_already_past_misses_it_at_the_next_sweep()
    {
        Situation late = Given.ACase().Later(10).When(Commands.Reclassify(topic: "health-care")).Done;

        late.Strikes(Given.AnswerDue).Is(typeof(DeadlineMissed));
    }

    [Fact]
    public void Confirms_an_unsure_topic_and_brings_it_to_the_topics_authority()
    {
        Situation unsure = Given.ACase(Given.Complaint with { TopicConfidence = 0.1 });
        Assert.Null(unsure.State.Authority);

        Assert.Equal("roads", unsure.When(Commands.Reclassify(topic: "roads")).Is(typeof(CaseReclassified), typeof(CaseRouted)).State.Authority);
        Assert.Equal("roads", unsure.When(Commands.Reclassify(MessageKind.Complaint)).State.Authority);
        Assert.Equal("health", unsure.When(Commands.Reclassify(topic: "health-care")).State.Authority);
    }

    [Fact]
    public void Of_an_unsure_topic_brings_it_on_though_the_operator_holds_it()
    {
        Situation held = Given.ACase(Given.Complaint with { TopicConfidence = 0.1 }).Claimed("anna");

        Case after = held.When(Commands.Reclassify(topic: "roads")).State;
        Assert.Equal(("roads", "anna"), (after.Authority, after.ClaimedBy));
    }

    [Fact]
    public void Of_an_unsure_topic_plans_the_deadline_of_its_authority()
    {
        CaseRules rules = new(Given.Region with { Deadlines = [new("roads-6h", "answer", 6, false, null, null, "roads", null)] });
        Situation unsure = Given.ACase(Given.Complaint with { TopicConfidence = 0.1 }) with { Rules = rules };

        Assert.Equal("roads-6h", unsure.When(Commands.Reclassify(topic: "roads")).Then<DeadlineSet>().Rule);
    }

    [Fact]
    public void Of_importance_alone_leaves_an_unsure_topic_to_an_operator() => Assert.Null(
        Given.ACase(Given.Complaint with { TopicConfidence = 0.1 }).When(Commands.Reclassify(importance: Importance.High)).State.Authority);

    [Fact]
    public void To_a_topic_nobody_knows_is_refused() =>
        Given.ACase().When(Commands.Reclassify(MessageKind.Question, "space")).IsRefused("unknown-topic", "space");

    [Fact]
    public void With_an_address_moves_it_to_the_authority_of_the_place() =>
        Assert.Equal("khimki", Given.ACase().When(Commands.Reclassify(address: "Химки, Ленина 5")).State.Authority);
}
