using System.Diagnostics;
using System.Globalization;
using Dialog.Hosting;
using Dialog.Hosting.Processes;

namespace Dialog.Load.Push;

/// <summary>The yardstick of the push: as many screens on a bare hub, frames as large and as frequent.</summary>
internal static class BareRun
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public static async Task<ScreenRun> Measure(int connections, double bytes, double perSecond, TimeSpan duration, CancellationToken cancellation)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"dialog-bare-{Path.GetRandomFileName()}");
        Uri address = new($"http://127.0.0.1:{FreePorts.Next()}");
        ProcessSpec spec = ProcessSpec.Dotnet("bare-hub", typeof(BareRun).Assembly.Location, "bare-hub") with
        {
            Environment = new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority) },
            Health = new Uri(address, "/health"),
        };
        await using ChildProcess process = await ChildProcess.StartAsync(spec, folder, cancellation);
        try
        {
            await process.WaitHealthyAsync(TimeSpan.FromMinutes(1), cancellation);
            await using Screens screens = await Screens.Connect(connections, [(new Uri(address, BareHub.Route), null)], null, null, cancellation);
            await Flow(address, bytes, perSecond, cancellation);
            await Task.Delay(WarmUp, cancellation);
            screens.Forget();
            long start = Stopwatch.GetTimestamp();
            await Task.Delay(duration, cancellation);
            return screens.Sum(start, (sent, arrived) => [Stopwatch.GetElapsedTime(sent, arrived)]);
        }
        finally
        {
            await process.Kill9Async();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Flow(Uri address, double bytes, double perSecond, CancellationToken cancellation)
    {
        using HttpClient http = new();
        string query = string.Create(CultureInfo.InvariantCulture, $"bytes={(int)bytes}&perSecond={perSecond:0.0}");
        using HttpResponseMessage answer = await http.PostAsync(new Uri(address, $"/start?{query}"), null, cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
