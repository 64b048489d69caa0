using Dialog.Api.Setup;
using Dialog.Cases;
using Npgsql;

namespace Dialog.Api.Public;

/// <summary>One line of the conversation as the resident sees it; <paramref name="Direction"/> is in or out.</summary>
public sealed record PublicMessage(string Direction, string Text, DateTimeOffset At, string Author);

/// <summary>A thread as its resident sees it.</summary>
public sealed record PublicThread(Guid CaseId, long Number, CaseStatus Status, DateTimeOffset? DueAt, bool Overdue, IReadOnlyList<PublicMessage> Messages);

/// <summary>A resident's own view of their thread; whoever has the code is the resident.</summary>
internal sealed class PublicThreads(NpgsqlDataSource database)
{
    public async Task<PublicThread?> Find(string thread, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("thread_case")) { Parameters = { new NpgsqlParameter<string> { TypedValue = thread } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("thread_messages")) { Parameters = { new NpgsqlParameter<string> { TypedValue = thread } } });
        await using NpgsqlDataReader r = await batch.ExecuteReaderAsync(cancellation);
        if (!await r.ReadAsync(cancellation))
        {
            return null;
        }

        PublicThread found = new(
            r.GetGuid(0), r.GetInt64(1), (CaseStatus)r.GetInt16(2), r.IsDBNull(3) ? null : r.GetFieldValue<DateTimeOffset>(3), r.GetBoolean(4), []);
        List<PublicMessage> messages = [];
        await r.NextResultAsync(cancellation);
        while (await r.ReadAsync(cancellation))
        {
            bool mine = r.GetInt16(0) == 0;
            messages.Add(new PublicMessage(mine ? "in" : "out", r.IsDBNull(4) ? r.GetString(1) : "", r.GetFieldValue<DateTimeOffset>(2), r.GetString(3)));
        }

        return found with { Messages = messages };
    }
}
