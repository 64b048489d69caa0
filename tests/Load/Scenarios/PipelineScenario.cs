using System.Diagnostics;
using Dialog.Benchmarks.Journal;
using Dialog.Load.Measures;
using Dialog.Load.Replay;
using Dialog.Load.Rig;
using Dialog.Storage.Migrations;
using Dialog.Support.Audit;
using Dialog.Support.Live;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Spectre.Console;

namespace Dialog.Load.Scenarios;

/// <summary>As much as the pipeline takes, with one screen watching; then the raw journal on the same server for comparison.</summary>
internal static class PipelineScenario
{
    private const int RawBatch = 256;
    private const int RawCases = 30_000;
    private const int WarmUpMessages = 25_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(90);

    public static async Task<int> Run(int inFlight, TimeSpan duration, RigOptions rigOptions, CancellationToken cancellation)
    {
        await using LoadRig rig = await LoadRig.Start(rigOptions, cancellation);
        Ledger ledger = new();
        CommitTimes commits = new();
        ThreadDoor door = new(rig.Grains, ledger, commits);
        DiskUse disk = await DiskUse.Begin(rig.Database, cancellation);
        await using LiveClient screen = await rig.Watch(change => commits.Heard(change.Case.Id, change.Case.Version), cancellation);

        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        long done = 0;
        Task[] workers = [.. Enumerable.Range(1, inFlight).Select(n => Task.Run(() => Work(new Worker(n, door), () => Interlocked.Increment(ref done), over.Token), cancellation))];
        await Warm(() => Interlocked.Read(ref done), cancellation);
        door.Latency.Reset();
        commits.Reset();
        CpuSplit cpu = CpuSplit.Begin(rig);
        long before = Interlocked.Read(ref done);
        long start = Stopwatch.GetTimestamp();
        List<long> seconds = await EverySecond(duration, () => Interlocked.Read(ref done), cancellation);
        long measured = Interlocked.Read(ref done) - before;
        double rate = measured / Stopwatch.GetElapsedTime(start).TotalSeconds;
        CpuUse use = cpu.End(measured);
        string received = $"{door.Latency}";
        await over.CancelAsync();
        await Task.WhenAll(workers);
        Projected projected = await Projected.CatchUp(rig.Database, cancellation);
        string stored = await disk.End(cancellation);
        string pushed = $"{commits.ToScreen()}";

        bool even = await Reconciliation.Show(rig, ledger, null, screen, cancellation);
        double? raw = await Raw(rig, cancellation);
        Figures figures = new Figures()
            .Add("pipeline", $"{rate:N0} messages/s over {duration.TotalSeconds:N0} s with {inFlight} in flight; slowest second {seconds.Min():N0}")
            .Add("received → committed", received)
            .Add("committed → hub client", pushed)
            .Add("processor", use.Cores)
            .Add("processor per message", use.PerMessage)
            .Add("projections", $"{projected}")
            .Add("stored", stored)
            .Add("repeated calls", $"{door.Repeated:N0}");
        if (raw is { } limit)
        {
            figures.Add("raw journal, same server", $"{limit:N0} cases/s ({RawBatch} per statement, two writers)").Add("pipeline / raw journal", $"{rate / limit:P0}");
        }

        figures.Show();
        return even ? 0 : 1;
    }

    private static async Task Work(Worker worker, Action done, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            // Not cancelled in the middle: what was sent is waited for, or the sums could not be made.
            await worker.Once(CancellationToken.None);
            done();
        }
    }

    // The compiler optimises the hot path a second time after so many calls, not after so many seconds.
    private static async Task Warm(Func<long> done, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) is var taken && (taken < WarmUp || (done() < WarmUpMessages && taken < LongestWarmUp)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
        }
    }

    private static async Task<List<long>> EverySecond(TimeSpan duration, Func<long> read, CancellationToken cancellation)
    {
        List<long> seconds = [];
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1));
        long last = read();
        while (seconds.Count < duration.TotalSeconds && await timer.WaitForNextTickAsync(cancellation))
        {
            long now = read();
            seconds.Add(now - last);
            last = now;
        }

        return seconds;
    }

    // The silos idle and the projections have caught up by now; the checkpoint takes from the server what the load left to be written. A foreign server gets no second database of ours: then there is no yardstick.
    private static async Task<double?> Raw(LoadRig rig, CancellationToken cancellation)
    {
        if (rig.Postgres is not { } postgres)
        {
            return null;
        }

        await using (NpgsqlCommand checkpoint = rig.Database.CreateCommand("checkpoint"))
        {
            checkpoint.CommandTimeout = 300;
            await checkpoint.ExecuteNonQueryAsync(cancellation);
        }

        string connection = await postgres.CreateDatabaseAsync("raw", cancellation);
        await Migrator.Apply(connection, NullLogger.Instance, cancellation);
        return await AnsiConsole.Status().StartAsync("raw journal", _ => RawJournal.Fenced(connection, RawBatch, RawCases, cancellation));
    }
}
