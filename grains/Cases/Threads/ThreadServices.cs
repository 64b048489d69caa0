using System.Collections.Frozen;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;

namespace Dialog.Cases.Threads;

/// <summary>What the core of every thread works with; one set per silo, another in the tests.</summary>
internal sealed record ThreadServices(IThreadStore Store, IJournal Journal, IRegionRules Regions, IMessageReader Reader, TimeProvider Time)
{
    /// <summary>The decision with what the rules of the region's administrator add to it; stored as one entry.</summary>
    public async ValueTask<Decision> WithRules(Case before, Decision decision, CaseRules rules, DateTimeOffset now) =>
        decision.IsRefused || rules.Automation.AreSilentAt(before, decision.Events)
            ? decision
            : rules.Automation.Extend(before, decision, rules, rules.Automation.GiveByLoad ? await Regions.Loads(rules.Region.Code) : FrozenDictionary<string, int>.Empty, now);
}
