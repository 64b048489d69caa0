using System.Security.Claims;
using Dialog.Api.Auth;
using Dialog.Api.Setup;
using Dialog.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Dialog.Api.Cases;

internal sealed record EmptyBody;

internal sealed record AnswerBody(AnswerKind Kind, string Text, DateTimeOffset? PromisedFor, int? SeenVersion);

internal sealed record NoteBody(string Text);

internal sealed record ClassifyBody(MessageKind? Kind, string? Topic, Importance? Importance, string? Address);

internal sealed record AssignBody(string Authority, string? Official, string? Reason);

internal sealed record CloseBody(string Reason);

internal sealed record DeliveredBody(int AnswerVersion);

/// <summary>What a person may do to a case: one address per command, each repeatable under its Idempotency-Key.</summary>
internal static class CaseCommandEndpoints
{
    private const int LongestKey = 100;

    public static void MapCaseCommands(this RouteGroupBuilder cases)
    {
        RouteGroupBuilder one = cases.MapGroup("/{id:guid}");
        one.MapPost("/claim", (Command call, EmptyBody _) => call.Run((id, caseId, by) => new Dialog.Cases.Claim { CommandId = id, CaseId = caseId, By = by }));
        one.MapPost("/release", (Command call, EmptyBody _) => call.Run((id, caseId, by) => new Release { CommandId = id, CaseId = caseId, By = by }));
        one.MapPost("/answer", (Command call, AnswerBody b) => call.Run((id, caseId, by) => new Answer
        {
            CommandId = id, CaseId = caseId, By = by, Kind = b.Kind, Text = b.Text ?? "", PromisedFor = b.PromisedFor?.ToUniversalTime(), SeenVersion = b.SeenVersion,
        }));
        one.MapPost("/note", (Command call, NoteBody b) => call.Run((id, caseId, by) => new AddNote { CommandId = id, CaseId = caseId, By = by, Text = b.Text ?? "" }));
        one.MapPost("/classify", (Command call, ClassifyBody b) => call.Run((id, caseId, by) => new Reclassify
        {
            CommandId = id, CaseId = caseId, By = by, Kind = b.Kind, Topic = b.Topic, Importance = b.Importance, Address = b.Address,
        }));
        one.MapPost("/assign", (Command call, AssignBody b) => call.Run((id, caseId, by) => new Assign
        {
            CommandId = id, CaseId = caseId, By = by, Authority = b.Authority, Official = b.Official, Reason = b.Reason,
        }));
        one.MapPost("/delivered", (Command call, DeliveredBody b) => call.Run((id, caseId, by) => new RecordDelivery
        {
            CommandId = id, CaseId = caseId, By = by, AnswerVersion = b.AnswerVersion, State = DeliveryState.Delivered,
        }));
        one.MapApprovalCommands();
        one.MapWorkCommands();
        one.MapPost("/close", (Command call, CloseBody b) => call.Run((id, caseId, by) => new Close { CommandId = id, CaseId = caseId, By = by, Reason = b.Reason ?? "" }));
    }

    /// <summary>One call of a command: who, on which case, under which key.</summary>
    internal sealed record Command(
        [FromRoute] Guid Id,
        [FromHeader(Name = "Idempotency-Key")] string? Key,
        ClaimsPrincipal User,
        CaseReader Reader,
        ThreadCalls Threads,
        CancellationToken Cancellation)
    {
        /// <summary>A lead may decide where an approver or an arbiter would.</summary>
        public bool IsLead => User.IsInRole(Roles.Lead);

        public static ValueTask<Command?> BindAsync(HttpContext http) => ValueTask.FromResult<Command?>(new Command(
            Guid.Parse((string)http.Request.RouteValues["id"]!),
            http.Request.Headers["Idempotency-Key"].FirstOrDefault(),
            http.User,
            http.RequestServices.GetRequiredService<CaseReader>(),
            http.RequestServices.GetRequiredService<ThreadCalls>(),
            http.RequestAborted));

        public async Task<IResult> Run(Func<string, Guid, Actor, CaseCommand> make)
        {
            if (Key is { Length: > LongestKey })
            {
                return Errors.Field("Idempotency-Key", $"at most {LongestKey} characters");
            }

            Person person = Person.Of(User);
            if (await Reader.Find(person, Id, Cancellation) is not { } found)
            {
                return Errors.NotFound();
            }

            // Two people who happen to send the same key mean two things.
            string commandId = $"api:{person.Login}:{Key ?? Guid.NewGuid().ToString("N")}";
            CommandReply reply = await Threads.Execute(found.Thread, make(commandId, Id, person.Actor));
            return Answer(reply);
        }

        private static IResult Answer(CommandReply reply) => reply.Outcome switch
        {
            CommandOutcome.Refused when reply.Code == "case-not-found" => Errors.NotFound(),
            CommandOutcome.Refused => Results.Problem(
                statusCode: 409,
                title: reply.Code,
                detail: reply.Detail,
                extensions: new Dictionary<string, object?> { ["code"] = reply.Code, ["summary"] = reply.Summary }),
            _ => Results.Ok(new { reply.Outcome, reply.Summary }),
        };
    }
}
