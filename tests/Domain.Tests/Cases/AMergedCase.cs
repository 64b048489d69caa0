using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>A case that waits in number 4, and one in which number 12 waits.</summary>
public sealed class AMergedCase
{
    private static readonly CaseRef Target = CommandsBetweenCases.Other(4), Stranger = CommandsBetweenCases.Other(5), Member = CommandsBetweenCases.Other(12);

    private static Situation Waiting => Given.ACase().WaitsIn(4);

    private static Situation In(CaseStatus status) => status switch
    {
        CaseStatus.InWork => Given.ACase().Claimed("olga"),
        CaseStatus.WaitingForResident => Given.ACase().When(Commands.Answer("olga", AnswerKind.AskAddress)).Done,
        CaseStatus.Promised => Given.ACase().When(Commands.Promise("olga", Given.Monday.AddDays(2))).Done,
        _ => Given.ACase(),
    };

    [Theory]
    [InlineData(CaseStatus.Open, CaseStatus.Open)]
    [InlineData(CaseStatus.InWork, CaseStatus.Open)]
    [InlineData(CaseStatus.WaitingForResident, CaseStatus.WaitingForResident)]
    [InlineData(CaseStatus.Promised, CaseStatus.Promised)]
    public void Goes_on_where_it_stood_but_held_by_nobody(CaseStatus before, CaseStatus after)
    {
        Situation stood = In(before);
        Assert.Equal(before, stood.State.Status);
        Case back = stood.WaitsIn(4).When(CommandsBetweenCases.Unmerge()).State;

        Assert.Equal((after, null, null), (back.Status, back.ClaimedBy, back.Suspended));
        Assert.Equal(stood.State.Promise, back.Promise);
    }

    [Fact]
    public void Is_answered_elsewhere_and_so_waits_for_no_answer_here()
    {
        Assert.True(Given.ACase().State.Unanswered);
        Assert.False(Waiting.State.Unanswered);
        Assert.True(Waiting.When(CommandsBetweenCases.Unmerge()).State.Unanswered);
        Assert.False(In(CaseStatus.WaitingForResident).WaitsIn(4).When(CommandsBetweenCases.Unmerge()).State.Unanswered);
    }

    [Theory]
    [InlineData(AnswerKind.Reply)]
    [InlineData(AnswerKind.Intermediate)]
    public void Hears_what_settles_nothing_as_a_reply(AnswerKind kind)
    {
        AnswerGiven said = Waiting.When(CommandsBetweenCases.Relay(kind, Target)).Is(typeof(AnswerGiven)).Then<AnswerGiven>();

        Assert.Equal((AnswerKind.Reply, "Заделали", "boris", null), (said.Kind, said.Text, said.Official, said.SilenceUntil));
    }

    [Fact]
    public void Is_settled_by_the_final_answer_and_leaves()
    {
        Outcome settled = Waiting.Later(2).When(CommandsBetweenCases.Relay(AnswerKind.Final, Target)).Is(typeof(AnswerGiven));

        Assert.Equal((CaseStatus.Answered, Given.Monday.AddHours(2) + Given.Rules.Silence), (settled.State.Status, settled.Then<AnswerGiven>().SilenceUntil));
        Assert.Equal([CrossCaseMessages.Join, CrossCaseMessages.Leave], settled.State.CrossCaseMessages.Select(m => m.What));
    }

    [Fact]
    public void Of_the_same_conversation_is_told_nothing_twice()
    {
        CaseRef target = Target with { Thread = Given.ACase().State.Thread };
        Situation waiting = Given.ACase().When(CommandsBetweenCases.Merge(target)).Done;

        waiting.When(CommandsBetweenCases.Relay(AnswerKind.Intermediate, target)).DoesNothing();
        Assert.Equal("merged", waiting.When(CommandsBetweenCases.Relay(AnswerKind.Final, target)).Is(typeof(CaseClosed)).Then<CaseClosed>().Reason);
    }

    [Fact]
    public void Takes_an_answer_only_from_where_it_waits()
    {
        Waiting.When(CommandsBetweenCases.Relay(AnswerKind.Final, Stranger)).DoesNothing();
        Waiting.When(CommandsBetweenCases.Relay(AnswerKind.Final, Target)).Done.When(CommandsBetweenCases.Relay(AnswerKind.Final, Target)).DoesNothing();
        Waiting.When(CommandsBetweenCases.Unmerge()).Done.When(CommandsBetweenCases.Relay(AnswerKind.Final, Target)).DoesNothing();
    }

