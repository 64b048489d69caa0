using System.Diagnostics;
using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Local.Demo;

namespace Dialog.Local;

/// <summary>One run from the first check to the last stopped process.</summary>
internal sealed class LocalRun(LocalOptions options, StopSignal stop)
{
    public static async Task<int> ExecuteAsync(LocalOptions options)
    {
        using StopSignal stop = new();
        try
        {
            await new LocalRun(options, stop).RunAsync();
            return 0;
        }
        catch (LaunchException e)
        {
            Screen.Fail(e.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stop.Asked.IsCancellationRequested)
        {
            Screen.Say("Stopped before everything was up.");
            return 0;
        }
    }

    private async Task RunAsync()
    {
        CancellationToken cancellation = stop.Asked;
        long start = Stopwatch.GetTimestamp();
        Prepare(options.DataFolder);
        Task console = options.BuildConsole ? BuildConsoleAsync(cancellation) : Task.CompletedTask;

        await using LocalDatabase database = await Timed("PostgreSQL", () => LocalDatabase.OpenAsync(options, cancellation));
        if (database.Roles is null)
        {
            Screen.Warn("The database's role is no superuser with a password: silos and apis run with it and could change the audit log.");
        }

        SignIn signIn = SignIn.Of(options.DataFolder);
        await using DialogCluster cluster = new(new ClusterOptions
        {
            ConnectionString = database.ConnectionString,
            Roles = database.Roles,
            DataFolder = options.DataFolder,
            Silos = options.Silos,
            Apis = options.Apis,
            ApiPort = PortOfConsole(),
            // On one's own machine: a password is enough, and the people of the demo are minutes old.
            Environment = new Dictionary<string, string?> { ["Dialog__Erasure__MinimumAccountHours"] = "0" },
            ApiEnvironment = new Dictionary<string, string?> { ["Dialog__Bootstrap__AdminPassword"] = signIn.Password, ["Dialog__SecondFactor__RequiredFor"] = "none" },
        });
        try
        {
            await Timed("Database migrated", () => cluster.MigrateAsync(cancellation));
            await Timed(options.Silos == 1 ? "Silo" : $"{options.Silos} silos", () => cluster.StartSilosAsync(cancellation));
            await console;
            await Timed(options.Apis == 1 ? "Api" : $"{options.Apis} apis", () => cluster.StartApisAsync(cancellation));

            Uri[] addresses = [.. cluster.Apis.OrderBy(a => a.Address.Port).Select(a => a.Address)];
            using Residents? residents = options.Demo ? await SeedAsync(addresses[0], signIn, cancellation) : null;
            bool consoleIsThere = File.Exists(Path.Combine(BuildOutput.RepositoryRoot, "api", "wwwroot", "index.html"));
            Screen.Summary(options, addresses, signIn, database.Description, consoleIsThere);
            Screen.Done("Ready", Stopwatch.GetElapsedTime(start));
            if (options.OpenBrowser)
            {
                Browser.Open(addresses[0]);
            }

            await Task.WhenAll(Watchdog.WatchAsync([.. cluster.Silos, .. cluster.Apis], cancellation), LiveAsync(residents, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Asked to stop, whether everything was up or not.
        }
        finally
        {
            await StopAsync(cluster);
        }
    }

    private static void Prepare(string dataFolder)
    {
        try
        {
            Directory.CreateDirectory(dataFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LaunchException($"The data folder {dataFolder} cannot be made: {e.Message}", e);
        }
    }

    private int PortOfConsole()
    {
        int port = FreePorts.AtOrAbove(options.Port);
        if (port != options.Port)
        {
            Screen.Warn($"Port {options.Port} is taken; the console is on {port}.");
        }

        return port;
    }

    private async Task BuildConsoleAsync(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        string log = Path.Combine(options.LogFolder, "console-build.log");
        ConsoleBuild.Outcome outcome = await ConsoleBuild.EnsureAsync(BuildOutput.RepositoryRoot, log, () => Screen.Say($"Building the console with npm (a minute or so, once); its log: {log}"), cancellation);
        if (outcome == ConsoleBuild.Outcome.Built)
        {
            Screen.Done("Console built", Stopwatch.GetElapsedTime(start));
        }

        if (outcome == ConsoleBuild.Outcome.NoNode)
        {
            Screen.Warn("The console needs building and Node.js 20 or newer with npm was not found: an older build is served, or none. Install Node.js and start again.");
        }
    }

    private async Task<Residents?> SeedAsync(Uri address, SignIn signIn, CancellationToken cancellation)
    {
        using ApiClient administrator = new(address);
        DemoSeed.Outcome? seeded = await Timed("Demo region", () => new DemoSeed(administrator, options.DataFolder).EnsureAsync(signIn.Password, cancellation));
        return seeded is null ? null : new Residents(new ApiClient(address), Phrases.Load(), new ResidentLedger(options.DataFolder), seeded, TimeProvider.System, Random.Shared);
    }

    // The residents are optional: whatever goes wrong with them is reported, and the system they write to goes on.
    private static async Task LiveAsync(Residents? residents, CancellationToken cancellation)
    {
        try
        {
            await (residents?.LiveAsync(cancellation) ?? Task.CompletedTask);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Screen.Warn($"The demo's residents write no more: {e.Message}");
        }
    }

    private async Task StopAsync(DialogCluster cluster)
    {
        Screen.Say("Stopping; Ctrl+C again kills.");
        long start = Stopwatch.GetTimestamp();
        try
        {
            foreach (string killed in await cluster.StopAsync().WaitAsync(stop.Insisted))
            {
                Screen.Warn($"{killed} did not stop within {cluster.Options.StopWithin.TotalSeconds:0} s and was killed.");
            }

            Screen.Done("Stopped", Stopwatch.GetElapsedTime(start));
        }
        catch (OperationCanceledException)
        {
            Screen.Warn("Killed; the next start recovers.");
        }
    }

    private static async Task<T> Timed<T>(string what, Func<Task<T>> work)
    {
        long start = Stopwatch.GetTimestamp();
        T result = await work();
        Screen.Done(what, Stopwatch.GetElapsedTime(start));
        return result;
    }

    private static Task<bool> Timed(string what, Func<Task> work) =>
        Timed(what, async () =>
        {
            await work();
            return true;
        });
}
