using Dialog.Deadlines;

namespace Dialog.Cases.Domain;

/// <summary>The case that some of another's messages become. Its clock starts when we first held the first of them.</summary>
internal static class SplitRules
{
    public static Decision Open(
        OpenSplit s, string thread, int ordinal, MessageFacts facts, CaseRules rules, IReadOnlyDictionary<string, int> loads, DateTimeOffset now)
    {
        Importance importance = facts.Urgent ? Importance.High : Importance.Normal;
        string? address = facts.Address ?? s.Address;
        string? authority = facts.TopicConfidence >= rules.Region.AutomationThreshold ? rules.AuthorityFor(facts.Topic, address) : null;
        string? official = authority is null ? null : rules.OfficialFor(authority, loads, s.CaseId.GetHashCode());
        DeadlineQuestion answer = new(Obligations.Answer, facts.Kind, facts.Topic, authority, importance) { Network = s.Network, Channel = s.Channel, Source = s.Source };
        List<CaseEvent> events =
        [
            new CaseOpened(s.Region, thread, ordinal, s.Channel, s.Network, s.IsPublic, s.ResidentId, s.ResidentName, s.PublishedAt, now,
                facts.Kind, facts.KindConfidence, facts.Topic, facts.TopicConfidence, importance, address, authority, official, s.Source),
            new MessagesTaken(s.From, s.MessageIds, s.Text),
            rules.Deadline(answer, s.SeenAt)!,
        ];
        if (authority is null && rules.Deadline(answer with { Deadline = Obligations.Intake }, now) is { } intake)
        {
            events.Add(intake);
        }

        return Decision.Accept(events);
    }
}
