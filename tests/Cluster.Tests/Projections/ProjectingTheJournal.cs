using System.Diagnostics.Metrics;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Cluster.Tests.Storage;
using Dialog.Hosting.Postgres;
using Dialog.Projections;
using Dialog.Projections.Notifications;
using Dialog.Projections.Notifications.Domain;
using Dialog.Projections.Search;
using Dialog.Projections.Webhooks;
using Dialog.Storage;
using Dialog.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialog.Cluster.Tests.Projections;

/// <summary>What is derived from the journal happens once, whoever dies and whoever commits late. Real PostgreSQL, no grains in front.</summary>
public sealed class ProjectingTheJournal(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Region = "test";
    private static readonly DateTimeOffset At = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private FreshDatabase _database = null!;
    private ServiceProvider _services = null!;
    private NpgsqlDataSource _pool = null!;
    private JournalWriter _writer = null!;
    private ProjectionStore _store = null!;
    private Task _running = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _database = await FreshDatabase.Create(postgres);
        RoleConnections roles = await PreparedDatabase.Of(_database.ConnectionString);
        _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        _pool = DataSources.Pool(roles.App, "journal-test", 4);
        _writer = new JournalWriter(_pool, new JournalOptions(), new JournalMetrics(_services.GetRequiredService<IMeterFactory>()), TimeProvider.System, NullLogger.Instance);
        _running = _writer.Run();
        _store = new ProjectionStore(_database.DataSource);
        await _store.Start(Region);
        await Execute($"""
            insert into webhooks (id, region, name, url, events, secret, enabled, created_by, creator_region, created_at, updated_at)
            values (gen_random_uuid(), '{Region}', 'other', 'https://other.example', array['*'], 's', true, 'a', '{Region}', now(), now())
            """);
    }

    [Fact]
    public async Task Indexes_notifies_and_enqueues_once()
    {
        JournalEntry opened = await Open(1, "Яма на дороге");
        await Project();
        await _writer.Append(Entry(opened.After, [new NoteAdded("@anna, там трещины", "vera", "Вера")], "note"));
        await Project();
        await Project();
        Assert.Equal("mentioned anna 4", await Text("select string_agg(kind || ' ' || person || ' ' || version, ', ') from notifications"));
        Assert.Equal("case-opened, message-received, deadline-set, note-added", await Text("select string_agg(event, ', ' order by id) from webhook_deliveries"));
        Assert.Equal(1L, await _database.Scalar<long>("select count(*) from case_search where words @@ websearch_to_tsquery('russian', 'трещина ямы')"));
    }

    [Fact]
    public async Task Loses_nothing_that_commits_late()
    {
        // A transaction that began first and is still running when later ones have been projected.
        await using NpgsqlConnection late = await _database.DataSource.OpenConnectionAsync();
        await using NpgsqlTransaction running = await late.BeginTransactionAsync();
        await using (NpgsqlCommand take = new("select pg_current_xact_id()::text", late, running))
        {
            await take.ExecuteScalarAsync();
        }

        JournalEntry second = await Open(2, "Второе обращение");
        await ProjectNow();
        Assert.Equal(0L, await _database.Scalar<long>("select count(*) from case_search"));

        JournalEntry first = await Open(1, "Первое обращение");
        await Execute(late, running, $"update cases set changed_in = pg_current_xact_id(), version = version + 1 where id = '{first.After.Id}'");
        await Execute(late, running, $"insert into case_events select case_id, 4, 'note-added', '{{\"text\":\"@anna\"}}', 'late', 2, 'vera', 'Вера', now() from case_events where case_id = '{first.After.Id}' and version = 1");
        await running.CommitAsync();
        await Project();
        Assert.Equal(2L, await _database.Scalar<long>("select count(*) from case_search"));
        Assert.Equal(1L, await _database.Scalar<long>("select count(*) from notifications"));
        Assert.Equal(7L, await _database.Scalar<long>("select count(*) from webhook_deliveries"));
        Assert.NotEqual(second.After.Id, first.After.Id);
    }

    [Fact]
    public async Task Is_done_by_one_of_two_activations()
    {
        await Open(1, "Яма на дороге");
        await Passed();
        ProjectionWindow one = await _store.Read(Region, 100, NoticeRules.LookInto), other = await _store.Read(Region, 100, NoticeRules.LookInto);
        bool[] outcomes = await Task.WhenAll(Commit(one), Commit(other));
        Assert.Equal([false, true], outcomes.Order());
        Assert.Equal(3L, await _database.Scalar<long>("select count(*) from webhook_deliveries"));
    }

    [Fact]
    public async Task Begins_again_where_a_dead_activation_stood()
    {
        await Open(1, "Яма на дороге");
        await Passed();
        ProjectionWindow seen = await _store.Read(Region, 100, NoticeRules.LookInto);
        ProjectionWindow again = await _store.Read(Region, 100, NoticeRules.LookInto);
        Assert.Equal((seen.From, 3), (again.From, again.Events.Count));
    }

    [Fact]
    public async Task Notifies_of_a_reply_and_of_a_dispute_once_each_although_an_activation_died_and_two_went_on()
    {
        JournalEntry opened = await Open(1, "Яма на дороге");
        JournalEntry claimed = Entry(opened.After, [new CaseClaimed("vera", "Вера", At.AddHours(1)), new MessageReceived("m2", "Ну как?", null, At, At, false, null, null, null, null)], "second");
        await _writer.Append(claimed);
        await Passed();
        // It read and died before it wrote; two others take the same window.
        _ = await _store.Read(Region, 100, NoticeRules.LookInto);
        ProjectionWindow one = await _store.Read(Region, 100, NoticeRules.LookInto), other = await _store.Read(Region, 100, NoticeRules.LookInto);
        await Task.WhenAll(Commit(one), Commit(other));
        Assert.Equal("resident-wrote vera 5", await Notices());

        JournalEntry disputed = Entry(claimed.After, [new MessageReceived("m3", "Не сделано", null, At, At, false, null, null, null, null), new CaseDisputed("thread", null)], "third");
        await _writer.Append(disputed);
        await Project();
        await Project();
        Assert.Equal("resident-wrote vera 5, disputed vera 7", await Notices());

        await Execute($"insert into notification_settings (region, person, email, muted) values ('{Region}', 'vera', '', array['resident-wrote'])");
        await _writer.Append(Entry(disputed.After, [new MessageReceived("m4", "Ещё", null, At.AddMinutes(1), At, false, null, null, null, null)], "fourth"));
        await Project();
        Assert.Equal("resident-wrote vera 5, disputed vera 7", await Notices());

        Task<string> Notices() => Text("select string_agg(kind || ' ' || person || ' ' || version, ', ' order by id) from notifications");
    }

    [Fact]
    public async Task Takes_a_transaction_of_many_cases_whole_and_many_transactions_in_pieces()
    {
        JournalEntry[] entries = [.. Enumerable.Range(1, 10).Select(Opening)];
        await Task.WhenAll(entries.Select(e => _writer.Append(e)));
        int steps = 1;
        while (await Project(limit: 2))
        {
            steps++;
        }

        Assert.True(steps <= 10);
        Assert.Equal((10L, 30L), (await _database.Scalar<long>("select count(*) from case_search"), await _database.Scalar<long>("select count(*) from webhook_deliveries")));
    }

    [Fact]
    public async Task Sees_the_events_of_a_case_that_changed_again_meanwhile_once_each()
    {
        JournalEntry opened = await Open(1, "Яма на дороге");
        await Passed();
        ProjectionWindow before = await _store.Read(Region, 100, NoticeRules.LookInto);
        await _writer.Append(Entry(opened.After, [new NoteAdded("ещё", "vera", "Вера")], "note"));
        await Commit(before);
        await Project();
        Assert.Equal("1, 2, 3, 4", await Text("select string_agg(version::text, ', ' order by id) from webhook_deliveries"));
    }

    [Fact]
    public async Task Tells_nobody_of_what_was_before_it_came()
    {
        await Open(1, "Яма на дороге");
        await Execute("update following_start set told_from = pg_current_xact_id()");
        await Project();
        Assert.Equal((1L, 0L), (await _database.Scalar<long>("select count(*) from case_search"), await _database.Scalar<long>("select count(*) from webhook_deliveries")));
    }

    [Fact]
    public async Task Rebuilds_an_emptied_index_without_telling_anybody_twice()
    {
        await Open(1, "Яма на дороге");
        await Project();
        await Execute("truncate case_search");
        await Execute("update following set checkpoint = '0'");
        await Project();
        Assert.Equal((1L, 3L), (await _database.Scalar<long>("select count(*) from case_search"), await _database.Scalar<long>("select count(*) from webhook_deliveries")));
    }

    [Fact]
    public async Task Forgets_the_words_of_a_deleted_message()
    {
        JournalEntry opened = await Open(1, "Яма на дороге");
        await Project();
        await _writer.Append(Entry(opened.After, [new MessageDeleted("m1", At.AddMinutes(1))], "delete"));
        await Project();
        Assert.Equal(0L, await _database.Scalar<long>("select count(*) from case_search where words @@ websearch_to_tsquery('russian', 'яма')"));
    }

    public async ValueTask DisposeAsync()
    {
        _writer.Complete();
        await _running;
        await _pool.DisposeAsync();
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<bool> Project(int limit = 100)
    {
        await Passed();
        return await ProjectNow(limit);
    }

    // Other tests' transactions run on the same server, and what they might still precede is not taken yet.
    private async Task Passed()
    {
        string latest = await Text("select pg_current_xact_id()::text");
        await Eventually.Holds(
            async () => await _database.Scalar<bool>($"select pg_snapshot_xmin(pg_current_snapshot()) > '{latest}'::xid8"), TimeSpan.FromSeconds(30), "the transactions before have ended");
    }

    private async Task<bool> ProjectNow(int limit = 100)
    {
        ProjectionWindow window = await _store.Read(Region, limit, NoticeRules.LookInto);
        if (window.Cases.Count > 0)
        {
            Assert.True(await Commit(window));
        }

        return window.More;
    }

    private async Task<bool> Commit(ProjectionWindow window)
    {
        AudienceDirectory people = new(Region, null, [new Account("anna", "operator", Region, null), new Account("vera", "operator", Region, null)]);
        using ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<ProjectionMetrics>().BuildServiceProvider();
        IProjectedChange?[] changes =
        [
            await new SearchProjection(services.GetRequiredService<ProjectionMetrics>()).Prepare(window, At, leaveOut: false),
            NoticeProjection.Prepare(window, people),
            await new WebhookProjection().Prepare(window, At, leaveOut: false),
        ];
        return await _store.Commit(window, [.. changes.OfType<IProjectedChange>()]);
    }

    private async Task<JournalEntry> Open(int ordinal, string text)
    {
        JournalEntry entry = Opening(ordinal, text);
        await _writer.Append(entry);
        return entry;
    }

    private static JournalEntry Opening(int ordinal) => Opening(ordinal, $"Обращение {ordinal}");

    private static JournalEntry Opening(int ordinal, string text)
    {
        string thread = $"test-form/{ordinal}";
        return Entry(
            Case.None with { Id = CaseIds.Of(thread, 1) },
            [
                new CaseOpened(Region, thread, 1, "test-form", "form", false, "r1", "Мария", At, At, MessageKind.Complaint, 0.9, "roads", 0.9, Importance.Normal, null, "roads", null),
                new MessageReceived("m1", text, null, At, At, false, null, null, null, null),
                new DeadlineSet("answer", At.AddDays(1), At.AddHours(23), "ordinary", 1, 1, 24, false, []),
            ],
            $"message:{ordinal}");
    }

    private static JournalEntry Entry(Case before, CaseEvent[] events, string command) => new(
        before, events.Aggregate(before, (state, happened) => CaseFold.Apply(state, happened, At)), events, command, new Actor(ActorKind.System, "test", "test"), At);

    private Task<string> Text(string sql) => _database.Scalar<string>($"select coalesce(({sql}), '')");

    private async Task Execute(string sql)
    {
        await using NpgsqlCommand command = _database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Execute(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
    }
}
