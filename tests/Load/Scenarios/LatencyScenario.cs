using Dialog.Load.Measures;
using Dialog.Load.Replay;
using Dialog.Load.Rig;
using Dialog.Support.Audit;
using Dialog.Support.Live;

namespace Dialog.Load.Scenarios;

/// <summary>A light, steady load: how long a message takes to be durable, and to be on a screen.</summary>
internal static class LatencyScenario
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    public static async Task<int> Run(int rate, TimeSpan duration, RigOptions rigOptions, CancellationToken cancellation)
    {
        await using LoadRig rig = await LoadRig.Start(rigOptions, cancellation);
        Ledger ledger = new();
        CommitTimes commits = new();
        ThreadDoor door = new(rig.Grains, ledger, commits);
        await using LiveClient screen = await rig.Watch(change => commits.Heard(change.Case.Id, change.Case.Version), cancellation);
        SteadyFlow flow = new(door, rate);
        await flow.Run(WarmUp, cancellation);
        door.Latency.Reset();
        commits.Reset();
        CpuSplit cpu = CpuSplit.Begin(rig);
        await flow.Run(duration, cancellation);
        CpuUse use = cpu.End((long)(rate * duration.TotalSeconds));
        bool even = await Reconciliation.Show(rig, ledger, null, screen, cancellation);
        new Figures()
            .Add("load", $"{rate} messages/s over {duration.TotalSeconds:N0} s")
            .Add("received → committed", $"{door.Latency}")
            .Add("committed → hub client", $"{commits.ToScreen()}")
            .Add("processor", use.Cores)
            .Add("processor per message", use.PerMessage)
            .Add("repeated calls", $"{door.Repeated:N0}")
            .Show();
        return even ? 0 : 1;
    }
}
