using System.CommandLine;
using Dialog.Hosting;
using Dialog.Load.Push;
using Dialog.Load.Replay;
using Dialog.Load.Rig;
using Dialog.Load.Scenarios;
using Dialog.Load.Search;
using Spectre.Console;

namespace Dialog.Load;

/// <summary>The command line.</summary>
internal static class LoadCommand
{
    private static readonly Option<int> Silos = new("--silos") { Description = "Silos to start.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Apis = new("--apis") { Description = "Api nodes to start.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Seconds = new("--seconds") { Description = "How long to measure.", DefaultValueFactory = _ => 20 };
    private static readonly Option<string?> Postgres = new("--postgres")
    {
        Description = "An empty database of yours instead of a temporary embedded server.",
        HelpName = "connection string",
    };

    public static RootCommand Build() => new("Loads a cluster of its own, in the production topology, and measures it.")
    {
        Replay(), Pipeline(), Latency(), Push(), Memory(), Startup(), Search(), BareHub(),
    };

    private static Command Replay()
    {
        Argument<string> file = new("file") { Description = "appeals as JSON Lines, gzip or plain" };
        Option<string> speed = new("--speed") { Description = "\"max\", or how many times faster than it happened, e.g. 3600.", DefaultValueFactory = _ => "max" };
        Option<int?> limit = new("--limit") { Description = "Only the first so many appeals." };
        Option<string> via = new("--via") { Description = "thread: call the grains as a poller does; webhook: push batches to the HTTP webhook.", DefaultValueFactory = _ => "thread" };
        Command command = new("replay", "Plays real appeals in their order and accounts for every one.") { file, speed, limit, via, Silos, Apis, Postgres };
        via.AcceptOnlyFromAmong("thread", "webhook");
        speed.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && token.Value != "max" && (!double.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out double times) || times <= 0))
            {
                r.AddError("--speed is \"max\" or a positive number.");
            }
        });
        command.SetAction((p, stop) => Guarded(() => ReplayRun.Run(
            new ReplayOptions(p.GetValue(file)!, p.GetValue(speed)!, p.GetValue(limit), p.GetValue(via) == "webhook"), RigOf(p), stop)));
        return command;
    }

    private static Command Pipeline()
    {
        Option<int> inFlight = new("--in-flight") { Description = "Messages under way at once.", DefaultValueFactory = _ => 512 };
        Command command = new("pipeline", "Sustained messages per second through everything, against the raw journal of the same run.") { Seconds, inFlight, Silos, Apis, Postgres };
        command.SetAction((p, stop) => Guarded(() => PipelineScenario.Run(p.GetValue(inFlight), TimeSpan.FromSeconds(p.GetValue(Seconds)), RigOf(p), stop)));
        return command;
    }

    private static Command Latency()
    {
        Option<int> rate = Rate(75);
        Command command = new("latency", "Received to committed at a light load.") { rate, Seconds, Silos, Apis, Postgres };
        command.SetAction((p, stop) => Guarded(() => LatencyScenario.Run(p.GetValue(rate), TimeSpan.FromSeconds(p.GetValue(Seconds)), RigOf(p), stop)));
        return command;
    }

    private static Command Push()
    {
        Option<int> rate = Rate(100);
        Option<int> connections = new("--connections") { Description = "Screens that watch the region.", DefaultValueFactory = _ => 200 };
        Command command = new("push", "Committed to client over many screens, against a bare SignalR hub of the same run.") { rate, connections, Seconds, Silos, Apis, Postgres };
        command.SetAction((p, stop) => Guarded(() => PushScenario.Run(
            p.GetValue(connections), p.GetValue(rate), TimeSpan.FromSeconds(p.GetValue(Seconds)), RigOf(p), stop)));
        return command;
    }

    private static Command Memory()
    {
        Option<int> threads = new("--threads") { Description = "Resident threads to keep in memory.", DefaultValueFactory = _ => 50_000 };
        Command command = new("memory", "Bytes per resident thread in a silo.") { threads };
        command.SetAction((p, stop) => Guarded(() => MemoryScenario.Run(p.GetValue(threads), stop)));
        return command;
    }

    private static Command Startup()
    {
        Command command = new("startup", "The local run from its start to ready, from a finished build: on a new folder, then on the same again.");
        command.SetAction((_, stop) => Guarded(() => StartupScenario.Run(stop)));
        return command;
    }

    private static Command Search()
    {
        Option<int> cases = new("--cases") { Description = "Cases to search among.", DefaultValueFactory = _ => 1_000_000 };
        Command command = new("search", "Full-text search among many synthetic cases: indexing rate and the time of typical questions.") { cases, Postgres };
        command.SetAction((p, stop) => Guarded(() => SearchScenario.Run(p.GetValue(cases), new RigOptions(1, 1, p.GetValue(Postgres)), stop)));
        return command;
    }

    private static Command BareHub()
    {
        Command command = new("bare-hub", "Serves the push scenario as its yardstick.") { Hidden = true };
        command.SetAction(async (_, stop) =>
        {
            await Dialog.Load.Push.BareHub.Serve(stop);
            return 0;
        });
        return command;
    }

    private static Option<int> Rate(int normal) => new("--rate") { Description = "Messages per second.", DefaultValueFactory = _ => normal };

    private static RigOptions RigOf(ParseResult p) => new(p.GetValue(Silos), p.GetValue(Apis), p.GetValue(Postgres));

    private static async Task<int> Guarded(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (LaunchException e)
        {
            AnsiConsole.MarkupLine($"[red]✗[/] {Markup.Escape(e.Message)}");
            return 2;
        }
        catch (OperationCanceledException)
        {
            AnsiConsole.MarkupLine("[yellow]![/] stopped; what was measured so far is not shown");
            return 130;
        }
    }
}
