using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Why a case went elsewhere, ended or opened again: the words that reports count and people read.</summary>
public sealed class TheReasonsInTheJournal
{
    private static Situation Once => Given.AStrictCase().When(Commands.HandBack("anna", "khimki")).Done;

    [Theory]
    [InlineData("corrected", "reclassified")]
    [InlineData("assigned", "yours")]
    [InlineData("handed back", "handed-back")]
    [InlineData("handed back again", "arbiter-called")]
    [InlineData("decided", "arbiter")]
    public void Of_a_route_say_how_it_came_about(string what, string reason) => Assert.Equal(reason, (what switch
    {
        "corrected" => Given.ACase().When(Commands.Reclassify(topic: "health-care")),
        "assigned" => Given.ACase().When(Commands.Assign("health")),
        "handed back" => Given.AStrictCase().When(Commands.HandBack("anna", "khimki")),
        "handed back again" => Once.When(Commands.HandBack("anna", "health")),
        _ => Once.When(Commands.HandBack("anna", "health")).Done.When(Commands.Arbitrate("greta", "roads")),
    }).Then<CaseRouted>().Reason);

    [Theory]
    [InlineData("in the conversation", "thread")]
    [InlineData("by the resident", "resident")]
    [InlineData("by a formal appeal", "formal")]
    public void Of_a_dispute_say_where_it_was_raised(string what, string source) => Assert.Equal(source, (what switch
    {
        "in the conversation" => Given.AnAnsweredCase().Hears("Яма на месте"),
        "by the resident" => Given.AnAnsweredCase().When(Commands.Dispute()),
        _ => Given.AnAnsweredCase().When(Commands.AskFormally()),
    }).Then<CaseDisputed>().Source);

    [Fact]
    public void Of_an_end_say_what_ended_it()
    {
        Assert.Equal("formal-answer", Given.ACase().When(Commands.AskFormally()).Done.When(Commands.Register("1")).Done.When(Commands.AnswerFormally("2")).Then<CaseClosed>().Reason);
        Assert.Equal("silence", Given.AnAnswerThatArrived().Strikes(ClockRules.Silence).Then<CaseClosed>().Reason);
    }

    [Fact]
    public void Of_a_promises_deadline_name_the_promise()
    {
        DeadlineSet due = Given.ACase().Later(1).When(Commands.Promise("anna", Given.Monday.AddHours(49))).Then<DeadlineSet>();

        Assert.Equal(("promise", 48, 3, 7), (due.Rule, due.Hours, due.RegionVersion, due.CalendarVersion));
    }

    [Theory]
    [InlineData(AnswerKind.Reply, false)]
    [InlineData(AnswerKind.AskAddress, false)]
    [InlineData(AnswerKind.Final, true)]
    public void Of_an_end_by_silence_are_announced_by_a_final_answer_only(AnswerKind kind, bool announced) =>
        Assert.Equal(announced ? Given.Monday + Given.Rules.Silence : null, Given.ACase().When(Commands.Answer("anna", kind)).Then<AnswerGiven>().SilenceUntil);
}
