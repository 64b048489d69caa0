using Dialog.Cases;
using Command = Dialog.Api.Cases.CaseCommandEndpoints.Command;

namespace Dialog.Api.Cases;

internal sealed record HandBackBody(string Reason, string? Proposed);

internal sealed record ArbitrateBody(string Authority, string? Official, string Reason);

internal sealed record PromiseOwnerBody(string Owner);

/// <param name="Text">What was done, by whom, when.</param>
/// <param name="Attachments">Ids of files handed in for this case. A text, a file or both.</param>
internal sealed record PromiseKeptBody(string? Text, Guid[]? Attachments);

internal sealed record TagsBody(string[]? Add, string[]? Remove);

/// <param name="Values">By field id; null clears.</param>
internal sealed record FieldsBody(Dictionary<string, string?> Values);

internal sealed record FormalBody(string FullName, string ReplyTo, string? Text);

internal sealed record RegisterBody(string Number);

internal sealed record FormalAnswerBody(string Reference);

/// <summary>Whose a case is, what was promised in it, how it is labelled, and the formal appeal.</summary>
internal static class WorkEndpoints
{
    public static void MapWorkCommands(this RouteGroupBuilder one)
    {
        one.MapPost("/hand-back", (Command call, HandBackBody b) => call.Run((id, caseId, by) => new HandBack
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Reason = b.Reason ?? "",
            Proposed = b.Proposed,
        })).WithSummary("Hands a case back that is somebody else's");
        one.MapPost("/arbitrate", (Command call, ArbitrateBody b) => call.Run((id, caseId, by) => new Arbitrate
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Authority = b.Authority ?? "",
            Official = b.Official,
            Reason = b.Reason ?? "",
            AsLead = call.IsLead,
        })).WithSummary("Decides whose a case is");
        one.MapPost("/promise-owner", (Command call, PromiseOwnerBody b) => call.Run((id, caseId, by) => new GivePromise
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Owner = b.Owner ?? "",
        })).WithSummary("Makes somebody else answer for a promise");
        one.MapPost("/promise-kept", (Command call, PromiseKeptBody b, Answering answering) => call.Run(
            (about, id, by) => answering.Prepare(about, b, id, by, call.Cancellation), null)).WithSummary("Shows that a promise is kept, with words or photos");
        one.MapPost("/tags", (Command call, TagsBody b) => call.Run((id, caseId, by) => new TagCase
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Add = b.Add ?? [],
            Remove = b.Remove ?? [],
        })).WithSummary("Sets the tags of a case");
        one.MapPost("/fields", (Command call, FieldsBody b) => call.Run((id, caseId, by) => new SetFields
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Values = b.Values ?? [],
        })).WithSummary("Sets the region's own fields of a case");
        one.MapPost("/formal", (Command call, FormalBody b) => call.Run((id, caseId, by) => new AskFormally
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            FullName = b.FullName ?? "",
            ReplyTo = b.ReplyTo ?? "",
            Text = b.Text,
        })).WithSummary("Hands the case over to the formal procedure");
        one.MapPost("/formal/register", (Command call, RegisterBody b) => call.Run((id, caseId, by) => new RegisterFormally
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Number = b.Number ?? "",
        })).WithSummary("Registers a formal appeal under its number");
        one.MapPost("/formal/answer", (Command call, FormalAnswerBody b) => call.Run((id, caseId, by) => new AnswerFormally
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Reference = b.Reference ?? "",
        })).WithSummary("Says that a formal appeal was answered");
    }
}
