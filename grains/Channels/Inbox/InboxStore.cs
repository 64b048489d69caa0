using Dialog.Channels.Buttons;
using System.Diagnostics;
using Dialog.Inbox;
using Dialog.Observability;
using Npgsql;

namespace Dialog.Channels.Inbox;

/// <summary>A payload as it waits.</summary>
internal sealed record InboxRow(long Id, string ExternalId, byte[] Bytes, DateTimeOffset ReceivedAt, int Attempts)
{
    /// <summary>It was kept back by a block, and an official has let it go on.</summary>
    public bool IsReleased { get; init; }

    /// <summary>The trace in which it came; null where none is recorded.</summary>
    public byte[]? Trace { get; init; }
}

/// <summary>What a channel has to work on.</summary>
/// <param name="IsCut">More rows would have been within the limit but for their bytes.</param>
/// <param name="Blocked">Whose messages are kept back, as of the same moment.</param>
internal sealed record WaitingPayloads(List<InboxRow> Rows, bool IsCut, IReadOnlyList<BlockedSender> Blocked);

/// <summary>The outcome of a payload. <paramref name="State"/>: done, held, <c>poison</c> (a dead letter), or waiting until <paramref name="NotBefore"/>.</summary>
internal sealed record InboxSettlement(InboxRow Row, string State, string? Note, int Attempts, DateTimeOffset NotBefore)
{
    /// <summary>taken, known or ignored; null for a dead letter and what waits.</summary>
    public string? Outcome { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The block that keeps it back; null unless it is held.</summary>
    public long? HeldBy { get; init; }

    /// <summary>Of no use any more, and it may hold a resident's words: only that it came is kept.</summary>
    public bool IsEmptied { get; init; }
}

/// <summary>The table <c>inbox</c>: raw payloads between the network and the journal.</summary>
internal sealed class InboxStore(NpgsqlDataSource database, TimeProvider time)
{
    private readonly InboxWriter _writer = new(database);

    /// <summary>Keeps what a network's call brought, in the trace of that call.</summary>
    public Task Insert(string channel, IReadOnlyList<Payload> payloads, CancellationToken stop) => Put(channel, payloads, false, null, stop);

    /// <summary>Keeps what a network answered; each payload begins a trace of its own.</summary>
    /// <param name="asked">when the network was asked</param>
    public async Task Insert(string channel, IReadOnlyList<Payload> payloads, bool crawled, DateTimeOffset asked, CancellationToken stop)
    {
        Activity?[] begun = [.. payloads.Select(_ => Tracing.Begin(crawled ? "channel.crawl" : "channel.poll", asked))];
        try
        {
            await Put(channel, payloads, crawled, [.. begun.Select(Tracing.Store)], stop);
        }
        finally
        {
            foreach (Activity? one in begun)
            {
                one?.Dispose();
            }
        }
    }

