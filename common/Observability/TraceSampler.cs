using System.Diagnostics;
using System.Globalization;
using OpenTelemetry.Trace;

namespace Dialog.Observability;

/// <summary>
/// Which traces are recorded, by <c>OTEL_TRACES_SAMPLER</c>. A call that nobody's message caused (a timer's statement, a grain woken by a sweep)
/// begins none: there are hundreds a second when nothing happens.
/// </summary>
internal sealed class TraceSampler : Sampler
{
    private readonly Sampler _begun;

    private TraceSampler(Sampler begun) => _begun = begun;

    /// <exception cref="InvalidOperationException">The name or the ratio cannot be read.</exception>
    public static Sampler Of(string? name, string? argument) => name?.ToLowerInvariant() switch
    {
        null or "" or "parentbased_always_on" or "always_on" => Following(new AlwaysOnSampler()),
        "parentbased_always_off" or "always_off" => new AlwaysOffSampler(),
        "parentbased_traceidratio" or "traceidratio" => Following(new TraceIdRatioBasedSampler(Ratio(argument))),
        _ => throw new InvalidOperationException($"OTEL_TRACES_SAMPLER is '{name}': always_on, always_off, traceidratio or one of them with parentbased_ before."),
    };

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) => samplingParameters switch
    {
        { Kind: ActivityKind.Client } => new SamplingResult(SamplingDecision.Drop),
        // A batch of many has links only to those that are recorded.
        { Links: { } links } when links.Any() => new SamplingResult(SamplingDecision.RecordAndSample),
        _ => _begun.ShouldSample(samplingParameters),
    };

    private static ParentBasedSampler Following(Sampler root) => new(new TraceSampler(root));

    private static double Ratio(string? argument) =>
        string.IsNullOrEmpty(argument) ? 1
        : double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out double ratio) && ratio is >= 0 and <= 1 ? ratio
        : throw new InvalidOperationException($"OTEL_TRACES_SAMPLER_ARG is '{argument}': give a ratio from 0 to 1.");
}
