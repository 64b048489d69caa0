using System.Net;
using Microsoft.Extensions.Configuration;

namespace Dialog.Observability;

/// <summary>Where a process sends what it measures: by the standard <c>OTEL_*</c> variables, and to whoever reads its Prometheus endpoint. Nothing unless it is said.</summary>
/// <param name="Scrape">where the Prometheus endpoint listens; null: nowhere</param>
public sealed record TelemetryTargets(bool Metrics, bool Traces, bool Logs, IPEndPoint? Scrape)
{
    /// <summary>Address and port, e.g. <c>127.0.0.1:9464</c>.</summary>
    public const string ScrapeSetting = "Dialog:Metrics:Listen";

    /// <summary>Something reads the meters.</summary>
    public bool Measures => Metrics || Scrape is not null;

    /// <exception cref="InvalidOperationException">The address cannot be read.</exception>
    public static TelemetryTargets Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IPEndPoint? scrape = Endpoint(configuration[ScrapeSetting]);
        return configuration.GetValue("OTEL_SDK_DISABLED", false)
            ? new(false, false, false, null)
            : new(IsSent("METRICS"), IsSent("TRACES"), IsSent("LOGS"), scrape);

        bool IsSent(string signal) =>
            !string.Equals(configuration[$"OTEL_{signal}_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase)
            && (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } || configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"] is { Length: > 0 });
    }

    private static IPEndPoint? Endpoint(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // Without a port .NET reads port 0, and "9464" alone as the address 0.0.36.248.
        return text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text.Trim(), out IPEndPoint? read) && read.Port > 0
            ? read
            : throw new InvalidOperationException($"{ScrapeSetting} is '{text}': give an address and a port, e.g. 127.0.0.1:9464.");
    }
}
