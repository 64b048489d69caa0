using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The command that another case receives: from whom, and what is undone here when it is refused there.</summary>
public sealed class AMessageBetweenCases
{
    private static readonly CaseRef Other = CommandsBetweenCases.Other(4);

    private static Situation Linked => Given.ACase().When(CommandsBetweenCases.Link(Other)).Done;

    [Theory]
    [InlineData("join", "merge", true)]
    [InlineData("wrote", "merge", true)]
    [InlineData("leave", "merge", false)]
    [InlineData("ended", "merge", false)]
    [InlineData("linked", "merge", false)]
    [InlineData("unlinked", "merge", false)]
    [InlineData("split", "split", false)]
    [InlineData("answer", "anna", false)]
    public void Says_who_sends_it_and_is_undone_only_where_the_case_would_wait_for_ever(string what, string by, bool undone)
    {
        CrossCaseMessage sent = Sent(what);

        Assert.Equal(by, sent.Command.By.Id);
        Assert.Equal(undone, sent.Undo is not null);
    }

    [Theory]
    [InlineData("join")]
    [InlineData("wrote")]
    public void That_is_refused_takes_the_case_out_once(string what)
    {
        CrossCaseMessage sent = Sent(what);
        Unmerge undo = Assert.IsType<Unmerge>(sent.Undo);

        Assert.Equal(($"undo:{sent.Command.CommandId}", Given.ACase().State.Id, Actor.System("merge"), "refused"), (undo.CommandId, undo.CaseId, undo.By, undo.Reason));
    }

    [Fact]
    public void About_an_end_of_a_link_removes_it_there_and_comes_not_back()
    {
        Situation linked = Given.ACase().Linked(4, 5);
        Outcome unlinked = linked.When(CommandsBetweenCases.Take("unlinked", Other)).Is(typeof(CaseUnlinked));

        Assert.True(unlinked.Then<CaseUnlinked>().Back);
        Assert.Equal([5L], unlinked.State.Links.Select(l => l.Number));
        Assert.Empty(unlinked.State.CrossCaseMessages);
        Given.ACase().When(CommandsBetweenCases.Take("unlinked", Other)).DoesNothing();
    }

    [Fact]
    public void About_a_link_is_sent_by_who_made_it_only()
    {
        Outcome linked = Given.ACase().When(CommandsBetweenCases.Take("linked", Other)).Is(typeof(CaseLinked));
        Assert.True(linked.Then<CaseLinked>().Back);
        Assert.Empty(linked.State.CrossCaseMessages);

        Outcome unlinked = Linked.When(CommandsBetweenCases.Link(Other, remove: true)).Is(typeof(CaseUnlinked));
        Assert.False(unlinked.Then<CaseUnlinked>().Back);
        Assert.Equal([CrossCaseMessages.Linked, CrossCaseMessages.Unlinked], unlinked.State.CrossCaseMessages.Select(m => m.What));
    }

    [Fact]
    public void That_is_delivered_is_sent_no_more()
    {
        Situation two = Linked.When(CommandsBetweenCases.Link(CommandsBetweenCases.Other(5))).Done;
        int first = two.State.CrossCaseMessages[0].Serial;

        Assert.Equal([5L], CaseFold.Apply(two.State, new CrossCaseMessagesSent(first), two.Now).CrossCaseMessages.Select(m => m.To.Number));
    }

    private static CrossCaseMessage Sent(string what)
    {
        Situation s = what switch
        {
            "join" => Given.ACase().WaitsIn(4),
            "wrote" => Given.ACase().WaitsIn(4).Hears("И фонарь").Done,
            "leave" => Given.ACase().WaitsIn(4).When(CommandsBetweenCases.Unmerge()).Done,
            "ended" => Given.ACase().Joined(12).When(Commands.Close("anna")).Done,
            "linked" => Linked,
            "unlinked" => Linked.When(CommandsBetweenCases.Link(Other, remove: true)).Done,
            "split" => Given.ACase().When(CommandsBetweenCases.Split("m0")).Done,
            _ => Given.ACase().Joined(12).When(Commands.Answer("anna")).Done,
        };
        int at = s.State.CrossCaseMessages.Select(m => m.What).ToList().LastIndexOf(what);
        Assert.True(at >= 0, $"The case sends no '{what}'.");
        return CrossCaseMessages.Of(s.State, CommandsBetweenCases.Number)[^(s.State.CrossCaseMessages.Count - at)];
    }
}
