using System.Globalization;
using System.Text.Json;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Storage.Migrations;
using Dialog.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialog.Cluster.Tests.Storage;

/// <summary>A column that is declared wrongly, not at all, or with the value of another fails here.</summary>
public sealed class EveryColumnOfTheJournal(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Tomsk = TimeSpan.FromHours(7);

    private FreshDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await FreshDatabase.Create(postgres);
        await Migrator.Apply(_database.ConnectionString, NullLogger.Instance);
    }

    [Fact]
    public async Task Is_declared_with_the_name_and_the_type_it_has_in_the_database()
    {
        await AreAll("cases", CaseColumns.All, "number", "changed_in");
        await AreAll("case_events", EventColumns.All, "written_in");
        await AreAll("messages", MessageColumns.All);
        await AreAll("deadlines", TimerColumns.Set);
        await AreAll(
            "outbox", OutboxColumns.All, "id", "state", "attempts", "not_before", "lease_until", "lease_owner", "network_id", "error", "reported", "created_at", "attempted_at", "looks", "look_at", "reactions", "inner_id");
    }

    // Two booleans can be distinguished only where one is true and the other is not.
    [Theory]
    [InlineData("is_public")]
    [InlineData("in_closed_group")]
    [InlineData("overdue")]
    [InlineData("unanswered")]
    [InlineData("awaits_arbiter")]
    public async Task Of_a_case_keeps_its_own_value(string flag)
    {
        (Case opened, Dictionary<string, object?> first) = Filled(Guid.NewGuid(), 1, flag);
        (Case changed, Dictionary<string, object?> second) = Filled(opened.Id, 2, flag);
        await Write(Case.None with { Id = opened.Id }, opened);
        IsStored(first, await Row("cases", "number", "changed_in"));

        await Write(opened, changed);
        foreach (string onceOnly in new[] { "id", "region", "thread", "ordinal", "channel", "network", "is_public", "in_closed_group", "resident_id", "resident_name", "published_at", "received_at" })
        {
            second[onceOnly] = first[onceOnly];
        }

        IsStored(second, await Row("cases", "number", "changed_in"));
    }

    [Fact]
    public async Task Of_an_event_keeps_its_own_value()
    {
        (Case c, _) = Filled(Guid.NewGuid(), 1, "");
        await Write(Case.None with { Id = c.Id }, c, new NoteAdded("заметка", "anna", "Анна"));
        IsStored(
            new()
            {
                ["case_id"] = c.Id,
                ["version"] = 1,
                ["type"] = "note-added",
                ["data"] = """{"name":"Анна","text":"заметка","official":"anna"}""",
                ["command_id"] = "command",
                ["actor_kind"] = 2,
                ["actor_id"] = "actor",
                ["actor_name"] = "Имя",
                ["at"] = At(99),
                ["trace"] = "\\x010203",
            },
            await Row("case_events", "written_in"));
    }

    [Fact]
    public async Task Of_a_message_keeps_its_own_value()
    {
        (Case c, _) = Filled(Guid.NewGuid(), 1, "");
        await Write(Case.None with { Id = c.Id }, c, new MessageReceived("m1", "слова", [Photo], At(1), At(2), true, "link", "reply", "album", "address", Folds: [new FoldedLines(1, 2)]));
        Dictionary<string, object?> received = new()
        {
            ["thread"] = c.Thread,
            ["external_id"] = "m1",
            ["case_id"] = c.Id,
            ["version"] = 1,
            ["direction"] = 0,
            ["author_id"] = c.ResidentId,
            ["author_name"] = c.ResidentName,
            ["text"] = "слова",
            ["attachments"] = """[{"kind":"photo","fileId":"f1"}]""",
            ["answer_kind"] = null,
            ["is_public"] = true,
            ["in_closed_group"] = false,
            ["link"] = "link",
            ["reply_to"] = "reply",
            ["album_id"] = "album",
            ["folds"] = """[{"from":1,"count":2}]""",
            ["published_at"] = At(1),
            ["seen_at"] = At(2),
            ["edited_at"] = null,
            ["deleted_at"] = null,
        };
        IsStored(received, await Row("messages"));

        await Write(c, c with { Version = 1001 }, new MessageEdited("m1", "другие слова", At(3)));
        received["text"] = "другие слова";
        received["edited_at"] = At(3);
        IsStored(received, await Row("messages"));

        await Write(c with { Version = 1001 }, c with { Version = 1002 }, new MessageDeleted("m1", At(4)));
        received["deleted_at"] = At(4);
        IsStored(received, await Row("messages"));
    }

    [Fact]
    public async Task Of_an_answer_keeps_its_own_value()
    {
        (Case c, _) = Filled(Guid.NewGuid(), 1, "");
        await Write(Case.None with { Id = c.Id }, c, new AnswerGiven(AnswerKind.Final, "ответ", [Photo], "anna", "Анна", "m1", null, null, null));
        IsStored(
            new()
            {
                ["case_id"] = c.Id,
                ["version"] = 1,
                ["region"] = c.Region,
                ["channel"] = c.Channel,
                ["thread"] = c.Thread,
                ["conversation"] = "talk-1",
                ["reply_to"] = "m1",
                ["text"] = "ответ",
                ["attachments"] = """[{"kind":"photo","fileId":"f1"}]""",
                ["trace"] = "\\x010203",
                ["not_before"] = At(100),
                ["created_at"] = At(100),
            },
            await Row("outbox", "id", "state", "attempts", "lease_until", "lease_owner", "network_id", "error", "reported", "attempted_at", "looks", "look_at", "reactions", "inner_id"));
        Assert.Equal((1L, 3L), (await _database.Scalar<long>("select direction::bigint from messages"), await _database.Scalar<long>("select answer_kind::bigint from messages")));
    }

    [Fact]
    public async Task Of_a_deadline_keeps_its_own_value()
    {
        (Case c, _) = Filled(Guid.NewGuid(), 1, "");
        c = c with { Owed = Sequence<Obligation>.Empty, Snoozed = null };
        await Write(Case.None with { Id = c.Id }, c);
        IsStored(
            new()
            {
                ["case_id"] = c.Id,
                ["kind"] = "lease",
                ["serial"] = 7,
                ["thread"] = c.Thread,
                ["shard"] = Dialog.Cases.Timers.TimerShards.Of(c.Id),
                ["due_at"] = At(12),
            },
            await Row("deadlines"));

        await Write(c, c with { Version = 1001, Lease = null });
        Assert.Equal(0L, await _database.Scalar<long>("select count(*) from deadlines"));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static Attachment Photo => new("photo", "f1", null, null, null, null);

    private static DateTimeOffset At(int minute) => new DateTimeOffset(2026, 11, 24, 9, 0, 0, Tomsk).AddMinutes(minute);

    /// <summary>A case of which every column has a value of its own, and what the database is to show.</summary>
    private static (Case Case, Dictionary<string, object?> Row) Filled(Guid id, int seed, string flag)
    {
        Guid mergedInto = Guid.NewGuid();
        int n = 1000 * (seed - 1);
        bool returned = seed == 1;
        Case filled = new()
        {
            Id = id,
            Region = $"region-{seed}",
            Channel = $"channel-{seed}",
            Thread = $"channel-{seed}/talk-{seed}",
            Ordinal = n + 10,
            Version = 1000 * seed,
            Status = (CaseStatus)(n + 11),
            Kind = (MessageKind)(n + 12),
            Topic = $"topic-{seed}",
            Importance = (Importance)(n + 13),
            Authority = $"authority-{seed}",
            Official = $"official-{seed}",
            ClaimedBy = $"claimed-by-{seed}",
            ClaimedByName = $"claimed-by-name-{seed}",
            Lease = new CaseTimer(At(n + 12), 7),
            Network = $"network-{seed}",
            IsPublic = flag == "is_public",
            InClosedGroup = flag == "in_closed_group",
            ResidentId = $"resident-{seed}",
            ResidentName = $"name-{seed}",
            Excerpt = $"excerpt-{seed}",
            First = new FirstMessage("first", $"first-words-{seed}", true),
            Address = $"address-{seed}",
            Place = new GeoPoint(n + 19, n + 20),
            PublishedAt = At(n + 13),
            ReceivedAt = At(n + 14),
            LastMessageAt = At(n + 15),
            AnsweredAt = At(n + 16),
            UpdatedAt = At(n + 17),
            Owed = new(
                new Obligation($"answer-{seed}", At(0), At(n + 18), null, 1, false, flag == "overdue", n + 16),
                new Obligation(Obligations.Approval, At(0), At(n + 19), null, 1, false, false, 0)),
            Unanswered = flag == "unanswered",
            Leg = n + 14,
            Delivery = (DeliveryState)(n + 15),
            Proposal = new Proposal(1, AnswerKind.Final, "", Sequence<Attachment>.Empty, null, $"author-{seed}", "", null, "", returned ? "" : "approver", 1, 1, At(0), Sequence<string>.Empty, Sequence<string>.Empty),
            Bounces = n + 17,
            Arbitration = flag == "awaits_arbiter" ? Arbitration.Awaited : Arbitration.Decided,
            Promise = new Promise(1, At(n + 20), "", ""),
            Formal = new FormalAppeal((FormalState)(n + 18), At(0), null, null),
            Tags = new($"tag-{seed}", "second"),
            Fields = new(new KeyValuePair<string, string>("field", $"{seed}")),
            MergedInto = new CaseRef(mergedInto, "", 1),
            Snoozed = new Snoozed($"snoozed-by-{seed}", "", At(n + 21), $"snooze-note-{seed}", 1),
        };
        Dictionary<string, object?> row = new()
        {
            ["id"] = id,
            ["region"] = $"region-{seed}",
            ["thread"] = $"channel-{seed}/talk-{seed}",
            ["ordinal"] = n + 10,
            ["version"] = 1000 * seed,
            ["status"] = n + 11,
            ["kind"] = n + 12,
            ["topic"] = $"topic-{seed}",
            ["importance"] = n + 13,
            ["authority"] = $"authority-{seed}",
            ["official"] = $"official-{seed}",
            ["claimed_by"] = $"claimed-by-{seed}",
            ["claimed_by_name"] = $"claimed-by-name-{seed}",
            ["lease_until"] = At(n + 12),
            ["channel"] = $"channel-{seed}",
            ["network"] = $"network-{seed}",
            ["is_public"] = flag == "is_public",
            ["in_closed_group"] = flag == "in_closed_group",
            ["resident_id"] = $"resident-{seed}",
            ["resident_name"] = $"name-{seed}",
            ["excerpt"] = $"excerpt-{seed}",
            ["first_words"] = $"first-words-{seed}",
            ["address"] = $"address-{seed}",
            ["latitude"] = n + 19,
            ["longitude"] = n + 20,
            ["published_at"] = At(n + 13),
            ["received_at"] = At(n + 14),
            ["due_at"] = At(n + 18),
            ["due_kind"] = $"answer-{seed}",
            ["overdue"] = flag == "overdue",
            ["last_message_at"] = At(n + 15),
            ["unanswered"] = flag == "unanswered",
            ["leg"] = n + 14,
            ["delivery"] = n + 15,
            ["answered_at"] = At(n + 16),
            ["escalation_level"] = n + 16,
            ["updated_at"] = At(n + 17),
            ["approval"] = returned ? 2 : 1,
            ["approver"] = returned ? $"author-{seed}" : "approver",
            ["approval_due"] = At(n + 19),
            ["bounces"] = n + 17,
            ["awaits_arbiter"] = flag == "awaits_arbiter",
            ["promised_for"] = At(n + 20),
            ["formal"] = n + 18,
            ["tags"] = $"""["tag-{seed}","second"]""",
            ["fields"] = $$"""{"field":"{{seed}}"}""",
            ["merged_into"] = mergedInto,
            ["snoozed_until"] = At(n + 21),
            ["snoozed_by"] = $"snoozed-by-{seed}",
            ["snooze_note"] = $"snooze-note-{seed}",
        };
        return (filled, row);
    }

    private static void IsStored(Dictionary<string, object?> expected, JsonElement row)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), row.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.All(expected, e =>
        {
            JsonElement stored = row.GetProperty(e.Key);
            switch (e.Value)
            {
                case null:
                    Assert.Equal(JsonValueKind.Null, stored.ValueKind);
                    break;
                case DateTimeOffset at:
                    Assert.Equal(at, stored.GetDateTimeOffset());
                    break;
                case string json when json is ['{' or '[', ..]:
                    Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, stored), stored.GetRawText());
                    break;
                default:
                    Assert.Equal(Convert.ToString(e.Value, CultureInfo.InvariantCulture), stored.ToString());
                    break;
            }
        });
    }

    private async Task Write(Case before, Case after, params CaseEvent[] events)
    {
        await using NpgsqlConnection connection = await _database.DataSource.OpenConnectionAsync();
        using JournalBatch batch = new(connection);
        JournalEntry entry = new(before, after, events, "command", new Actor(ActorKind.Official, "actor", "Имя"), At(99)) { Trace = [1, 2, 3] };
        Assert.Single(await batch.Write([entry], At(100), CancellationToken.None));
    }

    /// <summary>The table's only row, but for the columns named.</summary>
    private async Task<JsonElement> Row(string table, params string[] without) =>
        JsonDocument.Parse(await _database.Scalar<string>($"select (to_jsonb(t) - array[{string.Join(',', without.Select(c => $"'{c}'"))}]::text[])::text from {table} t")).RootElement;

    private async Task AreAll<TRow>(string table, RowColumns<TRow> rows, params string[] ofTheDatabase)
    {
        string[] declared = [.. rows.All.Where(c => c.Use != ColumnUse.Condition).Select(c => $"{c.Name} {TypeOf(c)}")];
        await using NpgsqlCommand command = _database.DataSource.CreateCommand(
            $"select column_name, udt_name from information_schema.columns where table_schema = 'public' and table_name = '{table}'");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<string> columns = [];
        while (await reader.ReadAsync())
        {
            if (!ofTheDatabase.Contains(reader.GetString(0)))
            {
                columns.Add($"{reader.GetString(0)} {reader.GetString(1)}");
            }
        }

        Assert.Equal(columns.Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
    }

    private static string TypeOf<TRow>(Column<TRow> column) => (column.Stored, column.Type) switch
    {
        ("{0}::jsonb", _) => "jsonb",
        (not "{0}", _) => "_text",
        (_, NpgsqlTypes.NpgsqlDbType.Uuid) => "uuid",
        (_, NpgsqlTypes.NpgsqlDbType.Smallint) => "int2",
        (_, NpgsqlTypes.NpgsqlDbType.Integer) => "int4",
        (_, NpgsqlTypes.NpgsqlDbType.Boolean) => "bool",
        (_, NpgsqlTypes.NpgsqlDbType.Bytea) => "bytea",
        (_, NpgsqlTypes.NpgsqlDbType.TimestampTz) => "timestamptz",
        (_, NpgsqlTypes.NpgsqlDbType.Text) => "text",
        _ => column.Type.ToString(),
    };
}
