using System.Globalization;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Npgsql;

namespace Dialog.Cases.Erasure;

/// <summary>The events of one case with the columns that may name a resident.</summary>
internal sealed class CaseJournal(Guid caseId, IReadOnlyList<CaseJournal.Entry> entries)
{
    internal sealed record Entry(int Version, CaseEvent Happened, string CommandId, ActorKind ActorKind, string ActorId, string ActorName, DateTimeOffset At);

    public int Count => entries.Count;

    public IEnumerable<CaseEvent> Events => entries.Select(e => e.Happened);

    public IEnumerable<string> MessageIds => Events.OfType<MessageReceived>().Select(m => m.MessageId).Concat(Events.OfType<MessagesTaken>().SelectMany(m => m.MessageIds));

    /// <summary>Holds every append to the case until the transaction ends. Null when the case is not in this thread; otherwise its number.</summary>
    public static async Task<long?> Lock(NpgsqlConnection connection, Guid caseId, string thread)
    {
        await using NpgsqlCommand command = new(Sql.Read("erase_lock"), connection);
        command.Bind(caseId, thread);
        return await command.ExecuteScalarAsync() as long?;
    }

    public static async Task<CaseJournal> Read(NpgsqlConnection connection, Guid caseId)
    {
        await using NpgsqlCommand command = new(Sql.Read("erase_read_events"), connection);
        command.Bind(caseId);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<Entry> entries = [];
        while (await r.ReadAsync())
        {
            entries.Add(new Entry(
                r.GetInt32(0), CaseEventJson.Read(r.GetString(1), r.GetString(2)), r.GetString(3), (ActorKind)r.GetInt16(4), r.GetString(5), r.GetString(6),
                r.GetFieldValue<DateTimeOffset>(7)));
        }

        return new CaseJournal(caseId, entries);
    }

    public Case Fold() => entries.Aggregate(Case.None with { Id = caseId }, (state, e) => CaseFold.Apply(state, e.Happened, e.At));

    public CaseJournal Redacted(string channel)
    {
        string thread = Redaction.ThreadOf(channel, caseId);
        Dictionary<string, string> messages = [];
        Dictionary<string, string> commands = [];
        return new CaseJournal(caseId, [.. entries.Select(e => Left(e, Redaction.Of(e.Happened, thread, messages), commands))]);
    }

    public CaseJournal Without(Guid erased, string thread, Guid through) =>
        new(caseId, [.. entries.Select(e => e with { Happened = Redaction.Without(e.Happened, erased, thread, through) })]);

    /// <summary>How many events are others there.</summary>
    public int Differing(CaseJournal other) => Events.Zip(other.Events).Count(pair => CaseEventJson.Write(pair.First) != CaseEventJson.Write(pair.Second));

    /// <summary>
    /// Replaces the stored events with these, and appends one that says so. The journal's own statement does that: it
    /// keeps the read model, the timers and the fence right, whatever columns they have.
    /// </summary>
    public async Task<Case> Overwrite(NpgsqlConnection connection, CaseEvent happened, Guid erasure, Actor by, DateTimeOffset now)
    {
        await Overwrite(connection);
        Case before = Fold();
        Case after = CaseFold.Apply(before, happened, now);
        using JournalBatch statement = new(connection);
        // A case can forget several others in one erasure: the version keeps the command's id its own.
        string commandId = string.Create(CultureInfo.InvariantCulture, $"erase:{erasure:N}:{after.Version}");
        Dictionary<Guid, long> passed = await statement.Write([new JournalEntry(before, after, [happened], commandId, by, now)], now, CancellationToken.None);
        return passed.Count == 1 ? after : throw new InvalidOperationException($"Case {caseId} is locked and yet was changed: its events and its row differ.");
    }

    private async Task Overwrite(NpgsqlConnection connection)
    {
        await using NpgsqlCommand command = new(Sql.Read("erase_write_events"), connection);
        command.Bind(
            caseId,
            entries.Select(e => e.Version).ToArray(),
            entries.Select(e => CaseEventJson.Write(e.Happened)).ToArray(),
            entries.Select(e => e.CommandId).ToArray(),
            entries.Select(e => e.ActorId).ToArray(),
            entries.Select(e => e.ActorName).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    // A resident's command is named by the network's id of the message or by a digest of its text.
    private static Entry Left(Entry e, CaseEvent happened, Dictionary<string, string> commands)
    {
        if (e.ActorKind != ActorKind.Resident)
        {
            return e with { Happened = happened };
        }

        string command = commands.TryGetValue(e.CommandId, out string? known) ? known : commands[e.CommandId] = $"erased:{e.Version}";
        return e with { Happened = happened, CommandId = command, ActorId = Redaction.Marker, ActorName = Redaction.Marker };
    }
}
