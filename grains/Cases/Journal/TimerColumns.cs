using Dialog.Cases.Domain;
using Dialog.Cases.Timers;

namespace Dialog.Cases.Journal;

/// <summary>A timer of a case: set or moved.</summary>
internal readonly record struct DeadlineRow(Case Case, string Kind, CaseTimer Wake);

/// <summary>A timer that is no longer needed.</summary>
internal readonly record struct EndedDeadlineRow(Guid CaseId, string Kind);

/// <summary>The columns of <c>deadlines</c>: the timers a case needs now, as the difference of its two states.</summary>
internal static class TimerColumns
{
    public static readonly RowColumns<DeadlineRow> Set = new RowColumns<DeadlineRow>("deadlines")
        .Column("case_id", d => d.Case.Id)
        .Column("kind", d => d.Kind)
        .Column("serial", d => d.Wake.Serial)
        .Column("thread", d => d.Case.Thread)
        .Column("shard", d => TimerShards.Of(d.Case.Id))
        .Column("due_at", d => d.Wake.At);

    public static readonly RowColumns<EndedDeadlineRow> Ended = new RowColumns<EndedDeadlineRow>("ended")
        .Column("case_id", d => d.CaseId)
        .Column("kind", d => d.Kind);

    public static void Difference(Case before, Case after, Action<DeadlineRow> set, Action<EndedDeadlineRow> ended)
    {
        for (int i = 0; i < before.Owed.Count; i++)
        {
            Obligation was = before.Owed[i];
            if (after.Owed.Find(was.Deadline) is null)
            {
                Change(Obligations.KindOf(was.Deadline), was.Timer, null);
            }
        }

        for (int i = 0; i < after.Owed.Count; i++)
        {
            Obligation owed = after.Owed[i];
            Change(Obligations.KindOf(owed.Deadline), before.Owed.Find(owed.Deadline)?.Timer, owed.Timer);
        }

        Change(ClockRules.Lease, before.Lease, after.Lease);
        Change(ClockRules.Snooze, before.Snoozed?.Timer, after.Snoozed?.Timer);
        Change(ClockRules.Silence, before.Silence, after.Silence);
        Change(ClockRules.CrossCase, before.CrossCaseTimer, after.CrossCaseTimer);

        void Change(string kind, CaseTimer? was, CaseTimer? wake)
        {
            if (wake is null && was is not null)
            {
                ended(new(after.Id, kind));
            }
            else if (wake is not null && wake != was)
            {
                set(new(after, kind, wake));
            }
        }
    }
}
