using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Dialog.Support.StandIns;

/// <summary>What every stand-in of a network that speaks HTTP does alike: it starts, is waited for, and ends with its deliveries.</summary>
internal static class StandInApp
{
    public static WebApplication At(string address)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        return builder.Build();
    }

    /// <summary>Waits until a condition holds, checking again whenever something changed.</summary>
    /// <param name="changed">ends with the next change</param>
    /// <exception cref="TimeoutException">It did not in time.</exception>
    public static async Task Wait(Func<Task> changed, Func<bool> holds, TimeSpan within, Func<string> state)
    {
        using CancellationTokenSource limit = new(within);
        while (true)
        {
            Task change = changed();
            if (holds())
            {
                return;
            }

            try
            {
                await change.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Not within {within.TotalSeconds:0} s: {state()}.");
            }
        }
    }

    public static async ValueTask End(WebApplication app, CancellationTokenSource stop, IEnumerable<Task> deliveries)
    {
        await stop.CancelAsync();
        await Task.WhenAll(deliveries).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync(new CancellationToken(true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync();
        stop.Dispose();
    }
}
