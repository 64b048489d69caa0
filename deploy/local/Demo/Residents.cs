using System.Diagnostics;

namespace Dialog.Local.Demo;

/// <summary>The simulated residents: they write, answer questions, confirm and dispute, through the same endpoints as real ones.</summary>
internal sealed class Residents(
    ApiClient api, Phrases phrases, ResidentLedger ledger, DemoSeed.Outcome demo, TimeProvider time, Random random) : IDisposable
{
    private const int HistoryInFeed = 100;
    private const int HistoryInForm = 50;
    private readonly ResidentPost _post = new(api, phrases, ledger, demo, time, random);
    private readonly ResidentReaction _reaction = new(api, phrases, ledger, time, random);

    /// <summary>Runs until cancelled. An api that is unavailable for a while is no reason to stop.</summary>
    public async Task LiveAsync(CancellationToken cancellation)
    {
        if (demo.IsNew)
        {
            await Patiently(() => WriteHistoryAsync(cancellation), cancellation);
        }

        await Task.WhenAll(WriteAsync(cancellation), ReactAsync(cancellation));
    }

    public void Dispose() => api.Dispose();

    private async Task WriteHistoryAsync(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        await _post.ToFeedAsync(HistoryInFeed, TimeSpan.FromHours(20), cancellation);
        await Parallel.ForAsync(0, HistoryInForm, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation },
            async (_, token) => await _post.ToFormAsync(token));
        Screen.Done($"{HistoryInFeed + HistoryInForm} messages of the last hours written by the demo's residents; a few more come every minute", Stopwatch.GetElapsedTime(start));
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        while (true)
        {
            // Four a minute on average; residents do not write at regular intervals.
            await Task.Delay(TimeSpan.FromSeconds(2 + (-Math.Log(1 - random.NextDouble()) * 13)), time, cancellation);
            bool direct = random.NextDouble() < 0.7;
            await Patiently(() => direct ? _post.ToFormAsync(cancellation) : _post.ToFeedAsync(1, TimeSpan.FromMinutes(3), cancellation), cancellation);
        }
    }

    private async Task ReactAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), time, cancellation);
            foreach (ResidentLedger.Entry entry in ledger.Open(most: 150))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellation);
                await Patiently(() => _reaction.LookAsync(entry, cancellation), cancellation);
            }
        }
    }

    private async Task Patiently(Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
        }
        catch (HttpRequestException)
        {
            // The api is restarting, perhaps: residents come back later.
            await Task.Delay(TimeSpan.FromSeconds(5), time, cancellation);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), time, cancellation);
        }
    }
}
