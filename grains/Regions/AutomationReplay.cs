using System.Collections.Frozen;
using Dialog.Cases.Domain;

namespace Dialog.Regions;

/// <summary>An event of a case as the journal has it.</summary>
internal readonly record struct PastEvent(CaseEvent Happened, string CommandId, DateTimeOffset At);

/// <summary>A case's journal once more, with other rules: what people, residents and the clock did is taken as it was.</summary>
internal static class AutomationReplay
{
    /// <summary>The first time that the rule would have been applied; null when never.</summary>
    public static AutomationMatch? FirstOf(string rule, CaseRules rules, Guid caseId, long number, IReadOnlyList<PastEvent> journal)
    {
        Case state = Case.None with { Id = caseId };
        for (int at = 0; at < journal.Count;)
        {
            PastEvent[] entry = [.. journal.Skip(at).TakeWhile(e => e.CommandId == journal[at].CommandId && e.At == journal[at].At)];

            // What rules did then is no cause now.
            List<CaseEvent> cause = [.. entry.Select(e => e.Happened).TakeWhile(e => e is not RuleApplied)];
            DateTimeOffset now = entry[0].At;
            Decision with = rules.Automation.Extend(state, Decision.Accept(cause), rules, FrozenDictionary<string, int>.Empty, now);
            if (with.Events.OfType<RuleApplied>().FirstOrDefault(e => e.Rule == rule) is { } mark)
            {
                Case before = cause.Aggregate(state, (c, happened) => CaseFold.Apply(c, happened, now));
                return new AutomationMatch(caseId, number, now, mark.Cause, before.Topic, before.Authority, [.. mark.Steps.Select(s => new AutomationStep(s.What, s.Value, s.Refused))]);
            }

            state = entry.Aggregate(state, (c, e) => CaseFold.Apply(c, e.Happened, e.At));
            at += entry.Length;
        }

        return null;
    }
}
