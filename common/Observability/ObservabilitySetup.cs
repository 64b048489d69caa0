using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dialog.Observability;

/// <summary>Metrics, traces and logs of a process, as far as its configuration says where they go. Without any, nothing of it is built.</summary>
public static class ObservabilitySetup
{
    /// <param name="service">the process, as <c>service.name</c>; <c>OTEL_SERVICE_NAME</c> is stronger</param>
    public static TelemetryTargets AddObservability(this IHostApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        TelemetryTargets targets = TelemetryTargets.Of(builder.Configuration);
        builder.Services.AddSingleton(targets);
        if (!targets.Measures && !targets.Traces && !targets.Logs)
        {
            return targets;
        }

        OpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => Describe(resource, builder.Configuration["OTEL_SERVICE_NAME"] ?? service));
        if (targets.Measures)
        {
            telemetry.WithMetrics(metrics => Measure(metrics, targets));
        }

        if (targets.Traces)
        {
            AddTraces(builder, telemetry);
        }

        if (targets.Logs)
        {
            builder.Logging.AddOpenTelemetry(logs =>
            {
                logs.IncludeFormattedMessage = true;
                logs.AddProcessor(new PlainLogs());
                logs.AddOtlpExporter();
            });
        }

        if (targets.Scrape is { } address)
        {
            builder.Services.AddHostedService(services => new MetricsEndpoint(address, services.GetRequiredService<MeterProvider>(), services.GetRequiredService<ILoggerFactory>()));
        }

        return targets;
    }

    private static void Describe(ResourceBuilder resource, string service) => resource.AddService(
        service,
        serviceNamespace: "dialog",
        serviceVersion: Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        autoGenerateServiceInstanceId: false,
        serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}");

    private static void Measure(MeterProviderBuilder metrics, TelemetryTargets targets)
    {
        metrics.AddMeter("Dialog.*", "Microsoft.Orleans", "Npgsql");
        metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation();
        // By host it would have a series for every server of every webhook and mailbox that was ever entered.
        metrics.AddView("http.client.*", new MetricStreamConfiguration { TagKeys = ["http.request.method", "http.response.status_code", "error.type"] });
        metrics.AddView("dns.lookup.duration", MetricStreamConfiguration.Drop);
        if (targets.Scrape is not null)
        {
            metrics.AddPrometheusExporter(o => o.ScrapeResponseCacheDurationMilliseconds = 1000);
        }

        if (targets.Metrics)
        {
            metrics.AddOtlpExporter();
        }
    }

    private static void AddTraces(IHostApplicationBuilder builder, OpenTelemetryBuilder telemetry)
    {
        // Whom we call is told nothing of our traces; who calls us from outside begins none of ours.
        DistributedContextPropagator.Current = DistributedContextPropagator.CreateNoOutputPropagator();
        builder.Services.RemoveAll<DistributedContextPropagator>();
        builder.Services.AddSingleton<DistributedContextPropagator>(new InsideOnly(DistributedContextPropagator.CreateDefaultPropagator()));
        Sampler sampler = TraceSampler.Of(builder.Configuration["OTEL_TRACES_SAMPLER"], builder.Configuration["OTEL_TRACES_SAMPLER_ARG"]);
        telemetry.WithTracing(traces => traces
            .SetSampler(sampler)
            .AddSource(Tracing.SourceName, "Microsoft.Orleans.Application", "Npgsql")
            .AddAspNetCoreInstrumentation(o => o.Filter = http => !http.Request.Path.StartsWithSegments("/health"))
            .AddHttpClientInstrumentation()
            .AddProcessor(new PlainSpans())
            .AddOtlpExporter());
    }
}
