using System.Text;
using Dialog.Deadlines.Domain;

namespace Dialog.Cases.Domain;

/// <summary>What a resident's message does: opens a case, continues one, confirms or disputes an answer.</summary>
public static class ResidentRules
{
    /// <summary>Below this a "thank you" after an answer is a message for a person, not a confirmation.</summary>
    public const double SureOfThanks = 0.6;

    /// <summary>True when the message belongs to a case of its own rather than to <paramref name="last"/>, the thread's latest.</summary>
    public static bool OpensAnother(Case last, IncomingMessage m, MessageFacts facts) => last.Status switch
    {
        CaseStatus.None => true,
        _ when IsSibling(last, m) => false,
        CaseStatus.Confirmed when !HasWords(m.Own) => false,
        CaseStatus.Confirmed or CaseStatus.Closed => !IsThanks(facts),
        _ => false,
    };

    public static Decision Open(IncomingMessage m, Guid caseId, int ordinal, MessageFacts facts, CaseRules rules, IReadOnlyDictionary<string, int> loads, DateTimeOffset now)
    {
        string? address = m.Address ?? facts.Address;
        Destination to = rules.DestinationOf(facts, m.Topic, address, loads, caseId.GetHashCode(), now);
        CaseOpened opened = new(m.Region, m.Thread, ordinal, m.Channel, m.Network, m.IsPublic, m.AuthorId, m.AuthorName, m.PublishedAt, now,
                facts.Kind, facts.KindConfidence, to.Topic, to.Confidence, to.Importance, address, to.Authority, to.Official, m.Source, m.InClosedGroup);
        DeadlineQuestion answer = new(Obligations.Answer, facts.Kind, to.Topic, to.Authority, to.Importance) { Network = m.Network, Channel = m.Channel, Source = m.Source };
        List<CaseEvent> events = [opened, Message(m, null), rules.Deadline(answer, now)!];
        if (rules.Deadline(answer with { Deadline = Obligations.FirstReaction }, now) is { } reaction)
        {
            events.Add(reaction);
        }

        if (to.Authority is null && rules.Deadline(answer with { Deadline = Obligations.Intake }, now) is { } intake)
        {
            events.Add(intake);
        }

        return Decision.Accept(events);
    }

    public static Decision Continue(Case state, IncomingMessage m, MessageFacts facts, CaseRules rules, DateTimeOffset now)
    {
        List<CaseEvent> events = [Message(m, m.Address ?? facts.Address), .. Replanning.WhenHeard(state, rules, now)];
        if (state.Status == CaseStatus.Answered && !IsSibling(state, m) && HasWords(m.Own))
        {
            if (IsThanks(facts))
            {
                events.AddRange([.. PromiseRules.WhenConfirmed(state, now), new CaseConfirmed("thread")]);
            }
            else
            {
                events.AddRange(Disagreement(state, "thread", null, rules, now));
            }
        }

        return SnoozeRules.With(state, Decision.Accept(events), rules, now);
    }

    /// <param name="rules">Null: a case that was put aside comes back to nobody's hands.</param>
    public static Decision Edit(Case state, IncomingMessage m, CaseRules? rules = null) => state.Exists
        ? SnoozeRules.With(state, Decision.Accept(new MessageEdited(m.MessageId, m.Text, m.EditedAt ?? m.SeenAt)), rules, m.SeenAt)
        : Decision.Nothing;

    public static Decision Delete(Case state, IncomingMessage m) =>
        state.Exists ? Decision.Accept(new MessageDeleted(m.MessageId, m.SeenAt)) : Decision.Nothing;

    public static Decision Confirm(Case state, string source, DateTimeOffset now) => state.Status switch
    {
        CaseStatus.Confirmed or CaseStatus.Closed => Decision.Nothing,
        // An official's word about what the resident said is no evidence of a promise.
        CaseStatus.Answered when source == PromiseRules.ByResident => Decision.Accept(PromiseRules.WhenConfirmed(state, now).Append(new CaseConfirmed(source)).ToList()),
        CaseStatus.Answered => Decision.Accept(new CaseConfirmed(source)),
        _ => Decision.Refuse("nothing-to-confirm"),
    };

    /// <summary>The text of a dispute is a message of the resident, whose id in the thread is made of the command's.</summary>
    public static Decision Dispute(Case state, Dispute d, CaseRules rules, DateTimeOffset now)
    {
        if (state.Status == CaseStatus.Closed)
        {
            return Decision.Refuse("case-closed");
        }

        List<CaseEvent> events = [];
        if (!string.IsNullOrWhiteSpace(d.Text))
        {
            events.Add(new MessageReceived($"dispute:{d.CommandId}", d.Text, null, now, now, state.IsPublic, null, null, null, null, state.InClosedGroup));
            events.AddRange(Replanning.WhenHeard(state, rules, now));
        }

        if (state.Status is CaseStatus.Answered or CaseStatus.Confirmed)
        {
            events.AddRange(Disagreement(state, "resident", d.Text, rules, now));
        }
        else if (state is { IsOpen: true, Promise: null })
        {
            events.AddRange(PromiseRules.WhenDisputed(state, rules, now));
        }

        return Decision.Accept(events);
    }

    private static IEnumerable<CaseEvent> Disagreement(Case state, string source, string? text, CaseRules rules, DateTimeOffset now) =>
        [new CaseDisputed(source, text), rules.Deadline(Obligations.Answer, state, now)!, .. PromiseRules.WhenDisputed(state, rules, now)];

    // Only the first message of an album counts: one more photo neither disputes an answer nor opens a case.
    private static bool IsSibling(Case last, IncomingMessage m) => m.AlbumId is not null && m.AlbumId == last.LastAlbumId;

    // A sticker, a heart or a photo without a caption does not show whether the resident agrees.
    private static bool HasWords(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static bool IsThanks(MessageFacts facts) => facts.Kind == MessageKind.Thanks && facts.KindConfidence >= SureOfThanks;

    private static MessageReceived Message(IncomingMessage m, string? address) => new(
        m.MessageId, m.Text, m.Attachments.Length > 0 ? m.Attachments : null, m.PublishedAt, m.SeenAt, m.IsPublic, m.Link, m.ReplyTo, m.AlbumId, address, m.InClosedGroup,
        m.What == IncomingKind.Edited ? m.EditedAt ?? m.SeenAt : null, m.Folds.Length > 0 ? m.Folds : null);
}
