using System.Collections.Frozen;
using Dialog.Following;

namespace Dialog.Search;

/// <summary>Which cases of a window must be indexed anew.</summary>
internal static class SearchIndex
{
    // These change no word that is searched. A name not listed here costs an indexing, never a stale index.
    private static readonly FrozenSet<string> Silent = FrozenSet.Create(
        "case-routed", "case-claimed", "claim-released", "claim-expired", "delivery-recorded", "deadline-set", "deadline-approaching", "deadline-missed",
        "deadline-met", "case-escalated", "case-confirmed", "case-closed", "answer-returned", "approver-substituted");

    /// <summary>A case that is not in the index goes there too: emptying the index and the checkpoint rebuilds it.</summary>
    public static Guid[] Touched(FollowedWindow window)
    {
        HashSet<Guid> touched = [.. window.Cases.Where(c => !c.Indexed).Select(c => c.Id)];
        touched.UnionWith(window.Events.Where(e => !Silent.Contains(e.Type)).Select(e => e.CaseId));
        return [.. touched];
    }
}
