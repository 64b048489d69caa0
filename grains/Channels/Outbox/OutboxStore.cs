using System.Text.Json;
using Dialog.Cases;
using Npgsql;

namespace Dialog.Channels.Outbox;

/// <summary>The table <c>outbox</c> as the sender of one channel uses it.</summary>
internal sealed class OutboxStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Longer than any attempt lasts, so that only the mark of a sender that died outlives it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<List<OutboxRow>> Claim(string channel, string owner, string[] resting, int limit, ChannelTraits traits)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using NpgsqlCommand command = Command("outbox_claim");
        command.Bind(channel, now, now + Lease, owner, resting, limit, traits.Paced, traits.HasButtons, traits.HasSubjects);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<OutboxRow> rows = new();
        while (await reader.ReadAsync())
        {
            OutboxRow row = Row(reader);
            byte[]? trace = reader.IsDBNull(15) ? null : reader.GetFieldValue<byte[]>(15);
            rows.Add(row with { Region = Text(reader, 13), Trace = trace, Message = row.Message with { About = Text(reader, 12), AsksWhetherSolved = reader.GetBoolean(14) } });
        }
        return rows;
    }

    /// <summary>Answers of unknown outcome, each marked for its next check.</summary>
    public async Task<List<LostAnswer>> Lost(string channel, TimeSpan nextLook, int limit)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using NpgsqlCommand command = Command("outbox_lost");
        command.Bind(channel, now, now + nextLook, limit);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<LostAnswer> lost = new();
        while (await reader.ReadAsync())
        {
            OutboxRow row = Row(reader);
            SameWords twins = new(reader.GetFieldValue<string[]>(14), (int)reader.GetInt64(15));
            lost.Add(new(row with { Message = row.Message with { Twins = twins } }, reader.GetInt32(12), reader.GetFieldValue<DateTimeOffset>(13)));
        }
        return lost;
    }

    /// <param name="state">sent, queued, or unknown: not looked for any more</param>
    public async Task Found(LostAnswer lost, string state, string? networkId)
    {
        await using NpgsqlCommand command = Command("outbox_found");
        command.Bind(lost.Row.Id, state, networkId, lost.Looks);
        await command.ExecuteNonQueryAsync();
    }

    /// <param name="look">when answers of unknown outcome are checked for; null: they cannot be</param>
    public async Task Settle(string owner, IReadOnlyList<OutboxSettlement> settled, DateTimeOffset? look)
    {
        await using NpgsqlCommand command = Command("outbox_settle");
        command.Bind(
            settled.Select(s => s.Id).ToArray(),
            settled.Select(s => s.State).ToArray(),
            settled.Select(s => s.NetworkId).ToArray(),
            settled.Select(s => PlainText.Note(s.Error)).ToArray(),
            settled.Select(s => s.NotBefore).ToArray(),
            owner,
            settled.Select(s => s.Attempts).ToArray(),
            look,
            settled.Select(s => s.InnerId).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    public async Task<int> Expire(string channel, bool mayRepeat, DateTimeOffset? look)
    {
        await using NpgsqlCommand command = Command("outbox_expire");
        command.Bind(channel, time.GetUtcNow(), mayRepeat ? "queued" : "unknown", look);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<List<OutboxReport>> Unreported(string channel, long[] inHand, int limit)
    {
        await using NpgsqlCommand command = Command("outbox_unreported");
        command.Bind(channel, inHand, limit);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<OutboxReport> reports = new();
        while (await reader.ReadAsync())
        {
            reports.Add(new(reader.GetInt64(0), reader.GetGuid(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4),
                Text(reader, 5), Text(reader, 6)));
        }
        return reports;
    }

    public async Task Reported(IReadOnlyList<OutboxReport> told)
    {
        await using NpgsqlCommand command = Command("outbox_reported");
        command.Bind(told.Select(t => t.Id).ToArray(), told.Select(t => t.State).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    private static OutboxRow Row(NpgsqlDataReader reader)
    {
        Guid caseId = reader.GetGuid(1);
        int version = reader.GetInt32(2);
        OutgoingMessage message = new(OutgoingMessage.KeyOf(caseId, version), reader.GetString(4), Text(reader, 5), reader.GetString(6),
            Text(reader, 7) is { } files ? JsonSerializer.Deserialize<Attachment[]>(files, Json)! : [], Text(reader, 9))
        {
            CaseNumber = reader.IsDBNull(10) ? null : reader.GetInt64(10),
            AsksAddress = reader.GetBoolean(11),
        };
        return new(reader.GetInt64(0), caseId, version, reader.GetString(3), reader.GetInt32(8), message);
    }

    private NpgsqlCommand Command(string file) => database.CreateCommand(Sql.Read(file));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
