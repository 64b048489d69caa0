using System.Diagnostics.Metrics;

namespace Dialog.Observability;

/// <summary>Bounds of histograms: those a collector assumes are for milliseconds.</summary>
public static class Buckets
{
    public static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600],
    };

    public static readonly InstrumentAdvice<int> Counts = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] };
}
