using System.Collections.Frozen;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;

namespace Dialog.Benchmarks.Synthetic;

/// <summary>Appends as a thread's grain makes them for the first message of a thread: opened, received, deadline set.</summary>
public static class SyntheticAppends
{
    private static readonly string[] Topics = ["roads", "housing", "waste", "heating", "yards", "transport", "greenery", "water"];

    public static JournalEntry[] New(int count, CaseRules rules, int seed)
    {
        ArgumentNullException.ThrowIfNull(rules);
        SyntheticMessages messages = new(rules.Region.Code, "raw", seed);
        JournalEntry[] entries = new JournalEntry[count];
        for (int i = 0; i < count; i++)
        {
            entries[i] = Of(messages.First(), rules, Topics[i % Topics.Length]);
        }

        return entries;
    }

    public static JournalEntry Of(IncomingMessage message, CaseRules rules, string topic)
    {
        ArgumentNullException.ThrowIfNull(message);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        Case before = Case.None with { Id = CaseIds.Of(message.Thread, 1) };
        MessageFacts facts = new(MessageKind.Complaint, 0.9, topic, 0.8, false, "улица Садовая, дом 12");
        Decision decision = ResidentRules.Open(message, before.Id, 1, facts, rules, FrozenDictionary<string, int>.Empty, now);
        Case after = decision.Events.Aggregate(before, (state, happened) => CaseFold.Apply(state, happened, now));
        return new JournalEntry(before, after, decision.Events, $"message:{message.MessageId}", new Actor(ActorKind.Resident, message.AuthorId, message.AuthorName), now);
    }
}
