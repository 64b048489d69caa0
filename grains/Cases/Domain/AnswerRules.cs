using Dialog.Channels;

namespace Dialog.Cases.Domain;

/// <summary>A text on its way to the resident, whether its author sends it or an approver releases it.</summary>
internal sealed record Sending(AnswerKind Kind, string Text, Attachment[]? Attachments, string Author, string AuthorName, DateTimeOffset? PromisedFor)
{
    public static Sending Of(Answer a) => new(a.Kind, a.Text, a.Attachments.Length > 0 ? a.Attachments : null, a.By.Id, a.By.Name, a.PromisedFor);

    public static Sending Of(Proposal p) =>
        new(p.Kind, p.Text, p.Attachments.Count > 0 ? p.Attachments.ToArray() : null, p.Author, p.AuthorName, p.PromisedFor);
}

/// <summary>When and how the authority may answer the resident.</summary>
internal static class AnswerRules
{
    /// <summary>The longest term that a promise may have.</summary>
    public static readonly TimeSpan LongestPromise = TimeSpan.FromDays(366);

    public static Decision Decide(Case state, Answer a, CaseRules rules, DateTimeOffset now) => a switch
    {
        _ when string.IsNullOrWhiteSpace(a.Text) && a.Attachments.Length == 0 => Decision.Refuse("text-empty"),
        { Text.Length: var length } when length > ChannelLimits.MaxTextLength(state.Network) =>
            Decision.Refuse("text-too-long", $"{length} > {ChannelLimits.MaxTextLength(state.Network)}"),
        { SeenVersion: { } seen } when seen < state.LastInboundVersion => Decision.Refuse("newer-message"),
        { Kind: AnswerKind.Intermediate, PromisedFor: null } => Decision.Refuse("promise-missing"),
        { Kind: AnswerKind.Intermediate } when a.PromisedFor <= now => Decision.Refuse("promise-in-past"),
        { Kind: not AnswerKind.Reply } when !state.IsOpen => Decision.Refuse("already-answered"),
        { Kind: AnswerKind.Final or AnswerKind.Intermediate } when state.IsFormal => Decision.Refuse("formal-appeal"),
        { Kind: AnswerKind.Intermediate } when a.PromisedFor > LastPromise(state, rules, now) =>
            Decision.Refuse("promise-too-late", $"{LastPromise(state, rules, now):O}"),
        _ => ApprovalRules.Answer(state, a, rules, now),
    };

    /// <summary>The events of a text that goes out now.</summary>
    public static List<CaseEvent> Send(Case state, Sending s, ApprovalNeed need, CaseRules rules, DateTimeOffset now)
    {
        List<CaseEvent> events = [];
        bool keeps = state.IsOpen && s.Kind != AnswerKind.Final;
        bool holds = state.HeldBy(s.Author, now);
        bool free = !holds && !state.HeldByOther(s.Author, now);
        if (free && keeps)
        {
            events.Add(CaseDecider.Taken(new Actor(ActorKind.Official, s.Author, s.AuthorName), rules, now));
        }

        int version = state.Version + events.Count + 1;
        events.Add(new AnswerGiven(
            s.Kind,
            s.Text,
            s.Attachments,
            s.Author,
            s.AuthorName,
            state.LastMessageId,
            s.PromisedFor,
            keeps && (holds || free) ? now + rules.Lease : null,
            s.Kind == AnswerKind.Final ? now + rules.Silence : null));
        if (s is { Kind: AnswerKind.Intermediate, PromisedFor: { } due })
        {
            events.Add(new PromiseMade(version, due, s.Author, s.AuthorName));
            events.Add(PromiseRules.Clock(due, rules, now));
            if (state.Owed.Find(Obligations.FinalAfterPromise) is null && rules.Deadline(Obligations.FinalAfterPromise, state, now) is { } final)
            {
                events.Add(final);
            }
        }

        if (s.Kind == AnswerKind.AskAddress)
        {
            events.AddRange(Replanning.WhenAsked(state, now));
        }

        if (need.Reviewer is { } reviewer)
        {
            events.Add(new ReviewRequested(version, s.Author, need.Policy.Id, reviewer));
        }

        return events;
    }

    // However often a promise is moved, the first one of the leg started the clock of the final answer.
    private static DateTimeOffset LastPromise(Case state, CaseRules rules, DateTimeOffset now)
    {
        DateTimeOffset final = (state.Owed.Find(Obligations.FinalAfterPromise)?.DueAt ?? rules.Deadline(Obligations.FinalAfterPromise, state, now)?.DueAt) ?? now + LongestPromise;
        DateTimeOffset promise = rules.Deadline(Obligations.Promise, state, now)?.DueAt ?? final;
        return promise < final ? promise : final;
    }
}
