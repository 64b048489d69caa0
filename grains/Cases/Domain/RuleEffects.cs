using Dialog.Channels;
using Dialog.Regions;

namespace Dialog.Cases.Domain;

/// <summary>What a rule that matches does to a case: each action is a command that the rules of the case allow or refuse, as they do a person's.</summary>
internal static class RuleEffects
{
    /// <summary>The last step is the ladder's own: it follows when nobody reacts to this one.</summary>
    public const int HighestLevel = EscalationLadder.LastLevel - 1;

    /// <returns>The case after the rule, and its events; none where everything is so already.</returns>
    public static (Case After, List<CaseEvent> Events) Of(
        CompiledRule rule, string cause, Case state, CaseRules rules, IReadOnlyDictionary<string, int> loads, DateTimeOffset now)
    {
        RuleActions then = rule.Rule.Actions;
        RuleApplied mark = new(rule.Rule.Id, rule.Rule.Name, rule.Rule.Version, cause, [],
            then.Notify.Length > 0 ? then.Notify : null, then.Audiences.Length > 0 ? [.. then.Audiences.Select(a => a.ToString().ToLowerInvariant())] : null);
        List<RuleStep> steps = [];
        List<CaseEvent> events = [];

        // Versions count from behind the mark.
        Case after = CaseFold.Apply(state, mark, now);
        if (then.Tags.Length > 0)
        {
            Do(new RuleStep("tags", string.Join(", ", then.Tags)), Decide(new TagCase { CommandId = "", CaseId = state.Id, By = rule.Actor, Add = then.Tags }));
        }

        if (then.Importance is { } importance)
        {
            Do(new RuleStep("importance", importance.ToString().ToLowerInvariant()), Decide(new Reclassify { CommandId = "", CaseId = state.Id, By = rule.Actor, Importance = importance }));
        }

        if (then.Authority is { } authority)
        {
            string? official = Official(then, authority, after, rules, loads, now);
            Do(new RuleStep("authority", authority), Give(authority, official, after, rule.Actor, rules, now));
            if (official is not null && steps is [.., { What: "authority", Refused: null }])
            {
                steps.Add(new RuleStep("official", official));
            }
        }

        if (then.Ask is { } question)
        {
            Do(new RuleStep("ask", null), Ask(rule, question, after, now));
        }

        if (then.Escalate)
        {
            Do(new RuleStep("escalate", null), Escalate(after));
        }

        if (mark.Notify is not null || mark.Audiences is not null)
        {
            steps.Add(new RuleStep("notify", null));
        }

        return steps.Count == 0 ? (state, []) : (after, [mark with { Steps = [.. steps] }, .. events]);

        Decision Decide(CaseCommand command) => CaseDecider.Decide(after, command, rules, now);

        void Do(RuleStep step, Decision decision)
        {
            if (decision.IsRefused)
            {
                steps.Add(step with { Refused = decision.Refusal });
            }
            else if (decision.Events.Count > 0)
            {
                steps.Add(step);
                events.AddRange(decision.Events);
                after = decision.Events.Aggregate(after, (c, happened) => CaseFold.Apply(c, happened, now));
            }
        }
    }

    private static string? Official(RuleActions then, string authority, Case c, CaseRules rules, IReadOnlyDictionary<string, int> loads, DateTimeOffset now) => then switch
    {
        { Official: { } named } when rules.StandInFor(named, authority, now) is { } present => present,
        { Official: not null } or { ByLoad: true } => rules.OfficialFor(authority, loads, c.Id.GetHashCode(), now),
        _ => null,
    };

    private static Decision Give(string authority, string? official, Case c, Actor by, CaseRules rules, DateTimeOffset now) => c switch
    {
        _ when c.Authority == authority && (official is null || c.Official == official) => Decision.Nothing,
        { IsOpen: false } => Decision.Refuse("nothing-to-do"),
        { Arbitration: Arbitration.Decided } => Decision.Refuse("decided-by-arbiter"),
        // "Not ours" is a person's word: a person decides what follows.
        { Bounces: > 0 } => Decision.Refuse("handed-back"),
        _ when c.HeldByOther(by.Id, now) => Decision.Refuse("claimed-by-another"),
        _ => CaseDecider.Decide(c, new Assign { CommandId = "", CaseId = c.Id, By = by, Authority = authority, Official = official, Reason = "rule" }, rules, now),
    };

    private static Decision Ask(CompiledRule rule, string question, Case c, DateTimeOffset now) => c switch
    {
        _ when c.AskedBy.Contains(rule.Rule.Id) => Decision.Nothing,
        { IsOpen: false } => Decision.Refuse("nothing-to-do"),
        { IsFormal: true } => Decision.Refuse("formal-appeal"),
        // Found in the open: the resident has asked nobody and expects no question.
        { Source: MessageSource.Monitoring } => Decision.Refuse("nobody-to-ask"),
        { Status: CaseStatus.WaitingForResident } => Decision.Refuse("asked-already"),
        _ when c.HeldByOther(rule.Actor.Id, now) => Decision.Refuse("claimed-by-another"),
        _ when question.Length > ChannelLimits.MaxTextLength(c.Network) => Decision.Refuse("text-too-long"),
        _ => Decision.Accept(Question(rule, question, c).Concat(Replanning.WhenAsked(c, now)).ToList()),
    };

    private static CaseEvent[] Question(CompiledRule rule, string text, Case c) =>
        [new AnswerGiven(AnswerKind.AskAddress, text, null, rule.Actor.Id, rule.Rule.Name, c.LastMessageId, null, null, null, rule.Rule.Id)];

    private static Decision Escalate(Case c) => c.Obligation switch
    {
        null => Decision.Refuse("nothing-owed"),
        { Level: >= HighestLevel } => Decision.Nothing,
        var owed => Decision.Accept(new CaseEscalated(owed.Level + 1, owed.WakeAt, owed.Deadline)),
    };
}
