using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Dialog.Api.Setup;
using Dialog.Cases;
using Microsoft.AspNetCore.Http.Metadata;

namespace Dialog.Api.Cases;

/// <param name="Outcome">done, or alreadyDone when the same Idempotency-Key was seen before.</param>
/// <param name="Summary">The case after it.</param>
/// <param name="Way">The way an answer took: sent, review (sent and read afterwards) or approval; null for other commands and for a repeated one.</param>
internal sealed record CommandAnswer(CommandOutcome Outcome, CaseSummary? Summary, [property: AllowedValues("sent", "review", "approval", null)] string? Way = null);

/// <summary>409: the rules refuse; the code says why, the summary gives the current state of the case.</summary>
internal sealed class CommandRefused(CommandReply reply) : Problem(409, reply.Code!, reply.Detail), IEndpointMetadataProvider
{
    protected override IEnumerable<KeyValuePair<string, object?>> More => [new("summary", reply.Summary)];

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare<CommandProblemDocument>(builder, 409);
}

/// <param name="Summary">The current state of the case.</param>
internal sealed record CommandProblemDocument(
    int Status, string Title, string Code, string? Type = null, string? Detail = null, CaseSummary? Summary = null) : ProblemDocument(Status, Title, Code, Type, Detail);
