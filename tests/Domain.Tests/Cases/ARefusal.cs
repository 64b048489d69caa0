using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>What a caller is told when a command cannot be done: a code, and what it is about where that helps.</summary>
public sealed class ARefusal
{
    private static Situation Proposed => Given.AStrictCase().When(Commands.Answer("anna")).Done;

    private static Situation Reviewed => Given.AStrictCase(Given.Complaint with { Urgent = true }).When(Commands.Answer("boris")).Done;

    private static Situation Formal => Given.ACase().When(Commands.AskFormally()).Done;

    private static Situation Disputed => Given.AStrictCase().When(Commands.HandBack("anna", "khimki")).Done.When(Commands.HandBack("anna", "health")).Done;

    [Theory]
    [InlineData("into another", "merged", "4")]
    [InlineData("into itself", "merge-with-itself", null)]
    [InlineData("into its own number", "merge-order", "9")]
    [InlineData("when answered", "nothing-to-do", null)]
    [InlineData("when formal", "formal-appeal", null)]
    [InlineData("when another holds it", "claimed-by-another", "ANNA")]
    public void Of_a_merge_says_why(string what, string code, string? detail) => Merge(what).IsRefused(code, detail);

    [Theory]
    [InlineData("split", "nothing-to-do")]
    [InlineData("hand back", "nothing-to-do")]
    [InlineData("arbitrate", "nothing-to-do")]
    [InlineData("give the promise", "nothing-to-do")]
    [InlineData("forward", "nothing-to-do")]
    [InlineData("join", "target-not-open")]
    [InlineData("hear a member", "target-not-open")]
    [InlineData("claim", "nothing-to-do")]
    public void Of_work_on_an_answered_case_says_that_nothing_is_owed(string what, string code) => Given.AnAnsweredCase().When(what switch
    {
        "split" => CommandsBetweenCases.Split("m0"),
        "hand back" => Commands.HandBack("anna"),
        "arbitrate" => Commands.Arbitrate("greta", "roads"),
        "give the promise" => Commands.GivePromise("boris"),
        "forward" => CommandsBetweenCases.Forward(),
        "join" => CommandsBetweenCases.Take("join", CommandsBetweenCases.Other(12)),
        "hear a member" => CommandsBetweenCases.Take("wrote", CommandsBetweenCases.Other(12), "И у нас"),
        _ => Commands.Claim("boris"),
    }).IsRefused(code);

    [Fact]
    public void Of_an_approval_without_a_text_says_that_there_is_none()
    {
        Given.AStrictCase().When(Commands.Approve("rita", 3)).IsRefused("nothing-to-approve");
        Given.AStrictCase().When(Commands.Withdraw("anna", 3)).IsRefused("nothing-to-approve");
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("return")]
    [InlineData("delegate")]
    [InlineData("withdraw")]
    public void Of_a_decision_about_another_text_names_the_present_one(string what)
    {
        Situation proposed = Proposed;
        int revision = proposed.State.Proposal!.Revision, other = revision - 1;

        proposed.When(what switch
        {
            "approve" => Commands.Approve("rita", other),
            "return" => Commands.Return("rita", other),
            "delegate" => Commands.Delegate("rita", other, "hugo"),
            _ => Commands.Withdraw("anna", other),
        }).IsRefused("revision-changed", $"{revision}");
    }

    [Fact]
    public void Of_a_decision_by_a_stranger_names_the_approver()
    {
        int revision = Proposed.State.Proposal!.Revision;
        Proposed.When(Commands.Approve("vera", revision)).IsRefused("not-the-approver", "rita");
        Proposed.When(Commands.Return("vera", revision)).IsRefused("not-the-approver", "rita");
        Proposed.When(Commands.Delegate("vera", revision, "hugo")).IsRefused("not-the-approver", "rita");
    }

    [Fact]
    public void Of_a_delegation_says_to_whom_it_cannot_go()
    {
        int revision = Proposed.State.Proposal!.Revision;
        Proposed.When(Commands.Delegate("rita", revision, "nobody")).IsRefused("unknown-official", "nobody");
        Proposed.When(Commands.Delegate("rita", revision, "anna")).IsRefused("own-text");
        Proposed.When(Commands.Delegate("rita", revision, "rita")).DoesNothing();
    }

    [Fact]
    public void Of_a_review_of_another_answer_names_the_present_one()
    {
        int answer = Reviewed.State.LastAnswerVersion;

        Reviewed.When(Commands.Review("rita", answer - 1, good: true)).IsRefused("revision-changed", $"{answer}");
    }

    [Theory]
    [InlineData("moon", null, "unknown-authority", "moon")]
    [InlineData("health", "anna", "unknown-official", "anna")]
    public void Of_an_arbiters_decision_says_whom_nobody_knows(string authority, string? official, string code, string detail) =>
        Disputed.When(Commands.Arbitrate("greta", authority) with { Official = official }).IsRefused(code, detail);

    [Fact]
    public void Of_a_formal_appeal_after_a_confirmation_says_that_it_is_closed() =>
        Given.AnAnsweredCase().When(Commands.Confirm()).Done.When(Commands.AskFormally()).IsRefused("case-closed");

    [Fact]
    public void Of_a_choice_that_no_list_offers_names_the_field()
    {
        CaseRules rules = new(Given.Region with { Fields = [new("who", "Кто виноват", "choice")] });

        (Given.ACase() with { Rules = rules }).When(Commands.Set("who", "УК")).IsRefused("field-invalid", "who");
    }

    [Fact]
    public void Of_a_service_without_a_code_repeats_what_was_given()
    {
        Given.ACase().When(CommandsBetweenCases.Forward(service: "")).IsRefused("unknown-service", "");
        Given.ACase().When(CommandsBetweenCases.Forward()).Done.When(CommandsBetweenCases.Forward()).IsRefused("already-forwarded", "peer");
    }

    private static Outcome Merge(string what) => what switch
    {
        "into another" => Given.ACase().WaitsIn(4).When(CommandsBetweenCases.Merge(CommandsBetweenCases.Other(3))),
        "into itself" => Given.ACase().When(CommandsBetweenCases.Merge(CommandsBetweenCases.Other(4) with { CaseId = Given.ACase().State.Id })),
        "into its own number" => Given.ACase().When(CommandsBetweenCases.Merge(CommandsBetweenCases.Other((int)CommandsBetweenCases.Number))),
        "when answered" => Given.AnAnsweredCase().When(CommandsBetweenCases.Merge(CommandsBetweenCases.Other(4))),
        "when formal" => Formal.When(CommandsBetweenCases.Merge(CommandsBetweenCases.Other(4))),
        _ => Given.ACase().Claimed("anna").When(CommandsBetweenCases.Merge(CommandsBetweenCases.Other(4))),
    };
}
