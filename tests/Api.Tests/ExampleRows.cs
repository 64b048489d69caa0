using Dialog.Cases;
using Dialog.Fixtures;
using Npgsql;
using NpgsqlTypes;

namespace Dialog.Api.Tests;

/// <summary>The cases of the table of examples as rows of the read model.</summary>
public sealed class ExampleRows(Running running) : IAsyncLifetime
{
    public NpgsqlDataSource Database { get; private set; } = null!;

    // A table of its own like the real one, because the projections of the running silo read the real one.
    public async ValueTask InitializeAsync()
    {
        string schema = $"views_{Guid.NewGuid():N}";
        Database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(running.Dialog.ConnectionString) { SearchPath = $"{schema},public", MaxPoolSize = 2 }.ConnectionString);
        await using NpgsqlCommand create = Database.CreateCommand($"create schema {schema}; create table {schema}.cases (like public.cases including all)");
        await create.ExecuteNonQueryAsync();
        foreach (ViewExample example in ViewExamples.Cases)
        {
            await Insert(example.Case);
        }
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private async Task Insert(CaseSummary c)
    {
        await using NpgsqlCommand insert = Database.CreateCommand("""
            insert into cases (
              id, region, thread, ordinal, version, status, kind, topic, importance, authority, official, claimed_by, claimed_by_name, lease_until, channel, network,
              is_public, resident_id, resident_name, excerpt, published_at, received_at, due_at, due_kind, overdue, last_message_at, unanswered, leg, delivery,
              escalation_level, updated_at, approval, approver, awaits_arbiter, promised_for, formal, merged_into,
              snoozed_until, snoozed_by, snooze_note)
            values (
              $1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'channel', $14,
              $15, 'resident', $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
              $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)
            """);
        (object? Value, NpgsqlDbType Type)[] values =
        [
            (c.Id, NpgsqlDbType.Uuid), (c.Region, NpgsqlDbType.Text), (c.Thread, NpgsqlDbType.Text), (c.Version, NpgsqlDbType.Integer),
            ((short)c.Status, NpgsqlDbType.Smallint), ((short)c.Kind, NpgsqlDbType.Smallint), (c.Topic, NpgsqlDbType.Text),
            ((short)c.Importance, NpgsqlDbType.Smallint), (c.Authority, NpgsqlDbType.Text), (c.Official, NpgsqlDbType.Text),
            (c.ClaimedBy, NpgsqlDbType.Text), (c.ClaimedByName, NpgsqlDbType.Text), (c.LeaseUntil, NpgsqlDbType.TimestampTz),
            (c.Network, NpgsqlDbType.Text), (c.IsPublic, NpgsqlDbType.Boolean), (c.ResidentName, NpgsqlDbType.Text), (c.Excerpt, NpgsqlDbType.Text),
            (c.PublishedAt, NpgsqlDbType.TimestampTz), (c.ReceivedAt, NpgsqlDbType.TimestampTz), (c.DueAt, NpgsqlDbType.TimestampTz),
            (c.DueKind, NpgsqlDbType.Text), (c.Overdue, NpgsqlDbType.Boolean), (c.LastMessageAt, NpgsqlDbType.TimestampTz),
            (c.Unanswered, NpgsqlDbType.Boolean), (c.Leg, NpgsqlDbType.Integer), ((short)c.Delivery, NpgsqlDbType.Smallint),
            (c.EscalationLevel, NpgsqlDbType.Integer), (c.UpdatedAt, NpgsqlDbType.TimestampTz), ((short)c.Approval, NpgsqlDbType.Smallint),
            (c.Approver, NpgsqlDbType.Text), (c.AwaitsArbiter, NpgsqlDbType.Boolean), (c.PromisedFor, NpgsqlDbType.TimestampTz),
            ((short)c.Formal, NpgsqlDbType.Smallint), (c.MergedInto, NpgsqlDbType.Uuid),
            (c.SnoozedUntil, NpgsqlDbType.TimestampTz), (c.SnoozedBy, NpgsqlDbType.Text), (c.SnoozeNote, NpgsqlDbType.Text),
        ];
        foreach ((object? value, NpgsqlDbType type) in values)
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        }

        Assert.Equal(1, await insert.ExecuteNonQueryAsync());
    }
}
