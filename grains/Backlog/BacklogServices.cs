using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dialog.Backlog;

/// <summary>From <c>Dialog:Metrics</c>.</summary>
public sealed class BacklogOptions
{
    /// <summary>How often the queues of the database are read, at least a second.</summary>
    public TimeSpan QueuesEvery { get; set; } = TimeSpan.FromSeconds(15);
}

/// <summary>In every silo whose meters are read: keeps the one reader of the queues awake, at start and soon after a silo died.</summary>
internal sealed partial class BacklogWaker(BacklogMetrics metrics, IGrainFactory grains, TimeProvider time, ILogger<BacklogWaker> logger) : BackgroundService
{
    private static readonly TimeSpan WakeEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(WakeEvery, time);
        do
        {
            try
            {
                if (metrics.IsWanted)
                {
                    await grains.GetGrain<IBacklogGrain>(0).Wake();
                }
            }
#pragma warning disable CA1031 // An exception that leaves here ends the silo; whatever it is, the next round asks again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotWoken(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The reader of the queues could not be woken now")]
    private partial void LogNotWoken(Exception exception);
}

internal static class BacklogServices
{
    public static IServiceCollection AddBacklog(this IServiceCollection services)
    {
        services.AddOptions<BacklogOptions>().BindConfiguration("Dialog:Metrics")
            .Validate(o => o.QueuesEvery >= TimeSpan.FromSeconds(1), "Dialog:Metrics:QueuesEvery: give at least 00:00:01.");
        services.AddSingleton<BacklogMetrics>();
        services.AddSingleton<BacklogStore>();
        services.AddHostedService<BacklogWaker>();
        return services;
    }
}
