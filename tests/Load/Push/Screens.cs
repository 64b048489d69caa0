using System.Diagnostics;
using System.Net;
using Dialog.Load.Measures;

namespace Dialog.Load.Push;

/// <summary>What many screens saw of a flow.</summary>
/// <param name="Open">still connected at the end</param>
internal sealed record ScreenRun(int Open, double FramesPerSecond, double BytesPerFrame, Latency Latency);

/// <summary>A crowd of screens, spread over the hubs.</summary>
internal sealed class Screens : IAsyncDisposable
{
    private const int ConnectingAtOnce = 20;
    private readonly List<RawScreen> _all = [];

    /// <param name="read">gets the batches of the first screen</param>
    public static async Task<Screens> Connect(
        int count, IReadOnlyList<(Uri Hub, CookieContainer? Cookies)> hubs, string? hello, RecordReader? read, CancellationToken cancellation)
    {
        Screens screens = new();
        for (int i = 0; i < count; i++)
        {
            screens._all.Add(new RawScreen { Read = i == 0 && read is not null ? record => read(record) : null });
        }

        await Parallel.ForEachAsync(
            screens._all.Select((screen, i) => (screen, hubs[i % hubs.Count])),
            new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellation },
            async (pair, stop) => await pair.screen.Connect(pair.Item2.Hub, pair.Item2.Cookies, hello, stop));
        return screens;
    }

    public void Forget() => _all.ForEach(s => s.Forget());

    /// <param name="delays">of the changes in a frame, from its number and its arrival</param>
    public ScreenRun Sum(long start, Func<long, long, IEnumerable<TimeSpan>> delays)
    {
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Latency latency = new();
        long frames = 0;
        long bytes = 0;
        foreach (Frame frame in _all.SelectMany(s => s.Frames()))
        {
            frames++;
            bytes += frame.Bytes;
            foreach (TimeSpan delay in delays(frame.After, frame.ArrivedAt))
            {
                latency.Record(delay);
            }
        }

        return new ScreenRun(_all.Count(s => s.IsOpen), frames / seconds / _all.Count, (double)bytes / Math.Max(1, frames), latency);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_all.Select(s => s.DisposeAsync().AsTask()));
}

internal delegate void RecordReader(ReadOnlySpan<byte> record);
