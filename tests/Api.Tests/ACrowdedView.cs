using Dialog.Api.Push;
using Dialog.Push;
using Microsoft.Extensions.Time.Testing;

namespace Dialog.Api.Tests;

/// <summary>How often a view's frames go out when sending one takes time.</summary>
public sealed class ACrowdedView
{
    private static readonly Guid Epoch = Guid.Parse("11111111-1111-1111-1111-111111111111");

    private readonly FakeTimeProvider _clock = new();
    private readonly ViewOutlet _outlet;
    private readonly List<string> _frames = [];
    private TimeSpan _perFrame = TimeSpan.FromMilliseconds(10);

    public ACrowdedView() => _outlet = new(_clock);

    [Fact]
    public void Gets_the_first_frame_at_once()
    {
        _ = Give(Batch(0, 2));

        Assert.Equal(["0-2"], _frames);
    }

    [Fact]
    public async Task Gathers_four_times_as_long_as_the_last_frame_took()
    {
        _ = Give(Batch(0, 2));
        Task resting = Give(Batch(2, 3));
        _ = Give(Batch(3, 6));

        _clock.Advance(TimeSpan.FromMilliseconds(39));
        Assert.Equal(["0-2"], _frames);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await resting;

        Assert.Equal(["0-2", "2-6"], _frames);
    }

    [Fact]
    public async Task Never_gathers_longer_than_a_person_would_notice()
    {
        _perFrame = TimeSpan.FromSeconds(1);
        _ = Give(Batch(0, 1));
        Task resting = Give(Batch(1, 2));

        _clock.Advance(TimeSpan.FromMilliseconds(75));
        await resting;

        Assert.Equal(["0-1", "1-2"], _frames);
    }

    [Fact]
    public void Of_few_screens_waits_for_nothing()
    {
        _perFrame = TimeSpan.FromMicroseconds(400);
        _ = Give(Batch(0, 1));
        _ = Give(Batch(1, 2));

        Assert.Equal(["0-1", "1-2"], _frames);
    }

    [Fact]
    public async Task Keeps_a_restart_of_the_feed_and_a_gap_apart()
    {
        _ = Give(Batch(0, 1));
        Task resting = Give(Batch(1, 2));
        _ = Give(Batch(3, 4));
        _ = Give(new ChangeBatch("region:50", Guid.Empty, 4, []));
        _ = Give(Batch(4, 5));

        _clock.Advance(TimeSpan.FromMilliseconds(75));
        await resting;

        Assert.Equal(["0-1", "1-2", "3-4", "4-4", "4-5"], _frames);
    }

    [Fact]
    public async Task Goes_on_after_a_frame_that_could_not_be_written()
    {
        Assert.True(_outlet.Add([Batch(0, 1)]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _outlet.Empty(_ => throw new InvalidOperationException()));

        _ = Give(Batch(1, 2));

        Assert.Equal(["1-2"], _frames);
    }

    private Task Give(ChangeBatch batch) => _outlet.Add([batch]) ? _outlet.Empty(Send) : Task.CompletedTask;

    private void Send(ChangeBatch batch)
    {
        _frames.Add($"{batch.After}-{(batch.Changes.Length > 0 ? batch.Changes[^1].Sequence : batch.After)}");
        _clock.Advance(_perFrame);
    }

    private static ChangeBatch Batch(long after, long last) =>
        new("region:50", Epoch, after, [.. Enumerable.Range((int)after + 1, (int)(last - after)).Select(s => new CaseChange(s, false, ViewsBatches.Summary))]);
}