    public async Task<WaitingPayloads> Waiting(string channel, long[] inHand, int limit, long bytes)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using NpgsqlBatch batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("inbox_waiting")).Bind(channel, now, inHand, limit, bytes));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql.Read("sender_blocks_now")).Bind(channel, now));
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        List<InboxRow> rows = new();
        bool cut = false;
        while (await reader.ReadAsync())
        {
            rows.Add(Row(reader) with { IsReleased = reader.GetBoolean(6), Trace = reader.IsDBNull(7) ? null : reader.GetFieldValue<byte[]>(7) });
            cut = reader.GetBoolean(5);
        }

        await reader.NextResultAsync();
        List<BlockedSender> blocked = [];
        while (await reader.ReadAsync())
        {
            blocked.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return new(rows, cut, blocked);
    }

    /// <summary>What a block keeps back, oldest first.</summary>
    public async Task<List<InboxRow>> Held(string channel, long block, long after, int limit, long bytes)
    {
        await using NpgsqlCommand command = Command("inbox_held");
        command.Bind(channel, block, after, limit, bytes);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<InboxRow> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(Row(reader));
        }

        return rows;
    }

    /// <summary>Lets what a block keeps back go on.</summary>
    /// <param name="ids">null: all of it</param>
    /// <returns>how many</returns>
    public async Task<int> Release(string channel, long block, long[]? ids)
    {
        await using NpgsqlCommand command = Command("inbox_release");
        command.Bind(channel, block, ids, time.GetUtcNow());
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Writes outcomes; repeating is harmless.</summary>
    public async Task Settle(IReadOnlyList<InboxSettlement> outcomes)
    {
        InboxSettlement[] held = [.. outcomes.Where(s => s.HeldBy is not null)];
        if (held.Length > 0)
        {
            await Hold(held);
        }

        InboxSettlement[] settled = [.. outcomes.Where(s => s.HeldBy is null)];
        if (settled.Length == 0)
        {
            return;
        }

        await using NpgsqlCommand command = Command("inbox_settle");
        command.Bind(
            settled.Select(s => s.Row.Id).ToArray(),
            settled.Select(s => s.State).ToArray(),
            settled.Select(s => PlainText.Note(s.Note)).ToArray(),
            settled.Select(s => s.Attempts).ToArray(),
            settled.Select(s => s.NotBefore).ToArray(),
            time.GetUtcNow(),
            settled.Select(s => s.Outcome).ToArray(),
            settled.Select(s => s.PublishedAt).ToArray(),
            settled.Select(s => s.IsEmptied).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    /// <param name="networkIds">nearest first</param>
    /// <param name="ending">what a conversation of the author ends with</param>
    public async Task<string?> ConversationOfAnswer(string channel, IReadOnlyList<string> networkIds, string ending)
    {
        await using NpgsqlCommand command = Command("inbox_answered_conversation");
        command.Bind(channel, networkIds.ToArray(), ending);
        return await command.ExecuteScalarAsync() as string;
    }

    /// <param name="beginning">what the conversations looked at begin with, up to and with a colon</param>
    public async Task<string?> ConversationOfMessage(string channel, string beginning, string messageId)
    {
        await using NpgsqlCommand command = Command("inbox_message_conversation");
        command.Bind(channel, $"{channel}/{beginning}", $"{channel}/{beginning[..^1]};", messageId);
        return await command.ExecuteScalarAsync() as string;
    }

    /// <summary>The latest texts of a thread, the resident's and ours.</summary>
    public async Task<List<string>> Said(string thread)
    {
        await using NpgsqlCommand command = Command("inbox_said");
        command.Bind(thread);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<string> texts = [];
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    public async Task<string?> ConversationOfCase(string channel, long number, string author)
    {
        await using NpgsqlCommand command = Command("inbox_case_conversation");
        command.Bind(number, channel, author);
        return await command.ExecuteScalarAsync() as string;
    }

    /// <returns>whether there was such an answer</returns>
    public async Task<bool> Report(string channel, ReadResult.Report report)
    {
        await using NpgsqlCommand command = Command("inbox_report");
        command.Bind(channel, report.NetworkId, report.Failure is null ? "delivered" : "failed", PlainText.Note(report.Failure));
        return await command.ExecuteNonQueryAsync() > 0;
    }

    /// <summary>The case that was forwarded under this id; null when none was.</summary>
    public async Task<(Guid CaseId, int Version, string Thread)?> Forwarded(string channel, string networkId)
    {
        await using NpgsqlCommand command = Command("inbox_forwarded");
        command.Bind(channel, networkId);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2)) : null;
    }

    /// <summary>The answer a button names; null when this channel sent none such.</summary>
    public async Task<PressedAnswer?> Pressed(string channel, Guid caseId, int version)
    {
        await using NpgsqlCommand command = Command("inbox_pressed_answer");
        command.Bind(channel, caseId, version);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        return await r.ReadAsync()
            ? new(caseId, version, r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetString(3), r.GetString(4), r.GetBoolean(5))
            : null;
    }

    /// <summary>Counts a reaction at the answer it is on and settles its payload with it: the same payload again counts nothing.</summary>
    public async Task React(string channel, InboxRow row, ReadResult.Reaction reaction)
    {
        await using NpgsqlCommand command = Command("inbox_reaction");
        command.Bind(
            channel, reaction.MessageId, reaction.Places.ToArray(), reaction.Changes.Keys.ToArray(), reaction.Changes.Values.ToArray(), reaction.AreTotals, row.Id, time.GetUtcNow(),
            reaction.IsInner);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Keeps the id an external organisation has given, that it is done, or that it is open again.</summary>
    public async Task RecordExternalStatus(string channel, ReadResult.ExternalUpdate word)
    {
        await using NpgsqlCommand command = Command("inbox_external_status");
        command.Bind(channel, word.NetworkId, word.Becomes, word.IsClosed, word.IsOpen);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Keeps that a message is gone which has not come yet.</summary>
    public async Task RemovedEarly(string channel, string messageId, DateTimeOffset at)
    {
        await using NpgsqlCommand command = Command("inbox_removed_early");
        command.Bind(channel, messageId, at);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>When a message was removed before it came; null: it was not.</summary>
    public async Task<DateTimeOffset?> WasRemoved(string channel, string messageId)
    {
        await using NpgsqlCommand command = Command("inbox_was_removed");
        command.Bind(channel, messageId);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? reader.GetFieldValue<DateTimeOffset>(0) : null;
    }

    public async Task<int> Forget(DateTimeOffset settledBefore, CancellationToken stop)
    {
        await using NpgsqlCommand command = Command("inbox_forget");
        command.Bind(settledBefore);
        await using NpgsqlCommand removals = Command("inbox_forget_removals");
        removals.Bind(settledBefore);
        await removals.ExecuteNonQueryAsync(stop);
        return await command.ExecuteNonQueryAsync(stop);
    }

    private Task<List<string>> Put(string channel, IReadOnlyList<Payload> payloads, bool crawled, IReadOnlyList<byte[]?>? traces, CancellationToken stop) =>
        _writer.Put(channel, [.. payloads.Select(p => p.ExternalId)], [.. payloads.Select(p => p.Bytes)], crawled, stop, traces);

    private static InboxRow Row(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetFieldValue<byte[]>(2), r.GetFieldValue<DateTimeOffset>(3), r.GetInt32(4));

    private async Task Hold(InboxSettlement[] held)
    {
        await using NpgsqlCommand command = Command("inbox_hold");
        command.Bind(
            held.Select(s => s.Row.Id).ToArray(),
            held.Select(s => s.HeldBy!.Value).ToArray(),
            held.Select(s => s.PublishedAt).ToArray(),
            time.GetUtcNow());
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string file) => database.CreateCommand(Sql.Read(file));
}
