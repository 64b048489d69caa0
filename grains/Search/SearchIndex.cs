using System.Collections.Frozen;
using Dialog.Following;

namespace Dialog.Search;

/// <summary>Which cases of a window must be indexed anew.</summary>
internal static class SearchIndex
{
    // These change no word that is searched. A name not listed here costs an indexing, never a stale index.
    private static readonly FrozenSet<string> Silent = FrozenSet.Create(
        "case-routed", "case-claimed", "claim-released", "claim-expired", "delivery-recorded", "deadline-set", "deadline-approaching", "deadline-missed",
        "case-escalated", "case-confirmed", "case-closed", "answer-proposed", "answer-approved", "answer-returned", "approver-changed", "answer-withdrawn",
        "review-requested", "answer-reviewed", "arbiter-called", "promise-made", "promise-given", "promise-fulfilled");

    /// <summary>A case that is not in the index goes there too: emptying the index and the checkpoint rebuilds it.</summary>
    public static Guid[] Touched(FollowedWindow window)
    {
        HashSet<Guid> touched = [.. window.Cases.Where(c => !c.Indexed).Select(c => c.Id)];
        touched.UnionWith(window.Events.Where(e => !Silent.Contains(e.Type)).Select(e => e.CaseId));
        return [.. touched];
    }
}
