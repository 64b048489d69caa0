using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Dialog.Api.Files;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.Metadata;

namespace Dialog.Api.Drafts;

/// <summary>A draft as the console shows it.</summary>
/// <param name="PromisedFor">As it was typed.</param>
internal sealed record ShownDraft(
    long Version, [property: AllowedValues("reply", "note", "askAddress", "intermediate", "final")] string Mode, string Text, IEnumerable<FileView> Files, string? PromisedFor);

/// <param name="Version">The version that is stored now.</param>
internal sealed record DraftVersion(long Version);

/// <summary>409: another tab or browser of the same person was faster; the stored draft comes with it.</summary>
internal sealed class DraftChanged(ShownDraft draft)
    : Problem(409, "draft-changed", "Another tab or browser of yours saved or sent this draft meanwhile."), IEndpointMetadataProvider
{
    protected override IEnumerable<KeyValuePair<string, object?>> More => [new("draft", draft)];

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare<DraftProblemDocument>(builder, 409);
}

/// <param name="Draft">The stored draft.</param>
internal sealed record DraftProblemDocument(
    int Status, string Title, string Code, ShownDraft Draft, string? Type = null, string? Detail = null) : ProblemDocument(Status, Title, Code, Type, Detail);
