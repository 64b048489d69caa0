using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class AClosedCase
{
    private static Situation Closed => Given.ACase().Claimed("anna").When(Commands.Close("anna")).Done;

    [Fact]
    public void Owes_nothing_and_is_held_by_nobody()
    {
        Case closed = Closed.State;

        Assert.Equal((CaseStatus.Closed, null, null, null, false), (closed.Status, closed.Obligation, closed.ClaimedBy, closed.Lease, closed.Unanswered));
    }

    [Fact]
    public void Needs_a_reason() => Given.ACase().When(Commands.Close("anna", " ")).IsRefused("text-empty");

    [Fact]
    public void Needs_a_reason_and_no_book() => Given.ACase().When(Commands.Close("anna", new string('я', 10_001))).IsRefused("text-too-long", "10001 > 10000");

    [Fact]
    public void Is_not_closed_under_another_who_holds_it() => Given.ACase().Claimed("anna").When(Commands.Close("boris")).IsRefused("claimed-by-another", "ANNA");

    [Fact]
    public void Is_closed_once() => Closed.When(Commands.Close("boris", "ещё раз")).DoesNothing();

    [Fact]
    public void Is_followed_by_another_case_when_the_resident_writes()
    {
        CaseOpened next = Closed.Hears("Новая яма").Then<CaseOpened>();

        Assert.Equal(2, next.Ordinal);
    }

    [Fact]
    public void Takes_late_thanks_without_opening_another()
    {
        Case thanked = Closed.Hears("Спасибо", Given.Thanks).Is(typeof(MessageReceived)).State;

        Assert.Equal((CaseStatus.Closed, false), (thanked.Status, thanked.Unanswered));
    }

    [Fact]
    public void Takes_notes_and_late_delivery_reports()
    {
        Situation silent = Given.AnAnswerThatArrived().Strikes(ClockRules.Silence).Done;

        silent.When(Commands.Note("итог")).Is(typeof(NoteAdded));
        silent.When(Commands.Delivery(silent.State.LastAnswerVersion, DeliveryState.Delivered)).Is(typeof(DeliveryRecorded));
    }

    [Fact]
    public void Cannot_be_disputed_or_corrected_or_assigned()
    {
        Closed.When(Commands.Dispute("нет")).IsRefused("case-closed");
        Closed.When(Commands.Reclassify(topic: "health-care")).IsRefused("case-closed");
        Closed.When(Commands.Assign("health")).IsRefused("case-closed");
    }

    [Fact]
    public void That_is_confirmed_is_followed_by_another_case_when_the_resident_writes() =>
        Assert.Equal(2, Given.AnAnsweredCase().When(Commands.Confirm()).Done.Hears("Новая яма").Then<CaseOpened>().Ordinal);
}
