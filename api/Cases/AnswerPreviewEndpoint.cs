using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Channels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Cases;

/// <param name="Text">What is written so far; may be empty.</param>
internal sealed record PreviewBody(AnswerKind Kind, string? Text, DateTimeOffset? PromisedFor);

/// <summary>What sending would do.</summary>
/// <param name="Way">sent: to the resident at once; review: at once, and read afterwards; approval: to an approver first; refused.</param>
/// <param name="Code">Of a refusal.</param>
/// <param name="Approvers">Names of those who must agree, in the order they are asked.</param>
/// <param name="Reviewer">Who reads it afterwards.</param>
/// <param name="Says">What the text says, whatever it is sent as.</param>
/// <param name="Phrase">The words by which the first of these was recognised.</param>
internal sealed record ShownPreview(
    [property: AllowedValues("sent", "review", "approval", "refused")] string Way,
    string? Code,
    string? Detail,
    IReadOnlyList<string> Approvers,
    string? Reviewer,
    IReadOnlyList<string> Says,
    string? Phrase);

/// <summary>Tells the author which way a text will go, by the rules that decide when it is sent.</summary>
internal static class AnswerPreviewEndpoint
{
    public static void MapAnswerPreview(this RouteGroupBuilder one) =>
        one.MapPost("/answer/preview", Preview).WithMetadata(new Unaudited("changes nothing and shows nothing of the case; the composer asks while its author writes"))
            .WithSummary("Says which way an answer would go; sends nothing");

    private static async Task<Results<Ok<ShownPreview>, BadRequestProblem, NotFoundProblem>> Preview(
        Guid id, PreviewBody body, ClaimsPrincipal user, CaseReader reader, ThreadCalls threads, CancellationToken cancellation)
    {
        Person person = Person.Of(user);
        if (await reader.Find(person, id, cancellation) is not { } about)
        {
            return Errors.NotFound();
        }

        if (body.Text is { } text && text.Length > ChannelLimits.MaxTextLength(about.Network))
        {
            return Errors.Field("text", $"at most {ChannelLimits.MaxTextLength(about.Network)} characters in this network");
        }

        AnswerPreview? preview = await threads.Preview(about.Thread, new Answer
        {
            CommandId = "preview",
            CaseId = about.Id,
            By = person.Actor,
            Kind = body.Kind,
            Text = body.Text ?? "",
            PromisedFor = body.PromisedFor?.ToUniversalTime(),
        });
        return preview is { } p
            ? TypedResults.Ok(new ShownPreview(p.Way, p.Code, p.Detail, p.Approvers, p.Reviewer, p.Says, p.Phrase))
            : Errors.NotFound();
    }
}
