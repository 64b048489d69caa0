using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace Dialog.Observability;

/// <summary>
/// <c>/metrics</c> for Prometheus on an address of its own, and nothing else there: whoever reaches it reaches neither the api nor the silo's
/// health, and whoever reaches those reads no metrics.
/// </summary>
internal sealed partial class MetricsEndpoint(IPEndPoint address, MeterProvider meters, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private WebApplication? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Empty: what ASPNETCORE_URLS says is for the process itself.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Listen(address);
        });
        builder.Services.AddSingleton(loggers);
        _server = builder.Build();
        _server.UseOpenTelemetryPrometheusScrapingEndpoint(meters, null, "/metrics", null, null);
        await _server.StartAsync(cancellationToken);
        LogListening(loggers.CreateLogger<MetricsEndpoint>(), address);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Metrics for Prometheus at http://{Address}/metrics")]
    private static partial void LogListening(ILogger logger, IPEndPoint address);
}
