using System.Text.Json;
using Dialog.Cases.Domain;

namespace Dialog.Cases.Journal;

/// <summary>The columns of <c>cases</c>: what a queue shows of a case. A new one is declared here and nowhere else in the journal.</summary>
internal static class CaseColumns
{
    public static readonly RowColumns<JournalEntry> All = new RowColumns<JournalEntry>("cases")
        .Fixed("id", e => e.After.Id)
        // The fence: the version the row must have; 0 for a new case.
        .Condition("expected", e => e.Before.Version)
        .Fixed("region", e => e.After.Region)
        .Fixed("thread", e => e.After.Thread)
        .Fixed("ordinal", e => e.After.Ordinal)
        .Column("version", e => e.After.Version)
        .Column("status", e => (short)e.After.Status)
        .Column("kind", e => (short)e.After.Kind)
        .Column("topic", e => e.After.Topic)
        .Column("importance", e => (short)e.After.Importance)
        .Column("authority", e => e.After.Authority)
        .Column("official", e => e.After.Official)
        .Column("claimed_by", e => e.After.ClaimedBy)
        .Column("claimed_by_name", e => e.After.ClaimedByName)
        .Column("lease_until", e => e.After.Lease?.At)
        .Fixed("channel", e => e.After.Channel)
        .Fixed("network", e => e.After.Network)
        .Fixed("is_public", e => e.After.IsPublic)
        .Fixed("in_closed_group", e => e.After.InClosedGroup)
        .Fixed("resident_id", e => e.After.ResidentId)
        .Fixed("resident_name", e => e.After.ResidentName)
        .Column("excerpt", e => e.After.Excerpt)
        .Column("first_words", e => e.After.First?.Words)
        .Column("address", e => e.After.Address)
        .Fixed("published_at", e => e.After.PublishedAt)
        .Fixed("received_at", e => e.After.ReceivedAt)
        .Column("due_at", e => e.After.Obligation?.DueAt)
        .Column("due_kind", e => e.After.Obligation?.Deadline)
        .Column("overdue", e => e.After.Obligation is { Missed: true })
        .Column("last_message_at", e => e.After.LastMessageAt)
        .Column("unanswered", e => e.After.Unanswered)
        .Column("leg", e => e.After.Leg)
        .Column("delivery", e => (short)e.After.Delivery)
        .Column("answered_at", e => e.After.AnsweredAt)
        .Column("escalation_level", e => e.After.EscalationLevel)
        .Column("updated_at", e => e.After.UpdatedAt)
        .Column("approval", e => (short)CaseSummaries.Approval(e.After))
        .Column("approver", e => CaseSummaries.Turn(e.After))
        .Column("approval_due", e => e.After.Owed.Find(Obligations.Approval)?.DueAt)
        .Column("bounces", e => e.After.Bounces)
        .Column("awaits_arbiter", e => e.After.Arbitration == Arbitration.Awaited)
        .Column("promised_for", e => e.After.Promise?.DueAt)
        .Column("formal", e => (short)(e.After.Formal?.State ?? FormalState.None))
        .Lines("tags", e => e.After.Tags.Count == 0 ? null : string.Join('\n', e.After.Tags))
        .Json("fields", e => e.After.Fields.Count == 0 ? null : JsonSerializer.Serialize(e.After.Fields.ToDictionary(f => f.Key, f => f.Value)))
        .Column("merged_into", e => e.After.MergedInto?.CaseId);
}
