using System.Diagnostics;
using Dialog.Observability;

namespace Dialog.Domain.Tests.Observability;

/// <summary>A row carries the trace it was written in to where the work goes on.</summary>
[Collection(nameof(ATraceInARow))]
[CollectionDefinition(nameof(ATraceInARow), DisableParallelization = true)]
public sealed class ATraceInARow : IDisposable
{
    private readonly ActivityListener _listener = new() { ShouldListenTo = s => s.Name == Tracing.SourceName, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };

    public ATraceInARow() => ActivitySource.AddActivityListener(_listener);

    [Fact]
    public void Is_read_as_it_was_stored()
    {
        using Activity begun = Tracing.Begin("begun", DateTimeOffset.UnixEpoch)!;
        byte[] stored = Tracing.Stored!;
        Assert.Equal(25, stored.Length);
        using Activity later = Tracing.Continue("later", stored)!;
        Assert.Equal((begun.TraceId, begun.SpanId), (later.TraceId, later.ParentSpanId));
    }

    [Fact]
    public void Is_nothing_where_nothing_is_recorded()
    {
        Activity.Current = null;
        Assert.Null(Tracing.Stored);
        Assert.Null(Tracing.Continue("later", null));
        Assert.Null(Tracing.Step("step"));
        Assert.Null(Tracing.Together("batch", [default, default]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(24)]
    public void Is_nothing_where_the_row_holds_something_else(int length) => Assert.Equal(default, Tracing.Read(new byte[length]));

    [Fact]
    public void Of_many_is_a_trace_of_its_own_with_a_link_to_each()
    {
        ActivityContext one, other;
        using (Activity first = Tracing.Begin("one", DateTimeOffset.UnixEpoch)!)
        {
            one = first.Context;
        }

        using (Activity second = Tracing.Begin("other", DateTimeOffset.UnixEpoch)!)
        {
            other = second.Context;
        }

        using Activity batch = Tracing.Together("batch", [one, default, other])!;
        Assert.Equal([one, other], batch.Links.Select(l => l.Context));
        Assert.DoesNotContain(batch.TraceId, new[] { one.TraceId, other.TraceId });
    }

    public void Dispose() => _listener.Dispose();
}
