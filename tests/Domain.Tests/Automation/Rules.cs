using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Domain.Tests.Cases;
using Dialog.Regions;

namespace Dialog.Domain.Tests.Automation;

/// <summary>Rules of the examples and what a case becomes by them.</summary>
internal static class Rules
{
    public static AutomationRule Rule(string id, RuleConditions when, RuleActions then, params RuleTrigger[] triggers) => new()
    {
        Id = id,
        Name = $"Правило {id}",
        Triggers = triggers.Length == 0 ? [RuleTrigger.CaseOpened] : triggers,
        When = when,
        Actions = then,
        Version = 3,
    };

    public static RuleActions Tag(string tag) => new() { Tags = [tag] };

    public static RuleActions Give(string authority) => new() { Authority = authority };

    public static RuleConditions Words(params string[] words) => new() { Words = words };

    public static readonly RuleConditions Direct = new() { Source = MessageSource.Direct };

    /// <summary>The region of the examples with these rules, on a thread without a case.</summary>
    public static Situation Region(params AutomationRule[] rules) => Given.AThread() with { Rules = new CaseRules(Given.StrictRegion with { Approvals = [], Automation = rules }) };

    /// <summary>What is stored when the rules have had their say.</summary>
    public static Outcome Ruled(this Outcome o) =>
        o with { Decision = o.Before.Rules.Automation.Extend(o.Before.State, o.Decision, o.Before.Rules, Situation.NoLoads, o.Before.Now) };

    public static Outcome Opens(this Situation s, string text = "Яма на дороге", string? address = null, MessageFacts? facts = null) => s.Hears(text, facts, address: address).Ruled();

    public static string[] Applied(this Outcome o) => [.. o.Decision.Events.OfType<RuleApplied>().Select(e => e.Rule)];

    public static RuleStep Step(this Outcome o, string what) => Assert.Single(o.Then<RuleApplied>().Steps, s => s.What == what);
}
