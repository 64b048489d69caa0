using System.Diagnostics;
using System.Net;
using Dialog.Observability;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace Dialog.Domain.Tests.Observability;

/// <summary>Nothing unless it is said where to; spans and records without secrets, ids and words of residents.</summary>
public sealed class WhatLeavesAProcess
{
    [Fact]
    public void Is_nothing_when_nothing_is_configured() => Assert.Equal(new TelemetryTargets(false, false, false, null), Of());

    [Fact]
    public void Is_every_signal_of_an_address_for_all() => Assert.Equal(new TelemetryTargets(true, true, true, null), Of(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317")));

    [Fact]
    public void Leaves_out_a_signal_that_is_switched_off() =>
        Assert.Equal(new TelemetryTargets(false, true, true, null), Of(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317"), ("OTEL_METRICS_EXPORTER", "none")));

    [Fact]
    public void Is_one_signal_where_only_that_has_an_address() => Assert.Equal(new TelemetryTargets(false, true, false, null), Of(("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://c:4317")));

    [Fact]
    public void Is_nothing_when_it_is_disabled() =>
        Assert.Equal(new TelemetryTargets(false, false, false, null), Of(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317"), ("OTEL_SDK_DISABLED", "true"), (TelemetryTargets.ScrapeSetting, "127.0.0.1:9464")));

    [Theory]
    [InlineData("127.0.0.1:9464")]
    [InlineData("[::1]:9464")]
    [InlineData("0.0.0.0:9464")]
    public void Is_shown_to_Prometheus_where_it_is_said(string address) => Assert.Equal(IPEndPoint.Parse(address), Of((TelemetryTargets.ScrapeSetting, address)).Scrape);

    [Theory]
    [InlineData("9464")]
    [InlineData("127.0.0.1")]
    [InlineData("metrics:9464")]
    [InlineData("127.0.0.1:0")]
    public void Is_refused_where_the_address_cannot_be_read(string address) =>
        Assert.Contains(TelemetryTargets.ScrapeSetting, Assert.Throws<InvalidOperationException>(() => Of((TelemetryTargets.ScrapeSetting, address))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("jaeger_remote", null, "OTEL_TRACES_SAMPLER")]
    [InlineData("traceidratio", "10%", "OTEL_TRACES_SAMPLER_ARG")]
    public void Names_the_sampler_that_cannot_be_read(string name, string? argument, string setting) =>
        Assert.Contains(setting, Assert.Throws<InvalidOperationException>(() => TraceSampler.Of(name, argument)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(ActivityKind.Client, SamplingDecision.Drop)]
    [InlineData(ActivityKind.Server, SamplingDecision.RecordAndSample)]
    [InlineData(ActivityKind.Consumer, SamplingDecision.RecordAndSample)]
    public void Is_no_trace_of_a_call_that_nobody_caused(ActivityKind kind, SamplingDecision decision) =>
        Assert.Equal(decision, TraceSampler.Of(null, null).ShouldSample(new SamplingParameters(default, ActivityTraceId.CreateRandom(), "x", kind)).Decision);

    [Fact]
    public void Is_a_span_without_secrets_ids_and_words()
    {
        using Activity span = new("call");
        span.SetTag("url.full", "https://api.telegram.org/bot1:secret/sendMessage?text=слово");
        span.SetTag("url.path", "/t/code-of-a-tracker").SetTag("url.query", "?q=слово").SetTag("orleans.rpc.target_id", "thread/bot/4711").SetTag("orleans.rpc.source_id", "thread/bot/4711");
        span.SetTag("exception.message", "слово").SetTag("exception.stacktrace", "слово").SetTag("exception.type", "System.FormatException").SetTag("http.route", "/t/{code}");
        span.SetTag("db.query.text", new string('x', 5000)).SetStatus(ActivityStatusCode.Error, "слово");
        new PlainSpans().OnEnd(span);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["url.full"] = "https://api.telegram.org",
                ["orleans.rpc.target_id"] = "thread",
                ["exception.type"] = "System.FormatException",
                ["http.route"] = "/t/{code}",
                ["db.query.text"] = new string('x', 200),
            },
            span.TagObjects.ToDictionary());
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
    }

    [Fact]
    public void Is_a_record_with_the_kind_of_its_error_and_none_of_its_words()
    {
        Sent record = Logged("Dialog.Channels.ChannelPoller", new InvalidOperationException("слово", new FormatException("слово")));
        Assert.Null(record.Exception);
        Assert.Equal("Payload 7 of thread/4711", record.FormattedMessage);
        Assert.Contains(record.Attributes, a => a is { Key: "exception.type", Value: "System.InvalidOperationException < System.FormatException" });
        Assert.DoesNotContain(record.Attributes, a => a.Value?.ToString()?.Contains("слово", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Is_only_the_template_of_what_a_library_logs()
    {
        Sent record = Logged("Orleans.Runtime.Dispatcher", null);
        Assert.Null(record.FormattedMessage);
        Assert.Equal("Payload {Id} of {Grain}", Assert.Single(record.Attributes).Value);
    }

    [Fact]
    public void Takes_no_trace_from_a_strangers_request()
    {
        using Activity own = new Activity("own").SetIdFormat(ActivityIdFormat.W3C).Start();
        InsideOnly propagator = new(DistributedContextPropagator.CreateDefaultPropagator());
        Dictionary<string, string> carried = [];
        propagator.Inject(own, carried, (c, name, value) => ((Dictionary<string, string>)c!)[name] = value);

        propagator.ExtractTraceIdAndState(carried, Read, out string? inside, out _);
        Assert.Equal(own.Id, inside);

        propagator.ExtractTraceIdAndState(new HeaderDictionary { ["traceparent"] = own.Id }, Read, out string? outside, out _);
        Assert.Null(outside);

        static void Read(object? carrier, string name, out string? value, out IEnumerable<string>? values)
        {
            values = null;
            value = carrier is HeaderDictionary headers ? headers[name] : ((Dictionary<string, string>)carrier!).GetValueOrDefault(name);
        }
    }

    [Fact]
    public void Is_measured_by_classes_this_project_knows() => Assert.Equal(OwnMetrics.ClassesWithInstruments().Order(), OwnMetrics.Known.Order());

    private static TelemetryTargets Of(params (string Name, string Value)[] settings) =>
        TelemetryTargets.Of(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());

    private static Sent Logged(string category, Exception? error)
    {
        List<Sent> kept = [];
        using (ILoggerFactory loggers = LoggerFactory.Create(b => b.AddOpenTelemetry(o =>
        {
            o.IncludeFormattedMessage = true;
            o.AddProcessor(new PlainLogs()).AddProcessor(new Keep(kept));
        })))
        {
            loggers.CreateLogger(category).LogWarning(error, "Payload {Id} of {Grain}", 7, "thread/4711");
        }

        return Assert.Single(kept);
    }

    /// <summary>Copied: a record is used again after it was sent.</summary>
    private sealed record Sent(string? FormattedMessage, Exception? Exception, KeyValuePair<string, object?>[] Attributes);

    private sealed class Keep(List<Sent> kept) : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data) => kept.Add(new(data.FormattedMessage, data.Exception, [.. data.Attributes ?? []]));
    }
}
