using Dialog.Cases;
using Dialog.Notifications;
using Orleans.Concurrency;

namespace Dialog.Push;

/// <summary>One numbered change of a view. <paramref name="Left"/>: the case no longer belongs to the view.</summary>
[GenerateSerializer, Immutable, Alias("dialog.CaseChange")]
public sealed record CaseChange(
    [property: Id(0)] long Sequence,
    [property: Id(1)] bool Left,
    [property: Id(2)] CaseSummary Case);

/// <summary>
/// Consecutive changes of one view. Sequences are gapless: <see cref="After"/> is the last sequence before this
/// batch; a reader who is not there resumes or reloads.
/// </summary>
/// <param name="View"><c>region:{code}</c> or <c>authority:{region}/{id}</c>.</param>
/// <param name="Epoch">Changes when the feed was restarted: sequences of another epoch mean nothing.</param>
[GenerateSerializer, Immutable, Alias("dialog.ChangeBatch")]
public sealed record ChangeBatch(
    [property: Id(0)] string View,
    [property: Id(1)] Guid Epoch,
    [property: Id(2)] long After,
    [property: Id(3)] CaseChange[] Changes);

/// <summary>The position of a view, and what a resuming reader missed.</summary>
/// <param name="Reload">The buffer no longer holds what was missed: load the list again, then go on from <paramref name="Sequence"/>.</param>
[GenerateSerializer, Immutable, Alias("dialog.ViewPosition")]
public sealed record ViewPosition(
    [property: Id(0)] string View,
    [property: Id(1)] Guid Epoch,
    [property: Id(2)] long Sequence,
    [property: Id(3)] bool Reload,
    [property: Id(4)] CaseChange[] Missed);

/// <summary>The positions of a feed's views: a node that saw less has missed a batch, a node that knows another epoch starts over.</summary>
[GenerateSerializer, Immutable, Alias("dialog.FeedHead")]
public sealed record FeedHead(
    [property: Id(0)] Guid Epoch,
    [property: Id(1)] Dictionary<string, long> Sequences);

/// <summary>What an api node receives of a region. One observer per node, whatever the number of screens behind it.</summary>
[Alias("dialog.IFeedObserver")]
public interface IFeedObserver : IGrainObserver
{
    [OneWay, Alias("Changed")]
    Task Changed(ChangeBatch[] batches, BoardView? board);

    /// <summary>Notices for people of the region, whoever of them has a screen at this node.</summary>
    [OneWay, Alias("Notified")]
    Task Notified(Notice[] notices);
}

/// <summary>The live feed of a region: numbers every change, keeps the last ones, sends them to the api nodes. One per region, keyed by its code.</summary>
[Alias("dialog.IRegionFeedGrain")]
public interface IRegionFeedGrain : IGrainWithStringKey
{
    /// <summary>Takes committed changes from a silo; older versions than already seen are ignored.</summary>
    [Alias("Publish")]
    Task Publish(CaseSummary[] changes);

    /// <summary>Takes committed notices to the nodes; one that is lost is still stored in the list.</summary>
    [OneWay, Alias("Notify")]
    Task Notify(Notice[] notices);

    /// <summary>Adds or renews a node's observer, which expires after a minute without renewal, and returns the position of each view.</summary>
    [Alias("Subscribe")]
    Task<FeedHead> Subscribe(IFeedObserver observer);

    [Alias("Unsubscribe")]
    Task Unsubscribe(IFeedObserver observer);

    /// <summary>What a reader who stood at <paramref name="after"/> of <paramref name="epoch"/> missed.</summary>
    [Alias("Resume")]
    Task<ViewPosition> Resume(string view, Guid? epoch, long after);

    [Alias("Board")]
    Task<BoardView> Board();

    /// <summary>How many live cases each filter shows, in the filters' order; only countable views, at most 500 filters a call.</summary>
    [Alias("Counts")]
    Task<int[]> Counts(CaseFilter[] filters);

    /// <summary>Open cases per official, for routing by load.</summary>
    [Alias("Loads")]
    Task<Dictionary<string, int>> Loads();
}
