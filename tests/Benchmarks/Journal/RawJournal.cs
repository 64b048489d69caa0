using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dialog.Benchmarks.Synthetic;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialog.Benchmarks.Journal;

/// <summary>
/// The journal without grains: ready-made appends of new cases through the production's writers, or as bare inserts of the
/// same rows. The yardstick of a run: no pipeline can be faster than this.
/// </summary>
public static class RawJournal
{
    private const int Writers = 2;
    private const int WarmUp = 4_000;

    /// <summary>Cases per second through <see cref="JournalWriter"/>s.</summary>
    /// <param name="connectionString">a migrated database that may be written full</param>
    public static async Task<double> Fenced(string connectionString, int maxBatch, int cases, CancellationToken cancellation = default)
    {
        await using NpgsqlDataSource database = DataSources.Pool(connectionString, "raw-journal", Writers);
        await using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        JournalMetrics metrics = new(services.GetRequiredService<IMeterFactory>());
        JournalOptions options = new() { MaxBatch = maxBatch };
        JournalWriter[] writers = [.. Enumerable.Range(0, Writers).Select(_ => new JournalWriter(database, options, metrics, TimeProvider.System, NullLogger.Instance))];
        Task[] running = [.. writers.Select(w => Task.Run(w.Run, cancellation))];
        double rate = await Twice(cases, entries => Feed(writers, entries, 2 * Writers * maxBatch), cancellation);
        foreach (JournalWriter writer in writers)
        {
            writer.Complete();
        }

        await Task.WhenAll(running);
        return rate;
    }

    /// <summary>Cases per second as plain multi-row inserts into the same tables: no fence, no queue.</summary>
    public static async Task<double> Bare(string connectionString, int batch, int cases, CancellationToken cancellation = default)
    {
        await using NpgsqlDataSource database = DataSources.Pool(connectionString, "bare-journal", Writers);
        string sql = await ReadSql();
        return await Twice(cases, entries => Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Insert(database, sql, entries, w, batch, cancellation))), cancellation);
    }

    private static async Task<double> Twice(int cases, Func<JournalEntry[], Task> write, CancellationToken cancellation)
    {
        CaseRules rules = new(DemoRegion.As("raw"));
        int seed = Random.Shared.Next();
        await write(SyntheticAppends.New(WarmUp, rules, seed));
        JournalEntry[] entries = SyntheticAppends.New(cases, rules, seed + 1);
        cancellation.ThrowIfCancellationRequested();
        long start = Stopwatch.GetTimestamp();
        await write(entries);
        return cases / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static Task Feed(JournalWriter[] writers, JournalEntry[] entries, int inFlight)
    {
        int next = -1;
        return Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            for (int i = Interlocked.Increment(ref next); i < entries.Length; i = Interlocked.Increment(ref next))
            {
                await writers[(uint)entries[i].After.Id.GetHashCode() % (uint)writers.Length].Append(entries[i]);
            }
        })));
    }

    private static async Task Insert(NpgsqlDataSource database, string sql, JournalEntry[] entries, int writer, int batch, CancellationToken cancellation)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation);
        using JournalBatch statement = new(connection, sql);
        await statement.Prepare(cancellation);
        JournalEntry[] own = [.. entries.Where(e => (uint)e.After.Id.GetHashCode() % Writers == writer)];
        foreach (JournalEntry[] chunk in own.Chunk(batch))
        {
            Array.Sort(chunk, static (a, b) => a.After.Id.CompareTo(b.After.Id));
            await statement.Write(chunk, DateTimeOffset.UtcNow, cancellation);
        }
    }

    private static async Task<string> ReadSql()
    {
        using StreamReader reader = new(typeof(RawJournal).Assembly.GetManifestResourceStream("Dialog.Benchmarks.Journal.bare.sql")!);
        return await reader.ReadToEndAsync();
    }
}
