using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>An event or a command that was added without a rule is a defect, and says its name rather than being passed over.</summary>
public sealed class AnEventNobodyKnows
{
    [Theory]
    [InlineData("Told")]
    [InlineData("Agreed")]
    [InlineData("Worked")]
    [InlineData("Met")]
    [InlineData("Sent")]
    public void Stops_the_fold_by_its_name(string name)
    {
        CaseEvent happened = name switch
        {
            "Told" => new Told("", null, 0),
            "Agreed" => new Agreed(),
            "Worked" => new Worked(),
            "Met" => new Met(),
            _ => new Sent(),
        };

        Assert.Contains($" {name}.", Assert.Throws<InvalidOperationException>(() => CaseFold.Apply(Given.ACase().State, happened, Given.Monday)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("case")]
    [InlineData("approval")]
    [InlineData("work")]
    [InlineData("merge")]
    public void Is_like_a_command_that_nobody_knows(string rules)
    {
        Case proposed = Given.AStrictCase().When(Commands.Answer("anna")).State;
        Wish wish = new() { CommandId = "", CaseId = default, By = Commands.Official("anna") };

        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => rules switch
        {
            "case" => CaseDecider.Decide(proposed, wish, Given.Rules, Given.Monday),
            "approval" => ApprovalRules.Decide(proposed, wish, Given.Rules, Given.Monday),
            "work" => WorkRules.Decide(proposed, wish, Given.Rules, Given.Monday),
            _ => MergeRules.Decide(proposed, wish, Given.Rules, Given.Monday),
        });
        Assert.Contains(" Wish.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_like_a_message_that_no_case_sends() => Assert.Contains(
        "'shouted'",
        Assert.Throws<InvalidOperationException>(() => Given.ACase().When(CommandsBetweenCases.Take("shouted", CommandsBetweenCases.Other(4)))).Message,
        StringComparison.Ordinal);

    internal sealed record Told(string Text, string? Note, int Times) : CaseEvent;

    private sealed record Agreed : ApprovalEvent;

    private sealed record Worked : WorkEvent;

    private sealed record Met : MergeEvent;

    private sealed record Sent : ForwardEvent;

    private sealed record Wish : CaseCommand;
}
