using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The law's procedure takes the place of the answer when the resident wants it.</summary>
public sealed class AFormalAppeal
{
    private static Situation Asked => Given.ACase().Later(2).When(Commands.AskFormally()).Done;

    [Fact]
    public void Has_three_days_to_be_registered_and_thirty_to_be_answered()
    {
        Situation asked = Asked;
        Assert.Equal([(Obligations.FormalRegistration, asked.Now.AddDays(3))], asked.State.Owed.Select(o => (o.Deadline, o.DueAt)));

        Situation registered = asked.Later(24).When(Commands.Register(" 12-34/5 ")).Done;
        Assert.Equal([(Obligations.FormalAnswer, registered.Now.AddDays(30))], registered.State.Owed.Select(o => (o.Deadline, o.DueAt)));
        Assert.Equal((FormalState.Registered, "12-34/5"), (registered.State.Formal!.State, registered.State.Formal.Number));

        Case answered = registered.When(Commands.AnswerFormally("исх. 77")).Is(typeof(FormalAnswered), typeof(CaseClosed)).State;
        Assert.Equal((CaseStatus.Closed, FormalState.Answered), (answered.Status, answered.Formal!.State));
    }

    [Fact]
    public void Stops_ordinary_answers_but_not_the_conversation()
    {
        Asked.When(Commands.Answer("anna")).IsRefused("formal-appeal");
        Asked.When(Commands.Promise("anna", Given.Monday.AddDays(3))).IsRefused("formal-appeal");
        Asked.When(Commands.Close("anna")).IsRefused("formal-appeal");
        Asked.When(Commands.Answer("anna", AnswerKind.Reply, "Приняли")).Is(typeof(CaseClaimed), typeof(AnswerGiven));
    }

    [Fact]
    public void After_an_answer_reopens_the_case()
    {
        Outcome asked = Given.AnAnswerThatArrived().When(Commands.AskFormally()).Is(typeof(CaseDisputed), typeof(FormalRequested), typeof(DeadlineSet));
        Assert.Equal((2, CaseStatus.Open), (asked.State.Leg, asked.State.Status));
    }

    [Fact]
    public void Misses_its_registration_like_any_deadline()
    {
        string kind = Obligations.KindOf(Obligations.FormalRegistration);
        Situation missed = Asked.Strikes(kind).Done.Strikes(kind).Done;
        Assert.Equal(Obligations.FormalRegistration, Assert.IsType<DeadlineMissed>(missed.Events[^1]).Deadline);
        Assert.Equal(1, missed.Strikes(kind).Then<CaseEscalated>().Level);
    }

    [Theory]
    [InlineData("", "a@example.org", "full-name-missing")]
    [InlineData("Иванова Мария", " ", "reply-to-missing")]
    public void Needs_what_the_law_needs(string name, string replyTo, string code) => Given.ACase().When(Commands.AskFormally(name, replyTo)).IsRefused(code);

    [Fact]
    public void Is_registered_once()
    {
        Given.ACase().When(Commands.Register("1")).IsRefused("no-formal-appeal");
        Asked.When(Commands.AnswerFormally("1")).IsRefused("not-registered");
        Situation registered = Asked.When(Commands.Register("1")).Done;
        registered.When(Commands.Register("1")).DoesNothing();
        registered.When(Commands.Register("2")).IsRefused("already-registered", "1");
        Asked.When(Commands.AskFormally()).DoesNothing();
    }

    [Fact]
    public void Withdraws_a_text_that_waited_for_approval_and_the_promise()
    {
        Case asked = Given.AStrictCase().When(Commands.Answer("anna")).Done.When(Commands.AskFormally()).State;
        Assert.Null(asked.Proposal);
        Assert.Null(Given.ACase().When(Commands.Promise("anna", Given.Monday.AddDays(3))).Done.When(Commands.AskFormally()).State.Promise);
    }
}
