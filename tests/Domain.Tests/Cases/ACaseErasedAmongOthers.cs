using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The resident of a case is erased while work on it goes on, and other cases know of it.</summary>
public sealed class ACaseErasedAmongOthers
{
    private const string Thread = "web/erased:1";

    private static readonly CaseRef Erased = CommandsBetweenCases.Other(4), Other = CommandsBetweenCases.Other(5);

    private static Situation Formal => Given.ACase().When(Commands.AskFormally()).Done;

    private static Situation Disputed => Given.AStrictCase().When(Commands.HandBack("anna", "khimki")).Done.When(Commands.HandBack("anna", "health")).Done;

    [Theory]
    [InlineData(DeliveryState.Queued, DeliveryState.None)]
    [InlineData(DeliveryState.Sent, DeliveryState.Sent)]
    [InlineData(DeliveryState.Failed, DeliveryState.Failed)]
    public void Sends_no_answer_that_is_still_queued(DeliveryState before, DeliveryState after)
    {
        Situation answered = Given.AnAnsweredCase();

        Assert.Equal(after, AfterErasure(before == DeliveryState.Queued ? answered : answered.Reports(before)).Delivery);
    }

    [Fact]
    public void Awaits_no_arbiter_and_keeps_a_decision()
    {
        Assert.Equal(Arbitration.None, AfterErasure(Given.ACase()).Arbitration);
        Assert.Equal(Arbitration.None, AfterErasure(Disputed).Arbitration);
        Assert.Equal(Arbitration.Decided, AfterErasure(Disputed.When(Commands.Arbitrate("greta", "roads")).Done).Arbitration);
    }

    [Fact]
    public void Has_no_formal_procedure_and_keeps_one_that_ended()
    {
        Situation registered = Formal.When(Commands.Register("1")).Done;

        Assert.Null(AfterErasure(Formal).Formal);
        Assert.Null(AfterErasure(registered).Formal);
        Assert.Equal(FormalState.Answered, AfterErasure(registered.When(Commands.AnswerFormally("2")).Done).Formal!.State);
    }

    [Fact]
    public void Is_neither_a_member_nor_linked_any_more()
    {
        Situation known = Given.ACase().Joined(4, 5).Linked(4, 5);
        Case after = CaseFold.Apply(known.State, new RelatedErased(Erased.CaseId), known.Now);

        Assert.Equal([Other], after.Members);
        Assert.Equal([Other], after.Links);
    }

    [Fact]
    public void Moves_to_a_thread_of_its_own() =>
        Assert.Equal("web/erased:00000004000000000000000000000000", Redaction.ThreadOf("web", Erased.CaseId));

    [Fact]
    public void Is_named_by_its_new_thread_in_the_events_of_others()
    {
        Assert.All<(CaseEvent Before, CaseEvent After)>(
            [
                (new CaseMerged(Erased), new CaseMerged(Erased with { Thread = Thread })),
                (new CaseJoined(Erased), new CaseJoined(Erased with { Thread = Thread })),
                (new CaseLeft(Erased), new CaseLeft(Erased with { Thread = Thread })),
                (new CaseLinked(Erased, true), new CaseLinked(Erased with { Thread = Thread }, true)),
                (new CaseUnlinked(Erased, false), new CaseUnlinked(Erased with { Thread = Thread }, false)),
                (new CaseMerged(Other), new CaseMerged(Other)),
                (new CaseJoined(Other), new CaseJoined(Other)),
                (new CaseLinked(Other, true), new CaseLinked(Other, true)),
                (new CaseConfirmed("thread"), new CaseConfirmed("thread")),
            ],
            one => Assert.Equal(one.After, Without(one.Before)));
        string[] messages = ["m1"];
        Assert.Equal(new MessagesTaken(Erased with { Thread = Thread }, messages, "Яма"), Without(new MessagesTaken(Erased, messages, "Яма")));
    }

    [Theory]
    [InlineData(4, 4, Redaction.Marker)]
    [InlineData(4, 7, Redaction.Marker)]
    [InlineData(7, 7, Redaction.Marker)]
    [InlineData(5, 4, "И у нас")]
    [InlineData(5, 7, "И у нас")]
    public void Has_said_nothing_to_others_by_itself_or_through_the_case_it_waited_in(int member, int through, string excerpt)
    {
        CaseRef sender = CommandsBetweenCases.Other(member);
        CaseEvent left = Redaction.Without(new MemberWrote(sender, "И у нас"), Erased.CaseId, Thread, CommandsBetweenCases.Other(through).CaseId);

        Assert.Equal(new MemberWrote(member == 4 ? sender with { Thread = Thread } : sender, excerpt), left);
    }

    [Fact]
    public void Keeps_no_text_of_an_event_that_the_table_does_not_name() => Assert.Equal(
        new AnEventNobodyKnows.Told(Redaction.Marker, null, 7),
        Redaction.Of(new AnEventNobodyKnows.Told("Секретова", "Секретова", 7), Thread, []));

    private static CaseEvent Without(CaseEvent happened) => Redaction.Without(happened, Erased.CaseId, Thread, Erased.CaseId);

    private static Case AfterErasure(Situation s) => CaseFold.Apply(s.State, new ResidentErased("request", Guid.Empty), s.Now);
}
