using Dialog.Cases;
using Command = Dialog.Api.Cases.CaseCommandEndpoints.Command;

namespace Dialog.Api.Cases;

/// <param name="Revision">Version of the event that proposed the text on the screen.</param>
internal sealed record ApproveBody(int Revision, int? SeenVersion);

internal sealed record ReturnBody(int Revision, string Reason);

internal sealed record DelegateBody(int Revision, string To);

internal sealed record WithdrawBody(int Revision);

internal sealed record ReviewBody(int AnswerVersion, bool Good, string? Note);

/// <summary>What approvers and authors say about a text that waits.</summary>
internal static class ApprovalEndpoints
{
    public static void MapApprovalCommands(this RouteGroupBuilder one)
    {
        one.MapPost("/approve", (Command call, ApproveBody b) => call.Run((id, caseId, by) => new Approve
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Revision = b.Revision,
            SeenVersion = b.SeenVersion,
            AsLead = call.IsLead,
        })).WithSummary("Agrees to exactly this revision of an answer");
        one.MapPost("/return", (Command call, ReturnBody b) => call.Run((id, caseId, by) => new ReturnAnswer
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Revision = b.Revision,
            Reason = b.Reason ?? "",
            AsLead = call.IsLead,
        })).WithSummary("Returns an answer to its author");
        one.MapPost("/delegate", (Command call, DelegateBody b) => call.Run((id, caseId, by) => new DelegateApproval
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Revision = b.Revision,
            To = b.To ?? "",
            AsLead = call.IsLead,
        })).WithSummary("Lets somebody else decide on an answer");
        one.MapPost("/withdraw", (Command call, WithdrawBody b) => call.Run((id, caseId, by) => new WithdrawAnswer
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Revision = b.Revision,
        })).WithSummary("Takes a proposed answer back");
        one.MapPost("/review", (Command call, ReviewBody b) => call.Run((id, caseId, by) => new ReviewAnswer
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            AnswerVersion = b.AnswerVersion,
            Good = b.Good,
            Note = b.Note,
            AsLead = call.IsLead,
        })).WithSummary("Says whether an answer that went out was good");
    }
}
