using System.Diagnostics;
using Orleans.Runtime;

namespace Dialog.Observability;

/// <summary>The steps of a message that are ours. Nothing is made while nobody listens.</summary>
public static class Tracing
{
    public const string SourceName = "Dialog";

    private const int StoredLength = 25;
    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The trace of this moment as a row keeps it: trace id, span id, flags. Null where there is none or it is not recorded, and then nothing is stored.</summary>
    public static byte[]? Stored => Store(Activity.Current);

    /// <inheritdoc cref="Stored"/>
    public static byte[]? Store(Activity? activity)
    {
        if (activity is not { Recorded: true, IdFormat: ActivityIdFormat.W3C })
        {
            return null;
        }

        byte[] stored = new byte[StoredLength];
        activity.TraceId.CopyTo(stored.AsSpan(0, 16));
        activity.SpanId.CopyTo(stored.AsSpan(16, 8));
        stored[^1] = (byte)activity.ActivityTraceFlags;
        return stored;
    }

    /// <summary>What a row keeps of a trace; default where it keeps none.</summary>
    public static ActivityContext Read(byte[]? stored) => stored is { Length: StoredLength }
        ? new ActivityContext(
            ActivityTraceId.CreateFromBytes(stored.AsSpan(0, 16)), ActivitySpanId.CreateFromBytes(stored.AsSpan(16, 8)), (ActivityTraceFlags)stored[^1], isRemote: true)
        : default;

    /// <summary>The trace of this moment; default where there is none that is recorded.</summary>
    public static ActivityContext Here => Activity.Current is { Recorded: true } here ? here.Context : default;

    /// <summary>A step within the trace of this moment; null where there is none.</summary>
    public static Activity? Step(string name) => Activity.Current is null ? null : Source.StartActivity(name);

    /// <summary>A step of the trace that a row keeps; null where it keeps none.</summary>
    public static Activity? Continue(string name, byte[]? stored) => stored is null || !Source.HasListeners() ? null : Source.StartActivity(name, ActivityKind.Consumer, Read(stored));

    /// <summary>A step of a trace that began at a moment and has ended now: one of many that were done together.</summary>
    public static void Record(string name, ActivityContext of, DateTimeOffset began)
    {
        if (of != default && Source.HasListeners())
        {
            Source.StartActivity(name, ActivityKind.Consumer, of, startTime: began)?.Dispose();
        }
    }

    /// <summary>A trace that begins here, at a moment that may be past.</summary>
    public static Activity? Begin(string name, DateTimeOffset at)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        Activity.Current = null;
        return Source.StartActivity(name, ActivityKind.Consumer, default(ActivityContext), startTime: at);
    }

    /// <summary>A step for many at once: a trace of its own with a link to each of theirs; null where none is recorded.</summary>
    public static Activity? Together(string name, IEnumerable<ActivityContext> of)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        ActivityLink[] links = [.. of.Where(c => c.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)).Select(c => new ActivityLink(c))];
        if (links.Length == 0)
        {
            return null;
        }

        Activity.Current = null;
        return Source.StartActivity(name, ActivityKind.Internal, default(ActivityContext), links: links);
    }

    /// <summary>Leaves the trace of whoever called: for loops that go on after the call that started them.</summary>
    public static void Leave()
    {
        Activity.Current = null;
        RequestContext.Remove("traceparent");
        RequestContext.Remove("tracestate");
        RequestContext.Remove("baggage");
    }
}
