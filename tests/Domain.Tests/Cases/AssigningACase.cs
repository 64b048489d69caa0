using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

public sealed class AssigningACase
{
    [Fact]
    public void Gives_it_to_another_authority()
    {
        Outcome given = Given.ACase().When(Commands.Assign("health", "vera"));

        Assert.Equal(new CaseRouted("health", "vera", "yours"), given.Then<CaseRouted>());
        Assert.Equal(("health", "vera"), (given.State.Authority, given.State.Official));
    }

    [Fact]
    public void Releases_the_former_holder()
    {
        Outcome given = Given.ACase().Claimed("anna").When(Commands.Assign("health", "vera")).Is(typeof(CaseRouted), typeof(ClaimReleased));

        Assert.Equal("anna", given.Then<ClaimReleased>().Official);
        Assert.Equal((CaseStatus.Open, null, null), (given.State.Status, given.State.ClaimedBy, given.State.Lease));
    }

    [Fact]
    public void To_its_holder_leaves_the_claim()
    {
        Situation held = Given.ACase().When(Commands.Assign("roads", "boris")).Done.Claimed("anna");

        Assert.Equal("anna", held.When(Commands.Assign("roads", "anna")).Is(typeof(CaseRouted)).State.ClaimedBy);
    }

    [Fact]
    public void To_an_unknown_authority_is_refused() => Given.ACase().When(Commands.Assign("moon")).IsRefused("unknown-authority", "moon");

    [Fact]
    public void With_a_book_for_a_reason_is_refused() => Given.ACase()
        .When(Commands.Assign("health", "vera") with { Reason = new string('я', 10_001) }).IsRefused("text-too-long", "10001 > 10000");

    [Fact]
    public void To_an_official_of_another_authority_is_refused() => Given.ACase().When(Commands.Assign("health", "anna")).IsRefused("unknown-official", "anna");

    [Fact]
    public void To_whom_it_belongs_does_nothing()
    {
        Situation given = Given.ACase().When(Commands.Assign("health", "vera")).Done;

        given.When(Commands.Assign("health", "vera")).DoesNothing();
    }

    [Fact]
    public void Leaves_the_deadline()
    {
        Situation open = Given.ACase();

        Assert.Equal(open.State.Obligation, open.When(Commands.Assign("health", "vera")).State.Obligation);
    }

    [Fact]
    public void By_load_goes_to_whom_has_the_most_room()
    {
        CaseRules rules = Given.Rules;

        Assert.All(Enumerable.Range(0, 10), spread =>
            Assert.Equal("boris", rules.OfficialFor("roads", new Dictionary<string, int> { ["anna"] = 5, ["boris"] = 9 }, spread)));
        Assert.Null(rules.OfficialFor("khimki", Situation.NoLoads, 0));
    }

    [Fact]
    public void By_load_spreads_ties() =>
        Assert.Equal(["anna", "boris"], Enumerable.Range(-3, 6).Select(spread => Given.Rules.OfficialFor("roads", Situation.NoLoads, spread)).Distinct().Order());

    [Fact]
    public void To_even_out_the_load_leaves_it_with_whoever_works_on_it()
    {
        Assign move = Commands.Assign("roads", "boris") with { OnlyFrom = "anna" };
        Situation annas = Given.ACase();

        Assert.Equal("boris", annas.When(move).State.Official);
        annas.Claimed("anna").When(move).IsRefused("claimed-by-another", "ANNA");
        annas.When(Commands.Answer("anna", AnswerKind.AskAddress)).Done.Later(1).When(move).IsRefused("begun");
        annas.When(Commands.Promise("anna", Given.Monday.AddDays(2))).Done.Later(1).When(move).IsRefused("begun");
        annas.When(Commands.Answer("anna")).Done.When(move).IsRefused("not-open");
        annas.When(Commands.Assign("roads", "boris")).Done.When(move with { Official = null }).IsRefused("moved-meanwhile");
    }

    [Fact]
    public void Back_is_refused_once_anything_happened_to_it()
    {
        Situation moved = Given.ACase().When(Commands.Assign("roads", "boris")).Done;
        Assign back = Commands.Assign("roads", "anna") with { OnlyFrom = "boris", OnlyAtVersion = moved.State.Version };

        Assert.Equal("anna", moved.When(back).State.Official);
        moved.When(Commands.Note("Позвонил")).Done.When(back).IsRefused("touched-meanwhile");
    }
}
