using System.Diagnostics;
using System.Globalization;
using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Processes;
using Dialog.Load.Measures;

namespace Dialog.Load.Scenarios;

/// <summary>The local run (PostgreSQL, migration, one silo, one api) until its api is ready, on a new folder and on the same again.</summary>
internal static class StartupScenario
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<int> Run(CancellationToken cancellation)
    {
        string launcher = BuildOutput.Assembly(Path.Combine("deploy", "local"), "Dialog.Local");
        string folder = Path.Combine(Path.GetTempPath(), $"dialog-startup-{Path.GetRandomFileName()}");
        try
        {
            TimeSpan first = await Start(launcher, folder, cancellation);
            TimeSpan again = await Start(launcher, folder, cancellation);
            new Figures()
                .Add("first start, new database", string.Create(CultureInfo.InvariantCulture, $"{first.TotalSeconds:0.0} s"))
                .Add("second start, same data", string.Create(CultureInfo.InvariantCulture, $"{again.TotalSeconds:0.0} s"))
                .Show();
            return 0;
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task<TimeSpan> Start(string launcher, string folder, CancellationToken cancellation)
    {
        int port = FreePorts.AtOrAbove(18_080);
        ProcessSpec spec = ProcessSpec.Dotnet("launcher", launcher, "--no-demo", "--port", $"{port}", "--data", folder) with
        {
            Health = new Uri($"http://localhost:{port}/health/ready"),
            // It stops its own children in order.
            SignalWhenWeDie = "INT",
        };
        long start = Stopwatch.GetTimestamp();
        await using ChildProcess process = await ChildProcess.StartAsync(spec, Path.Combine(folder, "launcher"), cancellation);
        await process.WaitHealthyAsync(Patience, cancellation);
        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        await process.StopAsync(Patience);
        return taken;
    }
}
