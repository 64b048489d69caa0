using System.Diagnostics.Metrics;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Cases.Threads;
using Dialog.Hosting.Postgres;
using Dialog.Storage;
using Dialog.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialog.Cluster.Tests.Storage;

/// <summary>The fences of the journal on real PostgreSQL, without grains in front of it.</summary>
public sealed class AppendingToTheJournal(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Thread = "test-form/abc";
    private static readonly DateTimeOffset At = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private FreshDatabase _database = null!;
    private ServiceProvider _services = null!;
    private NpgsqlDataSource _pool = null!;
    private JournalWriter _writer = null!;
    private Task _running = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _database = await FreshDatabase.Create(postgres);
        RoleConnections roles = await PreparedDatabase.Of(_database.ConnectionString);
        _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        _pool = DataSources.Pool(roles.App, "journal-test", 2);
        _writer = new JournalWriter(_pool, new JournalOptions(), new JournalMetrics(_services.GetRequiredService<IMeterFactory>()), TimeProvider.System, NullLogger.Instance);
        _running = _writer.Run();
    }

    [Fact]
    public async Task Gives_numbers_without_gaps_in_the_order_of_opening()
    {
        List<long> numbers = [];
        for (int i = 0; i < 5; i++)
        {
            (Case opened, _) = await Open($"test-form/{i}", 1, $"m{i}");
            numbers.Add(await Number(opened.Id));
            await _writer.Append(Entry(opened, [new NoteAdded("заметка", "anna", "Анна")], $"note{i}"));
        }

        Assert.Equal([numbers[0], numbers[0] + 1, numbers[0] + 2, numbers[0] + 3, numbers[0] + 4], numbers);
    }

    [Fact]
    public async Task Refuses_whoever_expects_an_older_version_and_keeps_nothing_of_theirs()
    {
        (Case opened, _) = await Open(Thread, 1, "m1");
        await _writer.Append(Entry(opened, [new CaseClaimed("anna", "Анна", At.AddMinutes(30))], "claim-anna"));
        await Assert.ThrowsAsync<LostRaceException>(() => _writer.Append(Entry(opened, [new CaseClaimed("vera", "Вера", At.AddMinutes(30))], "claim-vera")));

        Assert.Equal("anna", await _database.Scalar<string>("select claimed_by from cases"));
        Assert.Equal(0L, await _database.Scalar<long>("select count(*) from case_events where command_id = 'claim-vera'"));
    }

    [Fact]
    public async Task Refuses_a_second_opening_of_the_same_case()
    {
        await Open(Thread, 1, "m1");
        await Assert.ThrowsAsync<LostRaceException>(() => Open(Thread, 1, "m2"));
        Assert.Equal(0L, await _database.Scalar<long>("select count(*) from messages where external_id = 'm2'"));
    }

    [Fact]
    public async Task Refuses_a_message_that_stands_in_another_case_of_the_thread()
    {
        await Open(Thread, 1, "m1");
        await Assert.ThrowsAsync<LostRaceException>(() => Open(Thread, 2, "m1"));
        Assert.Equal((1L, 3L), (await _database.Scalar<long>("select count(*) from cases"), await _database.Scalar<long>("select count(*) from case_events")));
    }

    [Fact]
    public async Task Refuses_bad_content_alone()
    {
        // Sent together, so that they share a statement: the writer has not run yet.
        Task<(Case, JournalEntry)>[] appends = [Open("test-form/good1", 1, "g1"), Open("test-form/bad", 1, "bad\0"), Open("test-form/good2", 1, "g2")];
        await Assert.ThrowsAsync<RefusedContentException>(() => appends[1]);
        await Task.WhenAll(appends[0], appends[2]);
        Assert.Equal(2L, await _database.Scalar<long>("select count(*) from cases"));
    }

    [Fact]
    public async Task Keeps_what_loads_back_as_the_same_case()
    {
        (Case opened, _) = await Open(Thread, 1, "m1");
        JournalEntry answered = Entry(opened, [new CaseClaimed("anna", "Анна", At.AddMinutes(30)), new NoteAdded("заметка", "anna", "Анна")], "two");
        await _writer.Append(answered);
        using ThreadStore store = new(_pool);
        StoredThread loaded = await store.Load(Thread);
        Assert.Equal(answered.After, Assert.Single(loaded.Cases).Case);
        Assert.Equal(["m1"], loaded.Seen.Select(s => s.MessageId));
    }

    [Fact]
    public async Task Moves_the_wake_ups_with_the_case()
    {
        (Case opened, _) = await Open(Thread, 1, "m1");
        Assert.Equal("obligation:answer 3", await Timers());
        JournalEntry claimed = Entry(opened, [new CaseClaimed("anna", "Анна", At.AddMinutes(30))], "claim");
        await _writer.Append(claimed);
        Assert.Equal("lease 4, obligation:answer 3", await Timers());
        await _writer.Append(Entry(claimed.After, [new CaseClosed("спам")], "close"));
        Assert.Equal("", await Timers());
    }

    public async ValueTask DisposeAsync()
    {
        _writer.Complete();
        await _running;
        await _pool.DisposeAsync();
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private Task<string> Timers() => _database.Scalar<string>("select coalesce(string_agg(kind || ' ' || serial, ', ' order by kind), '') from deadlines");

    private async Task<long> Number(Guid id)
    {
        await using NpgsqlCommand command = _pool.CreateCommand("select number from cases where id = $1");
        command.Parameters.AddWithValue(id);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<(Case After, JournalEntry Entry)> Open(string thread, int ordinal, string messageId)
    {
        Case fresh = Case.None with { Id = CaseIds.Of(thread, ordinal) };
        JournalEntry entry = Entry(
            fresh,
            [
                new CaseOpened("test", thread, ordinal, "test-form", "form", false, "r1", "Мария", At, At, MessageKind.Complaint, 0.9, "roads", 0.9, Importance.Normal, null, "roads", "boris"),
                new MessageReceived(messageId, "Яма на дороге", null, At, At, false, null, null, null, null),
                new DeadlineSet("answer", At.AddDays(1), At.AddHours(23), "ordinary", 1, 1, 24, false, []),
            ],
            $"message:{messageId}");
        await _writer.Append(entry);
        return (entry.After, entry);
    }

    private static JournalEntry Entry(Case before, CaseEvent[] events, string command) => new(
        before, events.Aggregate(before, (state, happened) => CaseFold.Apply(state, happened, At)), events, command, new Actor(ActorKind.System, "test", "test"), At);
}
