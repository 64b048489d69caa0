using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dialog.Cluster;

/// <summary>Says in the process log when the certificate of this process is near its end, or new files cannot be used: nothing else would show it in time.</summary>
internal sealed partial class CertificateWatch(ClusterCertificate certificate, ILogger<CertificateWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's own clock: it is what certificates are held against.
        using PeriodicTimer timer = new(Every, TimeProvider.System);
        do
        {
            if (certificate.Warning(TimeProvider.System.GetUtcNow()) is { } warning)
            {
                LogWarning(warning);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The certificate of this process inside the cluster: {Warning}")]
    private partial void LogWarning(string warning);
}
