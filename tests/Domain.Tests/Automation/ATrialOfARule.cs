using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Domain.Tests.Cases;
using Dialog.Regions;
using static Dialog.Domain.Tests.Automation.Rules;

namespace Dialog.Domain.Tests.Automation;

/// <summary>A rule is tried on the journal of a case as it was.</summary>
public sealed class ATrialOfARule
{
    private static readonly Guid Id = Given.AThread().State.Id;

    [Fact]
    public void Finds_what_would_have_changed_at_the_moment_it_happened()
    {
        Past past = new Past(Region()).Hears("Яма на дороге").Later(2).Hears("Прорвало трубу");

        AutomationMatch match = Try(past, Rule("a", Words("труба"), new() { Authority = "health", Tags = ["аварии"] }, RuleTrigger.MessageReceived))!;

        Assert.Equal((Id, 7L, Given.Monday.AddHours(2), "message-received", "roads", "roads"), (match.CaseId, match.Number, match.At, match.Cause, match.Topic, match.Authority));
        Assert.Equal([new("tags", "аварии", null), new("authority", "health", null)], match.Steps);
    }

    [Fact]
    public void Finds_nothing_where_the_rule_looks_at_something_else() =>
        Assert.Null(Try(new Past(Region()).Hears("Прорвало трубу"), Rule("a", Words("труба"), Tag("а"), RuleTrigger.MessageReceived)));

    [Fact]
    public void Takes_the_case_as_it_was_then_and_not_as_it_is_now()
    {
        Past past = new Past(Region()).Hears("Яма").Does(Commands.Assign("health"));

        Assert.NotNull(Try(past, Rule("a", new() { Authorities = ["roads"] }, Tag("а"))));
        Assert.Null(Try(past, Rule("a", new() { Authorities = ["health"] }, Tag("а"))));
    }

    [Fact]
    public void Leaves_out_what_rules_did_then()
    {
        Past past = new Past(Region(Rule("old", Words("яма"), Give("health")))).Hears("Яма");

        Assert.Null(Try(past, Rule("a", new() { Authorities = ["health"] }, Tag("а"), RuleTrigger.AuthorityChanged)));
        Assert.Equal("roads", Try(past, Rule("a", Words("яма"), Tag("а")))!.Authority);
    }

    [Fact]
    public void Minds_the_rules_before_it()
    {
        AutomationRule first = Rule("first", Words("яма"), Tag("первое")) with { Stop = true };
        Past past = new Past(Region()).Hears("Яма");

        Assert.Null(AutomationReplay.FirstOf("a", Compiled(first, Rule("a", Words("яма"), Tag("а"))), Id, 7, past.Journal));
        Assert.NotNull(AutomationReplay.FirstOf("a", Compiled(first with { Enabled = false }, Rule("a", Words("яма"), Tag("а"))), Id, 7, past.Journal));
    }

    private static AutomationMatch? Try(Past past, AutomationRule rule) => AutomationReplay.FirstOf(rule.Id, Compiled(rule), Id, 7, past.Journal);

    private static CaseRules Compiled(params AutomationRule[] rules) => Region(rules).Rules;

    // Entry by entry, each under its own command.
    private sealed class Past(Situation situation)
    {
        private Situation _now = situation;

        public List<PastEvent> Journal { get; } = [];

        public Past Later(double hours)
        {
            _now = _now.Later(hours);
            return this;
        }

        public Past Hears(string text) => Keep(_now.Hears(text).Ruled());

        public Past Does(CaseCommand command) => Keep(_now.When(command).Ruled());

        private Past Keep(Outcome outcome)
        {
            Journal.AddRange(outcome.Decision.Events.Select(e => new PastEvent(e, $"c{_now.State.Version}", _now.Now)));
            _now = outcome.Done;
            return this;
        }
    }
}
