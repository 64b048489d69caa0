using Dialog.Deadlines.Domain;

namespace Dialog.Cases.Domain;

/// <summary>The case that some of another's messages become. Its clock starts when we first held the first of them.</summary>
internal static class SplitRules
{
    public static Decision Open(
        OpenSplit s, string thread, int ordinal, MessageFacts facts, CaseRules rules, IReadOnlyDictionary<string, int> loads, DateTimeOffset now)
    {
        string? address = facts.Address ?? s.Address;
        Destination to = rules.DestinationOf(facts, null, address, loads, s.CaseId.GetHashCode(), now);
        DeadlineQuestion answer = new(Obligations.Answer, facts.Kind, to.Topic, to.Authority, to.Importance) { Network = s.Network, Channel = s.Channel, Source = s.Source };
        List<CaseEvent> events =
        [
            new CaseOpened(s.Region, thread, ordinal, s.Channel, s.Network, s.IsPublic, s.ResidentId, s.ResidentName, s.PublishedAt, now,
                facts.Kind, facts.KindConfidence, to.Topic, to.Confidence, to.Importance, address, to.Authority, to.Official, s.Source, s.InClosedGroup),
            new MessagesTaken(s.From, s.MessageIds, s.Text),
            rules.Deadline(answer, s.SeenAt)!,
        ];
        if (to.Authority is null && rules.Deadline(answer with { Deadline = Obligations.Intake }, now) is { } intake)
        {
            events.Add(intake);
        }

        return Decision.Accept(events);
    }
}
