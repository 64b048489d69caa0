using Dialog.Channels;

namespace Dialog.Cases.Domain;

/// <summary>The words deadlines are stored under.</summary>
public static class Obligations
{
    public const string Answer = "answer";
    public const string Promise = "promise";
}

/// <summary>When and how the authority may speak to the resident.</summary>
internal static class AnswerRules
{
    public static Decision Decide(Case state, Answer a, CaseRules rules, DateTimeOffset now) => a switch
    {
        _ when string.IsNullOrWhiteSpace(a.Text) && a.Attachments.Length == 0 => Decision.Refuse("text-empty"),
        { Text.Length: var length } when length > ChannelLimits.MaxTextLength(state.Network) =>
            Decision.Refuse("text-too-long", $"{length} > {ChannelLimits.MaxTextLength(state.Network)}"),
        { SeenVersion: { } seen } when seen < state.LastInboundVersion => Decision.Refuse("newer-message"),
        { Kind: AnswerKind.Intermediate, PromisedFor: null } => Decision.Refuse("promise-missing"),
        { Kind: AnswerKind.Intermediate } when a.PromisedFor <= now => Decision.Refuse("promise-in-past"),
        { Kind: not AnswerKind.Reply } when !state.IsOpen => Decision.Refuse("already-answered"),
        _ => Accept(state, a, rules, now),
    };

    private static Decision Accept(Case state, Answer a, CaseRules rules, DateTimeOffset now)
    {
        List<CaseEvent> events = [];
        bool holds = state.HeldBy(a.By.Id, now);
        bool keeps = state.IsOpen && a.Kind != AnswerKind.Final;
        if (!holds && keeps)
        {
            events.Add(CaseDecider.Taken(a.By, rules, now));
        }

        events.Add(new AnswerGiven(
            a.Kind,
            a.Text,
            a.Attachments.Length > 0 ? a.Attachments : null,
            a.By.Id,
            a.By.Name,
            state.LastMessageId,
            a.PromisedFor,
            keeps ? now + rules.Lease : null,
            a.Kind == AnswerKind.Final ? now + rules.Silence : null));
        if (a is { Kind: AnswerKind.Intermediate, PromisedFor: { } due })
        {
            events.Add(new DeadlineSet(Obligations.Promise, due, EscalationLadder.ApproachingAt(now, due), "promise",
                rules.Region.Version, rules.Region.Calendar.Version, (due - now).TotalHours, false, []));
        }

        return Decision.Accept(events);
    }
}