    [Fact]
    public void Goes_on_when_the_case_it_waits_in_ended_and_not_when_another_did()
    {
        Outcome ended = Waiting.When(CommandsBetweenCases.Take("ended", Target)).Is(typeof(CaseUnmerged));
        Assert.Equal(("target-ended", CaseStatus.Open), (ended.Then<CaseUnmerged>().Reason, ended.State.Status));

        Waiting.When(CommandsBetweenCases.Take("ended", Stranger)).DoesNothing();
        Given.ACase().When(CommandsBetweenCases.Take("ended", Target)).DoesNothing();
        Waiting.When(CommandsBetweenCases.Relay(AnswerKind.Final, Target)).Done.When(CommandsBetweenCases.Take("ended", Target)).DoesNothing();
    }

    [Fact]
    public void Goes_on_by_itself_when_its_resident_wants_a_formal_appeal()
    {
        Outcome asked = Waiting.When(Commands.AskFormally()).Is(typeof(CaseUnmerged), typeof(FormalRequested), typeof(DeadlineSet));

        Assert.Equal(("formal", CaseStatus.Open, null), (asked.Then<CaseUnmerged>().Reason, asked.State.Status, asked.State.MergedInto));
    }

    [Fact]
    public void Is_a_member_until_it_leaves()
    {
        Situation joined = Given.ACase().Joined(12, 13);

        joined.When(CommandsBetweenCases.Take("join", Member)).DoesNothing();
        joined.When(CommandsBetweenCases.Take("leave", Stranger)).DoesNothing();
        Assert.Equal([13L], joined.When(CommandsBetweenCases.Take("leave", Member)).State.Members.Select(m => m.Number));
    }

    [Theory]
    [InlineData(CaseStatus.Open, CaseStatus.Open)]
    [InlineData(CaseStatus.InWork, CaseStatus.InWork)]
    [InlineData(CaseStatus.WaitingForResident, CaseStatus.InWork)]
    [InlineData(CaseStatus.Promised, CaseStatus.Promised)]
    public void Is_heard_like_the_cases_own_resident(CaseStatus before, CaseStatus after)
    {
        Situation joined = In(before).Joined(12);
        Outcome heard = joined.Later(1).When(CommandsBetweenCases.Take("wrote", Member, "И у нас"));

        Assert.Equal(new MemberWrote(Member, "И у нас"), heard.Then<MemberWrote>());
        Assert.Equal((after, true, "И у нас"), (heard.State.Status, heard.State.Unanswered, heard.State.Excerpt));
        Assert.Equal([CrossCaseMessages.Wrote], Waiting.Joined(12).When(CommandsBetweenCases.Take("wrote", Member)).State.CrossCaseMessages.Skip(1).Select(m => m.What));
    }

    [Fact]
    public void Is_heard_before_the_clocks_go_on()
    {
        CaseRules rules = new(Given.Region with { Deadlines = [new("pausing", "answer", 24, false, null, null, null, null) { PausesWhileWaiting = true }] });
        Situation asked = (Given.AThread() with { Rules = rules }).Hears("Яма").Done.When(Commands.Answer("anna", AnswerKind.AskAddress)).Done.Joined(12);

        asked.Later(1).When(CommandsBetweenCases.Take("wrote", Member, "Ленина 5")).Is(typeof(MemberWrote), typeof(DeadlineSet));
    }

    [Fact]
    public void Without_words_is_heard_without_words() =>
        Assert.Equal("", Given.ACase().Joined(12).When(CommandsBetweenCases.Take("wrote", Member)).Then<MemberWrote>().Excerpt);

    [Fact]
    public void Is_not_told_a_reply_of_the_other_conversation()
    {
        Situation joined = Given.ACase().Joined(12, 13);

        Assert.Empty(joined.When(Commands.Answer("anna", AnswerKind.Reply)).State.CrossCaseMessages);
        Assert.Equal([12L, 13L], joined.When(Commands.Promise("anna", Given.Monday.AddDays(2))).State.CrossCaseMessages.Select(m => m.To.Number));
    }
}
