using System.Collections.Frozen;

namespace Dialog.Projections.Search;

/// <summary>Which cases of a window must be indexed again.</summary>
internal static class SearchIndex
{
    // These change no word that is searched and nothing that a search is narrowed by. A name not listed here costs an indexing,
    // never a stale index.
    private static readonly FrozenSet<string> Silent = FrozenSet.Create(
        "delivery-recorded", "deadline-set", "deadline-approaching", "deadline-missed", "case-escalated", "case-confirmed", "case-closed", "promise-made",
        "promise-given", "promise-fulfilled", "promise-kept", "promise-reopened", "arbiter-called",
        "case-forwarded", "peer-answered", "contractor-asked", "contractor-link-revoked", "case-snoozed", "snooze-ended");

    /// <summary>A case that is not in the index goes there too: emptying the index and the checkpoint rebuilds it.</summary>
    public static Guid[] Touched(ProjectionWindow window)
    {
        HashSet<Guid> touched = [.. window.Cases.Where(c => !c.Indexed).Select(c => c.Id)];
        touched.UnionWith(window.Events.Where(e => !Silent.Contains(e.Type)).Select(e => e.CaseId));
        return [.. touched];
    }
}
