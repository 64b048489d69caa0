using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Domain.Tests.Cases;
using Dialog.Regions;
using static Dialog.Domain.Tests.Automation.Rules;

namespace Dialog.Domain.Tests.Automation;

public sealed class ARuleThatApplies
{
    [Fact]
    public void Is_named_with_its_version_and_cause_before_what_it_did()
    {
        Outcome opened = Region(Rule("pits", Words("яма"), Tag("Ямы"))).Opens();

        Assert.Equal([typeof(RuleApplied), typeof(TagsChanged)], opened.Decision.Events.Select(e => e.GetType()).TakeLast(2));
        RuleApplied mark = opened.Then<RuleApplied>();
        Assert.Equal(("pits", "Правило pits", 3, "case-opened"), (mark.Rule, mark.Name, mark.Version, mark.Cause));
        Assert.Equal(new RuleStep("tags", "Ямы"), Assert.Single(mark.Steps));
        Assert.Equal(["ямы"], opened.State.Tags);
    }

    [Fact]
    public void Raises_the_importance_and_plans_by_it()
    {
        Outcome opened = Region(Rule("a", Words("яма"), new() { Importance = Importance.High })).Opens();

        Assert.Equal(Importance.High, opened.State.Importance);
        Assert.Equal(Given.Monday.AddHours(2), opened.State.Owed.Find(Obligations.Answer)!.DueAt);
    }

    [Fact]
    public void Gives_the_case_to_an_authority_and_its_official()
    {
        Outcome opened = Region(Rule("a", Words("яма"), new() { Authority = "health", Official = "vera" })).Opens();

        Assert.Equal(("health", "vera"), (opened.State.Authority, opened.State.Official));
        Assert.Equal("rule", opened.Then<CaseRouted>().Reason);
        Assert.Equal("vera", opened.Step("official").Value);
    }

    [Fact]
    public void Gives_it_to_another_where_the_official_is_away()
    {
        Situation thread = Region();
        RegionConfiguration region = thread.Rules.Region;
        region = region with
        {
            Officials = [.. region.Officials.Select(o => o.Id == "anna" ? o with { Absences = [new(new(2025, 3, 1), new(2025, 3, 9))] } : o)],
            Automation = [Rule("a", Words("боль"), new() { Authority = "roads", Official = "anna" })],
        };

        Outcome opened = (thread with { Rules = new CaseRules(region) }).Opens("боль", facts: Given.Complaint with { Topic = "health-care" });

        Assert.Equal("roads", opened.State.Authority);
        Assert.NotNull(opened.State.Official);
        Assert.NotEqual("anna", opened.State.Official);
    }

    [Fact]
    public void Asks_the_resident_and_the_case_waits()
    {
        Outcome opened = Region(Rule("a", Words("яма"), new() { Ask = "Где это?" })).Opens();

        Assert.Equal(CaseStatus.WaitingForResident, opened.State.Status);
        AnswerGiven asked = opened.Then<AnswerGiven>();
        Assert.Equal(("Где это?", "a", AnswerKind.AskAddress), (asked.Text, asked.Rule, asked.Kind));
        Assert.Null(opened.State.ClaimedBy);
        Assert.Null(AnswerPreviews.WayOf(opened.Decision.Events));
    }

    [Fact]
    public void Asks_once_in_a_case()
    {
        Situation asked = Region(Rule("a", Words("яма"), new() { Ask = "Где это?" }, RuleTrigger.CaseOpened, RuleTrigger.MessageReceived)).Opens().Done;

        Assert.Empty(asked.Later(1).Hears("Ещё одна яма").Ruled().Applied());
    }

    [Fact]
    public void Gives_no_first_reaction_by_asking()
    {
        DeadlineRule reaction = new("reaction", Obligations.FirstReaction, 1, false, null, null, null, null);
        Situation thread = Region();
        CaseRules rules = new(thread.Rules.Region with { Deadlines = [.. thread.Rules.Region.Deadlines, reaction], Automation = [Rule("a", Words("яма"), new() { Ask = "Где это?" })] });

        Assert.NotNull((thread with { Rules = rules }).Opens().State.Owed.Find(Obligations.FirstReaction));
    }

    [Fact]
    public void Asks_nobody_whose_words_were_found_in_the_open()
    {
        Situation thread = Region(Rule("a", new() { Topics = ["roads"] }, new() { Ask = "Где это?" }));
        IncomingMessage found = thread.Message("Яма") with { Source = MessageSource.Monitoring };
        Outcome opened = new Outcome(thread, ResidentRules.Open(found, thread.State.Id, 1, Given.Complaint, thread.Rules, Situation.NoLoads, thread.Now)).Ruled();

        Assert.Equal("nobody-to-ask", opened.Step("ask").Refused);
        Assert.Equal(CaseStatus.Open, opened.State.Status);
    }

    [Fact]
    public void Escalates_by_one_step_and_leaves_the_last_to_the_ladder()
    {
        Situation thread = Region(Rule("a", Words("яма"), new() { Escalate = true }, RuleTrigger.CaseOpened, RuleTrigger.MessageReceived));
        Situation once = thread.Opens().Done;
        Assert.Equal((1, once.State.Obligation!.DueAt), (once.State.EscalationLevel, once.State.Obligation.DueAt));

        Situation twice = once.Later(0.1).Hears("Яма!").Ruled().Done;
        Assert.Equal(2, twice.State.EscalationLevel);
        Assert.Empty(twice.Later(0.1).Hears("Яма!!").Ruled().Applied());
        Assert.NotNull(twice.Timer(Given.AnswerDue));
    }

    [Fact]
    public void Names_whom_it_notifies()
    {
        RuleApplied mark = Region(Rule("a", Words("яма"), new() { Notify = ["rita"], Audiences = [RuleAudience.Leads] })).Opens().Then<RuleApplied>();

        Assert.Equal(["rita"], mark.Notify!);
        Assert.Equal(["leads"], mark.Audiences!);
    }

    [Fact]
    public void Says_why_it_could_not_do_something()
    {
        Situation held = Region(Rule("a", Words("яма"), Give("health"), RuleTrigger.MessageReceived)).Opens().Done.Claimed("anna");

        Outcome wrote = held.Later(0.1).Hears("Яма всё та же").Ruled();

        Assert.Equal(new RuleStep("authority", "health", "claimed-by-another"), wrote.Step("authority"));
        Assert.Equal("roads", wrote.State.Authority);
    }

    [Fact]
    public void Overrules_neither_a_hand_back_nor_an_arbiter()
    {
        Situation given = Region(Rule("a", new() { Topics = ["roads"] }, Give("roads"), RuleTrigger.AuthorityChanged)).Opens().Done;

        Outcome back = given.When(Commands.HandBack("anna", "health")).Ruled();

        Assert.Equal("handed-back", back.Step("authority").Refused);
        Assert.Equal("health", back.State.Authority);
    }

    [Fact]
    public void Leaves_no_mark_where_everything_is_so_already()
    {
        Situation opened = Region(Rule("a", Words("яма"), Tag("ямы"), RuleTrigger.CaseOpened, RuleTrigger.MessageReceived)).Opens().Done;

        Assert.Empty(opened.Later(1).Hears("Та же яма").Ruled().Applied());
    }
}
