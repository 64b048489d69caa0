using Dialog.Cases.Domain;

namespace Dialog.Cases.Journal;

/// <summary>One event of an entry, with the version it makes and whose doing it is.</summary>
internal readonly record struct EventRow(JournalEntry Entry, CaseEvent Happened, int Version, Actor By);

/// <summary>The columns of <c>case_events</c>.</summary>
internal static class EventColumns
{
    public static readonly RowColumns<EventRow> All = new RowColumns<EventRow>("events")
        .Column("case_id", r => r.Entry.After.Id)
        .Column("version", r => r.Version)
        .Column("type", r => CaseEventNames.Of(r.Happened))
        .Json("data", r => CaseEventJson.Write(r.Happened))
        .Column("command_id", r => r.Entry.CommandId)
        .Column("actor_kind", r => (short)r.By.Kind)
        .Column("actor_id", r => r.By.Id)
        .Column("actor_name", r => r.By.Name)
        .Column("at", r => r.Entry.At)
        .Column("trace", r => r.Version == r.Entry.FirstVersion ? r.Entry.Trace : null);
}
