using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Dialog.Load.Measures;
using Dialog.Load.Rig;
using Dialog.Load.Scenarios;
using Dialog.Push;
using Dialog.Support.Api;
using Dialog.Support.Audit;
using Spectre.Console;

namespace Dialog.Load.Push;

/// <summary>Many screens on one region while messages flow: from the receipt of a commit to the bytes at each screen.</summary>
internal static class PushScenario
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    public static async Task<int> Run(int connections, int rate, TimeSpan duration, RigOptions rigOptions, CancellationToken cancellation)
    {
        ScreenRun dialog;
        CpuUse use;
        await using (LoadRig rig = await LoadRig.Start(rigOptions, cancellation))
        {
            CommitTimes commits = new();
            ConcurrentDictionary<long, (Guid Case, int Version)[]> batches = new();
            await using Screens screens = await Connect(rig, connections, batches, cancellation);
            SteadyFlow flow = new(new ThreadDoor(rig.Grains, new Ledger(), commits), rate);
            await flow.Run(WarmUp, cancellation);
            screens.Forget();
            CpuSplit cpu = CpuSplit.Begin(rig);
            long start = Stopwatch.GetTimestamp();
            await flow.Run(duration, cancellation);
            use = cpu.End((long)(rate * duration.TotalSeconds));
            dialog = screens.Sum(start, (after, arrived) => Delays(batches, commits, after, arrived));
        }

        ScreenRun bare = await BareRun.Measure(connections, dialog.BytesPerFrame, dialog.FramesPerSecond, duration, cancellation);
        new Figures()
            .Add("screens", $"{connections} over {rigOptions.Apis} api(s); {connections - dialog.Open} lost")
            .Add("load", $"{rate} messages/s over {duration.TotalSeconds:N0} s")
            .Add("committed → client", $"{dialog.Latency}")
            .Add("frames", $"{dialog.FramesPerSecond:N1}/s to each screen, {dialog.BytesPerFrame:N0} bytes each")
            .Add("processor", use.Cores)
            .Add("bare SignalR, same frames", $"{bare.Latency}; {connections - bare.Open} lost")
            .Add("p99 / bare p99", $"{dialog.Latency.Milliseconds(99) / bare.Latency.Milliseconds(99):N1}")
            .Show();
        return dialog.Open == connections ? 0 : 1;
    }

    private static async Task<Screens> Connect(
        LoadRig rig, int connections, ConcurrentDictionary<long, (Guid, int)[]> batches, CancellationToken cancellation)
    {
        List<(Uri, CookieContainer?)> hubs = [];
        for (int api = 0; api < rig.Cluster.Apis.Count; api++)
        {
            ApiSession session = await rig.SignIn(api, cancellation);
            hubs.Add((new Uri(session.Address, "/live"), session.Cookies));
        }

        string hello = JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Watch", arguments = new object?[] { $"region:{LoadRig.Region}", null, 0 } });
        return await AnsiConsole.Status().StartAsync(
            $"connecting {connections} screens", _ => Screens.Connect(connections, hubs, hello, record => Keep(batches, record), cancellation));
    }

    // One screen reads what is in the batches; for the others the number is enough.
    private static void Keep(ConcurrentDictionary<long, (Guid, int)[]> batches, ReadOnlySpan<byte> record)
    {
        ChangeBatch batch = JsonSerializer.Deserialize<HubCall>(record, ApiJson.Options)!.Arguments[0];
        batches[batch.After] = [.. batch.Changes.Select(c => (c.Case.Id, c.Case.Version))];
    }

    private static IEnumerable<TimeSpan> Delays(
        ConcurrentDictionary<long, (Guid Case, int Version)[]> batches, CommitTimes commits, long after, long arrived)
    {
        foreach ((Guid id, int version) in batches.GetValueOrDefault(after, []))
        {
            if (commits.TryGet(id, version, out long committed))
            {
                yield return arrived > committed ? Stopwatch.GetElapsedTime(committed, arrived) : TimeSpan.Zero;
            }
        }
    }

    private sealed record HubCall(ChangeBatch[] Arguments);
}
