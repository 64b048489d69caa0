using Dialog.Storage.Migrations;
using Dialog.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialog.Cluster.Tests.Storage;

/// <summary>Every group counted as public before 0020: what its network does not give to everybody is closed by the migration.</summary>
public sealed class ClosingWhatStandsOpen(PostgresFixture postgres)
{
    [Fact]
    public async Task Closes_groups_that_nobody_else_can_open_and_leaves_the_rest()
    {
        await using FreshDatabase database = await FreshDatabase.Create(postgres);
        List<DbUp.Engine.SqlScript> scripts = Migrator.Embedded();
        await Migrator.Apply(database.ConnectionString, scripts.FindAll(s => string.CompareOrdinal(s.Name, "0020") < 0), NullLogger.Instance);
        (string Network, string Thread, string? Link, bool IsPublic)[] before =
        [
            ("telegram", "bot/-1001:0:7", "https://t.me/c/1/5", true),
            ("telegram", "bot/-5:0:7", null, true),
            ("telegram", "bot/-1002:0:7", "https://t.me/city/5", true),
            ("telegram", "bot/777", null, false),
            ("max", "max/-708:0:7", null, true),
            ("max", "max/-709:mid.1:7", "https://max.example/c/1", true),
            ("vk", "vk/-1_33:7", "https://vk.com/wall-1_33?reply=9", true),
            ("open311", "open/-1", null, true),
        ];
        foreach ((string network, string thread, string? link, bool isPublic) in before)
        {
            await Write(database, network, thread, link, isPublic);
        }

        await Migrator.Apply(database.ConnectionString, scripts, NullLogger.Instance);

        const string closed = "case=false,true message=false,true opened=false,true received=false,true";
        const string open = "case=true,false message=true,false opened=true, received=true,";
        const string personal = "case=false,false message=false,false opened=false, received=false,";
        Assert.Equal([closed, closed, open, personal, closed, open, open, open], await Task.WhenAll(before.Select(b => State(database, b.Thread))));
    }

    private static async Task Write(FreshDatabase database, string network, string thread, string? link, bool isPublic)
    {
        await using NpgsqlCommand command = database.DataSource.CreateCommand("""
            with opened as (
              insert into cases (id, region, thread, ordinal, version, status, kind, topic, importance, channel, network, is_public, resident_id, resident_name, excerpt,
                published_at, received_at, overdue, last_message_at, unanswered, leg, delivery, escalation_level, updated_at)
              values (gen_random_uuid(), 'demo', $1, 1, 2, 1, 1, 'roads', 1, split_part($1, '/', 1), $2, $4, '7', 'Анна', 'Яма', now(), now(), false, now(), true, 1, 0, 0, now())
              returning id),
            said as (
              insert into messages (thread, external_id, case_id, version, direction, author_id, author_name, text, is_public, link, published_at, seen_at)
              select $1, 'm1', id, 2, 0, '7', 'Анна', 'Яма', $4, $3, now(), now() from opened)
            insert into case_events (case_id, version, type, data, command_id, actor_kind, actor_id, actor_name, at)
            select id, e.version, e.type, jsonb_build_object('isPublic', $4, 'text', 'Яма'), '', 1, '7', 'Анна', now()
            from opened cross join (values (1, 'case-opened'), (2, 'message-received')) as e (version, type)
            """);
        command.Bind(thread, network, link, isPublic);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> State(FreshDatabase database, string thread) => await database.Scalar<string>($"""
        select concat('case=', c.is_public::text, ',', c.in_closed_group::text, ' message=', m.is_public::text, ',', m.in_closed_group::text,
          ' opened=', o.data ->> 'isPublic', ',', o.data ->> 'inClosedGroup', ' received=', r.data ->> 'isPublic', ',', r.data ->> 'inClosedGroup')
        from cases c
        join messages m on m.case_id = c.id
        join case_events o on o.case_id = c.id and o.version = 1
        join case_events r on r.case_id = c.id and r.version = 2
        where c.thread = '{thread}'
        """);
}
