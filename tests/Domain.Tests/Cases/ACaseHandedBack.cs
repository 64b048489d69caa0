using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Authorities that hand a case back as not theirs, and who decides in the end.</summary>
public sealed class ACaseHandedBack
{
    private static Situation Once => Given.AStrictCase().Claimed("anna").When(Commands.HandBack("anna", "khimki")).Done;

    private static Situation Twice => Once.Later(1).When(Commands.HandBack("boris", "health")).Done;

    [Fact]
    public void Goes_to_the_authority_it_names_and_is_nobodys_there()
    {
        Outcome back = Given.AStrictCase().Claimed("anna").When(Commands.HandBack("anna", "khimki")).Is(typeof(CaseHandedBack), typeof(CaseRouted), typeof(ClaimReleased));

        Assert.Equal(("khimki", null, null, 1), (back.State.Authority, back.State.Official, back.State.ClaimedBy, back.State.Bounces));
        Assert.Equal(Given.AStrictCase().State.Obligation!.DueAt, back.State.Obligation!.DueAt);
    }

    [Fact]
    public void Without_a_name_goes_to_the_operators_whose_own_clock_starts()
    {
        CaseRules rules = new(Given.StrictRegion with { Deadlines = [new("intake-1h", "intake", 1, false, null, null, null, null)] });
        Situation open = Given.ACase() with { Rules = rules };
        Outcome back = open.When(Commands.HandBack("anna")).Is(typeof(CaseHandedBack), typeof(CaseRouted), typeof(DeadlineSet));
        Assert.Null(back.State.Authority);
        Assert.Equal(Obligations.Intake, back.State.Obligation!.Deadline);

        Assert.Null(back.Done.When(Commands.Assign("health")).State.Owed.Find(Obligations.Intake));
        back.Done.When(Commands.HandBack("anna")).IsRefused("nobody-to-hand-back");
    }

    [Fact]
    public void A_second_time_comes_before_the_arbiter()
    {
        Case twice = Twice.State;

        Assert.Equal((2, Arbitration.Awaited, "head", "greta"), (twice.Bounces, twice.Arbitration, twice.Authority, twice.Official));
        Twice.When(Commands.HandBack("greta")).IsRefused("awaits-arbiter");
        Twice.When(Commands.Assign("roads")).IsRefused("awaits-arbiter");
    }

    [Fact]
    public void Is_decided_once_and_for_all_and_leaves_a_precedent()
    {
        Outcome decided = Twice.When(Commands.Arbitrate("greta", "roads")).Is(typeof(ArbiterDecided), typeof(CaseRouted));
        Assert.Equal(("roads", "roads"), (decided.Then<ArbiterDecided>().Authority, decided.Then<ArbiterDecided>().Topic));
        Assert.Equal("roads", decided.State.Authority);

        decided.Done.When(Commands.HandBack("anna", "khimki")).IsRefused("decided-by-arbiter");
        decided.Done.When(Commands.Arbitrate("greta", "health")).IsRefused("no-dispute");
    }

    [Fact]
    public void Is_decided_by_nobody_else_than_the_arbiter_or_a_lead()
    {
        Twice.When(Commands.Arbitrate("anna", "health")).IsRefused("not-the-arbiter");
        Twice.When(Commands.Arbitrate("lead", "health", lead: true)).Is(typeof(ArbiterDecided), typeof(CaseRouted));
    }

    [Theory]
    [InlineData("moon", "unknown-authority")]
    [InlineData("roads", "unknown-authority")]
    public void To_nowhere_is_refused(string proposed, string code) => Given.AStrictCase().When(Commands.HandBack("anna", proposed)).IsRefused(code, proposed);

    [Fact]
    public void Needs_a_reason() => Given.AStrictCase().When(Commands.HandBack("anna", "khimki", " ")).IsRefused("text-empty");

    [Fact]
    public void While_a_colleague_holds_it_is_refused() =>
        Given.AStrictCase().Claimed("anna").When(Commands.HandBack("boris", "khimki")).IsRefused("claimed-by-another", "ANNA");
}
