using System.Diagnostics;
using Dialog.Load.Measures;
using Dialog.Load.Rig;
using Dialog.Support.Api;
using Dialog.Support.Audit;
using Dialog.Support.Live;
using Spectre.Console;

namespace Dialog.Load.Replay;

/// <param name="Speed">"max" or a factor</param>
/// <param name="Webhook">through the inbound webhook instead of the grains</param>
internal sealed record ReplayOptions(string File, string Speed, int? Limit, bool Webhook);

/// <summary>The main job on real input, from the file to the sums.</summary>
internal static class ReplayRun
{
    public static async Task<int> Run(ReplayOptions options, RigOptions rigOptions, CancellationToken cancellation)
    {
        List<ReplayMessage> messages = await ReplayMessage.Read(options.File, options.Limit, cancellation);
        int appeals = messages.Select(m => m.Appeal).Distinct().Count();
        if (messages.Count == 0)
        {
            AnsiConsole.MarkupLine("[yellow]![/] the file has no messages");
            return 2;
        }

        AnsiConsole.MarkupLine($"[green]✓[/] {messages.Count:N0} messages of {appeals:N0} appeals, {messages[0].At:yyyy-MM-dd} to {messages[^1].At:yyyy-MM-dd}");
        await using LoadRig rig = await LoadRig.Start(rigOptions, cancellation);
        Ledger ledger = new();
        CommitTimes commits = new();
        await using LiveClient screen = await rig.Watch(change => commits.Heard(change.Case.Id, change.Case.Version), cancellation);
        CpuSplit cpu = CpuSplit.Begin(rig);
        long start = Stopwatch.GetTimestamp();
        (string what, Latency latency, int repeated) = await Play(options, rig, messages, ledger, commits, cancellation);
        TimeSpan acknowledged = Stopwatch.GetElapsedTime(start);
        await Reconciliation.Settled(rig, messages.Count, cancellation);
        TimeSpan committed = Stopwatch.GetElapsedTime(start);
        CpuUse use = cpu.End(messages.Count);

        bool even = await Reconciliation.Show(rig, ledger, appeals, screen, cancellation);
        Figures figures = new Figures()
            .Add("acknowledged", $"{messages.Count / acknowledged.TotalSeconds:N0} messages/s over {acknowledged.TotalSeconds:N1} s")
            .Add(what, $"{latency}");
        if (options.Webhook)
        {
            figures.Add("in the journal", $"{messages.Count / committed.TotalSeconds:N0} messages/s over {committed.TotalSeconds:N1} s");
        }
        else
        {
            figures.Add("committed → hub client", $"{commits.ToScreen()}");
        }

        figures.Add("processor", use.Cores).Add("processor per message", use.PerMessage).Add("repeated calls", $"{repeated:N0}").Show();
        return even ? 0 : 1;
    }

    private static async Task<(string What, Latency Latency, int Repeated)> Play(
        ReplayOptions options, LoadRig rig, List<ReplayMessage> messages, Ledger ledger, CommitTimes commits, CancellationToken cancellation)
    {
        Pace pace = new(options.Speed, messages[0].At);
        if (options.Webhook)
        {
            using ApiSession api = new(rig.Cluster.Apis[0].Address);
            WebhookRoute webhook = new(api, rig.FeedSecret, ledger);
            await WithProgress(messages.Count, sent => webhook.Play(messages, pace, sent, cancellation));
            return ("pushed → stored, per batch", webhook.Latency, api.Repeated);
        }

        ThreadDoor door = new(rig.Grains, ledger, commits);
        using ThreadRoute route = new(door);
        await WithProgress(messages.Count, sent => route.Play(messages, pace, sent, cancellation));
        return ("received → committed", door.Latency, door.Repeated);
    }

    private static Task WithProgress(int messages, Func<Action<int>, Task> play) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            ProgressTask task = context.AddTask("messages", maxValue: messages);
            await play(n => task.Increment(n));
        });
}
