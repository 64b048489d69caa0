using Dialog.Privacy;

namespace Dialog.Api.ReadModel;

/// <summary>
/// Ids of messages as they are shown. Of the form's the ids of before were the form's own, from which the resident's code followed: those
/// are shown as digests.
/// </summary>
internal static class FormMessageIds
{
    /// <summary>What today's ids of further messages begin with; the first is "1".</summary>
    public const string Prefix = "m:";
    private const string First = "1";

    /// <param name="ofForm">The message came by a region's form.</param>
    public static string Shown(bool ofForm, string id) =>
        ofForm && id != First && !id.StartsWith(Prefix, StringComparison.Ordinal) ? $"f:{OpaqueIds.Of(id)}" : id;
}
