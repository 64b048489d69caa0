using Dialog.Api.Push;
using Dialog.Cases;
using Dialog.Push;

namespace Dialog.Api.Tests;

/// <summary>What a node does with a feed's batches that came in another order than they were sent.</summary>
public sealed class ViewsBatches
{
    private static readonly Guid Epoch = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Later = Guid.Parse("22222222-2222-2222-2222-222222222222");

    [Fact]
    public void Are_given_at_once_in_their_order() => Assert.Equal(["0-2", "2-3"], Given(new(Epoch, 0), Batch(0, 2), Batch(2, 3)));

    [Fact]
    public void Wait_for_the_one_they_overtook() => Assert.Equal(["0-2", "2-3", "3-5"], Given(new(Epoch, 0), Batch(2, 3), Batch(3, 5), Batch(0, 2)));

    [Fact]
    public void Are_not_given_twice() => Assert.Equal(["0-2", "2-3"], Given(new(Epoch, 0), Batch(0, 2), Batch(0, 2), Batch(2, 3), Batch(0, 2), Batch(2, 3)));

    [Fact]
    public void Of_a_repair_let_the_waiting_ones_follow_without_repeating_them() =>
        Assert.Equal(["0-4", "4-6"], Given(new(Epoch, 0), Batch(2, 3), Batch(4, 6), Batch(0, 4)));

    [Fact]
    public void Of_a_restarted_feed_begin_again_and_stragglers_of_the_old_one_are_dropped() =>
        Assert.Equal(["0-2", "0-1", "1-2"], Given(new(Epoch, 0), Batch(0, 2), Batch(0, 1, Later), Batch(2, 3), Batch(1, 2, Later)));

    [Fact]
    public void That_wait_too_many_are_given_with_the_gap_rather_than_kept()
    {
        ViewOrder order = new(Epoch, 0);
        List<ChangeBatch> given = [];
        for (int i = 1; i <= 513; i++)
        {
            given.AddRange(order.Take(Batch(i, i + 1)));
        }

        Assert.Equal((513, 1L, false), (given.Count, given[0].After, order.HasGap));
    }

    private static string[] Given(ViewOrder order, params ChangeBatch[] batches) =>
        batches.SelectMany(order.Take).Select(b => $"{b.After}-{b.Changes[^1].Sequence}").ToArray();

    private static ChangeBatch Batch(long after, long last, Guid? epoch = null) => new(
        "region:test",
        epoch ?? Epoch,
        after,
        [.. Enumerable.Range((int)after + 1, (int)(last - after)).Select(s => new CaseChange(s, false, Summary))]);

    internal static CaseSummary Summary => new()
    {
        Id = Guid.Empty,
        Number = 1,
        Region = "test",
        Version = 1,
        Status = CaseStatus.Open,
        Kind = MessageKind.Complaint,
        Topic = "roads",
        Importance = Importance.Normal,
        Thread = "t/1",
        Network = "form",
        IsPublic = false,
        ResidentName = "",
        Excerpt = "",
        PublishedAt = default,
        ReceivedAt = default,
        Overdue = false,
        LastMessageAt = default,
        Unanswered = true,
        Leg = 1,
        Delivery = DeliveryState.None,
        EscalationLevel = 0,
        UpdatedAt = default,
    };
}
