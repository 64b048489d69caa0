using System.Collections.Concurrent;
using System.Diagnostics;
using Dialog.Cases;
using Dialog.Support;

namespace Dialog.Cluster.Tests.Failures;

/// <summary>
/// Some dozens of fresh conversations, spread over the silos, each of which writes a few times a second and waits for its
/// receipt: the longest pause between two receipts is how long its thread was away.
/// </summary>
internal sealed class Probes : IAsyncDisposable
{
    private const int Count = 36;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    private readonly LivingCluster _cluster;
    private readonly string _run = Path.GetRandomFileName()[..6];
    private readonly CancellationTokenSource _stop = new();
    private readonly Probe[] _probes = [.. Enumerable.Range(0, Count).Select(_ => new Probe())];
    private readonly Task _running;

    private Probes(LivingCluster cluster)
    {
        _cluster = cluster;
        _running = Task.WhenAll(_probes.Select((p, i) => Task.Run(() => Run(p, i))));
    }

    /// <summary>What calls ended with, other than a receipt, by type.</summary>
    public ConcurrentDictionary<string, int> Errors { get; } = new();

    public long Receipts => _probes.Sum(p => p.Receipts);

    /// <summary>Starts when every conversation has had its first receipts: their threads are then activated and placed.</summary>
    public static async Task<Probes> Start(LivingCluster cluster)
    {
        Probes probes = new(cluster);
        await probes.All(2, TimeSpan.FromSeconds(60), "every probe is answered before the failure");
        return probes;
    }

    /// <summary>Waits until every probe has so many receipts more; begins a new measurement of pauses.</summary>
    public Task All(int more, TimeSpan within, string what)
    {
        long[] wanted = [.. _probes.Select(p => p.Receipts + more)];
        return Eventually.Holds(
            () => _probes.Zip(wanted).All(p => p.First.Receipts >= p.Second), within, what,
            () => $"{_probes.Zip(wanted).Count(p => p.First.Receipts < p.Second)} of {Count} probes are without; errors: {string.Join(", ", Errors)}");
    }

    public void Measure()
    {
        foreach (Probe probe in _probes)
        {
            probe.Longest = TimeSpan.Zero;
        }
    }

    /// <summary>The longest pause of any conversation since <see cref="Measure"/>, and how many paused longer than a second.</summary>
    public (TimeSpan Longest, int Affected) Measured() => (_probes.Max(p => p.Longest), _probes.Count(p => p.Longest > TimeSpan.FromSeconds(1)));

    /// <summary>Ends when the last message begun has its receipt.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromMinutes(2));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromMinutes(2)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task Run(Probe probe, int index)
    {
        string channel = "probe";
        string conversation = $"{_run}-{index}";
        using PeriodicTimer timer = new(Every);
        probe.LastAt = Stopwatch.GetTimestamp();
        for (int turn = 0; !_stop.IsCancellationRequested; turn++)
        {
            string id = $"{turn}";
            await Deliver(new IncomingMessage
            {
                What = IncomingKind.New,
                Region = _cluster.Region.Code,
                Channel = channel,
                Network = "vk",
                Conversation = conversation,
                MessageId = id,
                AuthorId = conversation,
                AuthorName = "Проба",
                Text = $"Проба {id}",
                PublishedAt = DateTimeOffset.UtcNow,
                SeenAt = DateTimeOffset.UtcNow,
                IsPublic = true,
                Topic = "roads",
            });
            _cluster.Ledger.Acknowledged($"{channel}/{conversation}", id);
            probe.Receipt();
            await ((Task)timer.WaitForNextTickAsync(_stop.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Deliver(IncomingMessage message)
    {
        using PeriodicTimer again = new(Again);
        while (true)
        {
            try
            {
                Receipt receipt = await _cluster.Orleans.Client.GetGrain<IThreadGrain>(message.Thread).Receive(message);
                if (receipt.Outcome != CommandOutcome.Refused)
                {
                    return;
                }

                Errors.AddOrUpdate(receipt.Code!, 1, (_, n) => n + 1);
            }
#pragma warning disable CA1031 // A probe is there to learn what callers meet.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Errors.AddOrUpdate(e.GetType().Name, 1, (_, n) => n + 1);
            }

            await again.WaitForNextTickAsync();
        }
    }

    private sealed class Probe
    {
        public long Receipts;
        public long LastAt;
        public TimeSpan Longest;

        public void Receipt()
        {
            long now = Stopwatch.GetTimestamp();
            TimeSpan pause = Stopwatch.GetElapsedTime(LastAt, now);
            Longest = pause > Longest ? pause : Longest;
            LastAt = now;
            Receipts++;
        }
    }
}
