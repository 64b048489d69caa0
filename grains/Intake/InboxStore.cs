using Dialog.Channels;
using Dialog.Storage;
using Npgsql;

namespace Dialog.Intake;

/// <summary>A payload as it waits.</summary>
internal sealed record InboxRow(long Id, string ExternalId, byte[] Bytes, DateTimeOffset ReceivedAt, int Attempts);

/// <summary>What became of a payload. <paramref name="State"/>: done, poison, or waiting until <paramref name="NotBefore"/>.</summary>
internal sealed record InboxSettlement(InboxRow Row, string State, string? Note, int Attempts, DateTimeOffset NotBefore);

/// <summary>The table <c>inbox</c>: raw payloads between the network and the journal.</summary>
internal sealed class InboxStore(NpgsqlDataSource database, TimeProvider time)
{
    public async Task Insert(string channel, IReadOnlyList<Payload> payloads, CancellationToken stop)
    {
        await using NpgsqlCommand command = Command("inbox_insert");
        command.Parameters.AddWithValue(channel);
        command.Parameters.AddWithValue(payloads.Select(p => p.ExternalId).ToArray());
        command.Parameters.AddWithValue(payloads.Select(p => p.Bytes).ToArray());
        await command.ExecuteNonQueryAsync(stop);
    }

    public async Task<List<InboxRow>> Waiting(string channel, long[] inHand, int limit)
    {
        await using NpgsqlCommand command = Command("inbox_waiting");
        command.Parameters.AddWithValue(channel);
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.AddWithValue(inHand);
        command.Parameters.AddWithValue(limit);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        var rows = new List<InboxRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2),
                reader.GetFieldValue<DateTimeOffset>(3), reader.GetInt32(4)));
        }
        return rows;
    }

    public async Task Settle(IReadOnlyList<InboxSettlement> settled)
    {
        await using NpgsqlCommand command = Command("inbox_settle");
        command.Parameters.AddWithValue(settled.Select(s => s.Row.Id).ToArray());
        command.Parameters.AddWithValue(settled.Select(s => s.State).ToArray());
        command.Parameters.AddWithValue(settled.Select(s => PlainText.Note(s.Note)).ToArray());
        command.Parameters.AddWithValue(settled.Select(s => s.Attempts).ToArray());
        command.Parameters.AddWithValue(settled.Select(s => s.NotBefore).ToArray());
        command.Parameters.AddWithValue(time.GetUtcNow());
        await command.ExecuteNonQueryAsync();
    }

    public async Task<string?> ConversationOfAnswer(string channel, string networkId)
    {
        await using NpgsqlCommand command = Command("inbox_answered_conversation");
        command.Parameters.AddWithValue(channel);
        command.Parameters.AddWithValue(networkId);
        return await command.ExecuteScalarAsync() as string;
    }

    public async Task<int> Forget(DateTimeOffset settledBefore, CancellationToken stop)
    {
        await using NpgsqlCommand command = Command("inbox_forget");
        command.Parameters.AddWithValue(settledBefore);
        return await command.ExecuteNonQueryAsync(stop);
    }

    private NpgsqlCommand Command(string file) => database.CreateCommand(Sql.Read(file));
}
