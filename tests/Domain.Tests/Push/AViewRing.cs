using Dialog.Cases;
using Dialog.Push;
using Dialog.Push.Domain;

namespace Dialog.Domain.Tests.Push;

public sealed class AViewRing
{
    private static readonly Guid Epoch = Guid.Parse("00000000-0000-0000-0000-0000000000e1");
    private static readonly CaseSummary Case = Summaries.New(1, DateTimeOffset.UnixEpoch);

    private static ViewRing Ring(int changes, int capacity = 4)
    {
        ViewRing ring = new("region:50", Epoch, capacity);
        for (int i = 0; i < changes; i++)
        {
            ring.Append([(Case with { Version = i + 1 }, false)]);
        }

        return ring;
    }

    [Fact]
    public void Numbers_changes_without_a_gap()
    {
        ChangeBatch batch = Ring(2).Append([(Case, false), (Case, true)]);

        Assert.Equal(2, batch.After);
        Assert.Equal([3, 4], batch.Changes.Select(c => c.Sequence));
    }

    [Fact]
    public void Tells_a_returning_reader_what_was_missed()
    {
        ViewPosition position = Ring(6).Resume(Epoch, 4);

        Assert.Equal((false, 6L), (position.Reload, position.Sequence));
        Assert.Equal([5, 6], position.Missed.Select(c => c.Sequence));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(6, false)]
    [InlineData(7, true)]
    [InlineData(-1, true)]
    public void Reloads_a_reader_who_stands_outside_of_it(long after, bool reload) => Assert.Equal(reload, Ring(6).Resume(Epoch, after).Reload);

    [Fact]
    public void Reloads_a_reader_of_another_epoch_and_a_new_one()
    {
        Assert.True(Ring(2).Resume(Guid.Empty, 2).Reload);
        Assert.True(Ring(0).Resume(null, 0).Reload);
    }

    [Fact]
    public void Keeps_the_last_of_a_batch_larger_than_itself()
    {
        ViewRing ring = Ring(0);
        ring.Append([.. Enumerable.Range(1, 10).Select(v => (Case with { Version = v }, false))]);

        Assert.Equal([7, 8, 9, 10], ring.Resume(Epoch, 6).Missed.Select(c => c.Case.Version));
        Assert.True(ring.Resume(Epoch, 5).Reload);
    }
}
