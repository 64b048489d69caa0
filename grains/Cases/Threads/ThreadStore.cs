using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Npgsql;

namespace Dialog.Cases.Threads;

/// <summary>A case as the journal stores it, with the commands it has handled.</summary>
public sealed record StoredCase(Case Case, long Number, IReadOnlyList<string> Commands);

/// <summary>A message of the resident, the case it is in, and when it was last changed; null: never.</summary>
public readonly record struct SeenMessage(string MessageId, Guid CaseId, DateTimeOffset? EditedAt);

/// <summary>What a thread must know before it can decide.</summary>
public sealed record StoredThread(IReadOnlyList<StoredCase> Cases, IReadOnlyList<SeenMessage> Seen)
{
    /// <summary>The highest ordinal among cases that were erased out of this thread.</summary>
    public int ErasedUpTo { get; init; }

    /// <summary>Their messages, by the fingerprint of the command, and each by its own.</summary>
    public IReadOnlyList<(long Message, Guid CaseId)> Erased { get; init; } = [];
}

/// <summary>Where a thread's cases are read back from.</summary>
public interface IThreadStore
{
    /// <exception cref="JournalUnavailableException">The database did not answer: the caller may repeat.</exception>
    Task<StoredThread> Load(string thread);

    /// <summary>Null when the thread has no such case.</summary>
    /// <exception cref="JournalUnavailableException">The database did not answer: the caller may repeat.</exception>
    Task<StoredCase?> LoadCase(string thread, Guid caseId);
}

/// <summary>Reads threads back from the journal. At most sixteen at once: a restart must not overload the database.</summary>
public sealed class ThreadStore(NpgsqlDataSource database) : IThreadStore, IDisposable
{
    private readonly SemaphoreSlim _readers = new(16);

    public async Task<StoredThread> Load(string thread)
    {
        await _readers.WaitAsync();
        try
        {
            await using NpgsqlConnection connection = await database.OpenConnectionAsync();
            await using NpgsqlBatch batch = new(connection);
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("load_thread")).Bind(thread));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("load_seen")).Bind(thread));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("load_erased")).Bind(CaseIds.OfErased(thread)));
            await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
            List<StoredCase> cases = await Fold(reader);
            await reader.NextResultAsync();
            List<SeenMessage> seen = [];
            while (await reader.ReadAsync())
            {
                seen.Add(new SeenMessage(reader.GetString(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2)));
            }

            await reader.NextResultAsync();
            int upTo = 0;
            List<(long, Guid)> erased = [];
            while (await reader.ReadAsync())
            {
                upTo = reader.GetInt32(0);
                if (!reader.IsDBNull(1))
                {
                    erased.Add((reader.GetInt64(1), reader.GetGuid(2)));
                }
            }

            return new StoredThread(cases, seen) { ErasedUpTo = upTo, Erased = erased };
        }
        catch (NpgsqlException e)
        {
            throw Away(e);
        }
        finally
        {
            _readers.Release();
        }
    }

    public async Task<StoredCase?> LoadCase(string thread, Guid caseId)
    {
        try
        {
            await using NpgsqlCommand command = database.CreateCommand(Sql.Read("load_case"));
            command.Bind(thread, caseId);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
            return (await Fold(reader)).FirstOrDefault();
        }
        catch (NpgsqlException e)
        {
            throw Away(e);
        }
    }

    public void Dispose() => _readers.Dispose();

    // Callers know what to do with the journal's own exception; the driver's would count as a fault of the message.
    private static JournalUnavailableException Away(NpgsqlException e) => new($"The journal could not be read ({e.SqlState ?? "no connection"}); repeat with the same id.");

    private static async Task<List<StoredCase>> Fold(NpgsqlDataReader reader)
    {
        List<StoredCase> cases = [];
        Case state = Case.None;
        List<string> commands = [];
        long number = 0;
        while (await reader.ReadAsync())
        {
            Guid id = reader.GetGuid(0);
            if (state.Exists && state.Id != id)
            {
                cases.Add(new StoredCase(state, number, commands));
                (state, commands) = (Case.None, []);
            }

            number = reader.GetInt64(1);
            CaseEvent happened = CaseEventJson.Read(reader.GetString(2), reader.GetString(3));
            state = CaseFold.Apply(state with { Id = id }, happened, reader.GetFieldValue<DateTimeOffset>(5));
            commands.Add(reader.GetString(4));
        }

        if (state.Exists)
        {
            cases.Add(new StoredCase(state, number, commands));
        }

        return cases;
    }
}
