using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Domain.Tests.Cases;
using Dialog.HandOvers;
using Dialog.HandOvers.Domain;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Regions;

/// <summary>Who gets what of the open work of somebody who is away or leaves.</summary>
public sealed class HandingWorkOver
{
    private static readonly Absence Now = new(DateOnly.FromDateTime(Given.Monday.Date), DateOnly.FromDateTime(Given.Monday.Date).AddDays(7));
    private static readonly OpenWork Case = new("case", Guid.Parse("0193e0a0-0000-7000-8000-000000000001"), 1, "roads", Given.Monday, "roads", null, null);
    private static readonly OpenWork Text = new("approval", Guid.Parse("0193e0a0-0000-7000-8000-000000000002"), 2, "roads", Given.Monday, "roads", "boris", 5);
    private static readonly OpenWork Promise = new("promise", Guid.Parse("0193e0a0-0000-7000-8000-000000000003"), 3, "roads", Given.Monday, "roads", null, null);

    [Fact]
    public void Goes_to_the_substitute_of_the_absence_in_the_substitutes_body()
    {
        HandOverPlan plan = Plan(Away(("anna", Now with { Substitute = "vera" })), Order("anna", "substitute"), Case);
        Assert.Equal(("vera", "health"), (Assert.Single(plan.Items).Official, plan.Items[0].Authority));
    }

    [Fact]
    public void Goes_along_the_chain_to_somebody_who_is_there() =>
        Assert.Equal("boris", Plan(Away(("anna", Now with { Substitute = "vera" }), ("vera", Now with { Substitute = "boris" })), Order("anna", "substitute"), Case).Substitute);

    [Fact]
    public void Before_the_absence_begins_goes_to_its_substitute_too() =>
        Assert.Equal("boris", Plan(Away(("anna", new(Now.From.AddDays(3), Now.To.AddDays(3), "boris"))), Order("anna", "substitute"), Case).Items[0].Official);

    [Fact]
    public void Without_anybody_who_stands_in_names_the_field() =>
        Assert.Equal(["to"], Plan(Given.StrictRegion, Order("anna", "substitute"), Case).Errors.Keys);

    [Fact]
    public void To_the_queue_leaves_the_case_with_its_body_and_gives_texts_and_promises_to_who_is_above()
    {
        HandOverPlan plan = Plan(Given.StrictRegion, Order("anna", "queue"), Case, Text, Promise);

        Assert.Equal([("roads", null), (null, "rita"), (null, "rita")], plan.Items.Select(i => (i.Authority, i.Official)));
        Assert.All(plan.Items, i => Assert.Null(i.Code));
    }

    [Fact]
    public void Leaves_a_text_that_would_come_to_its_own_author()
    {
        HandOverItem item = Assert.Single(Plan(Given.StrictRegion, Order("rita", "person", "boris"), Text).Items);
        Assert.Equal(("own-text", null), (item.Code, item.Official));
    }

    [Fact]
    public void Lets_single_cases_go_elsewhere_or_stay()
    {
        HandOverOrder order = Order("anna", "queue") with { Choices = [new(Case.CaseId, "person", "boris"), new(Promise.CaseId, "stay")] };

        HandOverPlan plan = Plan(Given.StrictRegion, order, Case, Text, Promise);

        Assert.Equal([("boris", null), ("rita", null), (null, "chosen")], plan.Items.Select(i => (i.Official, i.Code)));
    }

    [Theory]
    [InlineData("nobody", "queue", null, "official")]
    [InlineData("anna", "somewhere", null, "to")]
    [InlineData("anna", "person", null, "person")]
    [InlineData("anna", "person", "anna", "person")]
    public void Names_the_field_that_is_wrong(string official, string to, string? person, string field) =>
        Assert.Equal([field], Plan(Given.StrictRegion, Order(official, to, person), Case).Errors.Keys);

    [Fact]
    public void Is_done_by_commands_that_touch_nothing_given_away_meanwhile()
    {
        Situation given = Given.ACase();
        HandOver stored = new(Guid.NewGuid(), "50", "official", given.State.Official!, null, "Отпуск", "admin", "Admin", "admin", "running", null);
        string other = given.State.Official == "anna" ? "boris" : "anna";
        Assign assign = Assert.IsType<Assign>(HandOverCommands.Of(stored, new HandOverTask(given.State.Id, "t", 1, "case", "roads", null, null)));

        Assert.Equal("Отпуск", given.When(assign).Then<CaseRouted>().Reason);
        given.When(Commands.Assign("roads", other)).Done.When(assign).IsRefused("assigned-meanwhile");
    }

    [Fact]
    public void Of_an_approval_says_in_the_journal_why_and_goes_nowhere_once_another_has_it()
    {
        Situation proposed = Given.AStrictCase().When(Commands.Answer("anna")).Done;
        int revision = proposed.State.Proposal!.Revision;
        HandOver stored = new(Guid.NewGuid(), "50", "official", "rita", null, "Отпуск", "lead", "Lead", "lead", "running", null);
        CaseCommand delegates = HandOverCommands.Of(stored, new HandOverTask(proposed.State.Id, "t", 1, "approval", null, "greta", revision));

        ApproverChanged changed = proposed.When(delegates).Then<ApproverChanged>();

        Assert.Equal(("rita", "greta", "delegated", "Отпуск"), (changed.From, changed.To, changed.Reason, changed.Note));
        proposed.When(Commands.Delegate("rita", revision, "hugo")).Done.When(delegates).IsRefused("approver-changed", "hugo");
    }

    private static HandOverPlan Plan(RegionConfiguration region, HandOverOrder order, params OpenWork[] work) => HandOverPlanner.Plan(new CaseRules(region), order, work, Given.Monday);

    private static HandOverOrder Order(string official, string to, string? person = null) =>
        new("50", official, to, person, [], "Отпуск", new Actor(ActorKind.Official, "admin", "Admin"), "admin");

    private static RegionConfiguration Away(params (string Official, Absence Absence)[] away) => Given.StrictRegion with
    {
        Officials = [.. Given.StrictRegion.Officials.Select(o => o with { Absences = [.. away.Where(a => a.Official == o.Id).Select(a => a.Absence)] })],
    };
}
