using System.Reflection;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.ReadModel;
using Dialog.Api.Reference;
using Dialog.Api.Setup;
using Dialog.Cases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Dialog.Api.Cases;


/// <param name="Attachments">Ids of files handed in for this case.</param>
/// <param name="Template">The template it was begun with, to count its use.</param>
internal sealed record AnswerBody(AnswerKind Kind, string Text, DateTimeOffset? PromisedFor, int? SeenVersion, Guid[]? Attachments, Guid? Template);

/// <param name="Mentions">Ids of people of the directory who are told of the note; an @id in the text counts too and is shown as the name.</param>
internal sealed record NoteBody(string Text, string[]? Mentions = null);

internal sealed record ClassifyBody(MessageKind? Kind, string? Topic, Importance? Importance, string? Address);

/// <param name="ByLoad">Without an official: the one with the most room has it, instead of whoever takes it next.</param>
internal sealed record AssignBody(string Authority, string? Official, string? Reason, bool? ByLoad);

internal sealed record CloseBody(string Reason);

internal sealed record DeliveredBody(int AnswerVersion);

/// <summary>What a person may do to a case: one address per command, each repeatable under its Idempotency-Key.</summary>
internal static class CaseCommandEndpoints
{
    private const int LongestKey = 100;

    public static void MapCaseCommands(this RouteGroupBuilder cases)
    {
        RouteGroupBuilder one = cases.MapGroup("/{id:guid}").RequireAuthorization(Permissions.WorkOnCases);
        one.MapPost("/claim", (Command call, EmptyBody _) => call.Run((id, caseId, by) => new Dialog.Cases.Claim { CommandId = id, CaseId = caseId, By = by })).WithSummary("Takes the case, with a lease");
        one.MapPost("/release", (Command call, EmptyBody _) => call.Run((id, caseId, by) => new Release { CommandId = id, CaseId = caseId, By = by })).WithSummary("Gives the case back to the queue");
        one.MapPost("/answer", (Command call, AnswerBody b, Answering answering) => call.Run(
            (about, id, by) => answering.Prepare(about, b, id, by, call.Cancellation), (person, about, outcome) => answering.Sent(person, about, outcome == CommandOutcome.Done ? b.Template : null))).WithSummary("Writes to the resident");
        one.MapAnswerPreview();
        one.MapPost("/note", (Command call, NoteBody b, Mentioning mentioning, Answering answering) => call.Run(
            (about, id, by) => mentioning.Prepare(about, b, id, by, call.Cancellation),
            (person, about, _) => answering.Sent(person, about, null))).WithSummary("Writes a note for colleagues; mentions name those who are told of it");
        one.MapPost("/classify", (Command call, ClassifyBody b) => call.Run((id, caseId, by) => new Reclassify
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Kind = b.Kind,
            Topic = b.Topic,
            Importance = b.Importance,
            Address = b.Address,
        })).WithSummary("Corrects kind, topic, importance or address");
        one.MapPost("/assign", (Command call, AssignBody b) => call.Run((id, caseId, by) => new Assign
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            Authority = b.Authority,
            Official = b.Official,
            Reason = b.Reason,
            ByLoad = b.ByLoad == true,
        })).WithSummary("Gives the case to an authority or an official");
        one.MapPost("/forward", (Command call, ForwardBody b, Forwarding forwarding) => call.Run((about, id, by) => forwarding.Prepare(about, b, id, by, call.Cancellation), null)).WithSummary("Forwards the case to an external organisation by its Open311 server; the case stays ours");
        one.MapPost("/delivered", (Command call, DeliveredBody b) => call.Run((id, caseId, by) => new RecordDelivery
        {
            CommandId = id,
            CaseId = caseId,
            By = by,
            AnswerVersion = b.AnswerVersion,
            State = DeliveryState.Delivered,
        })).WithSummary("Says that a doubtful answer reached the resident");
        one.MapSnooze();
        one.MapWorkCommands();
        one.MapMergeCommands();
        one.MapPost("/close", (Command call, CloseBody b) => call.Run((id, caseId, by) => new Close { CommandId = id, CaseId = caseId, By = by, Reason = b.Reason ?? "" })).WithSummary("Closes the case");

        // Whether somebody is the approver of this text is decided by the rules.
        cases.MapGroup("/{id:guid}").RequireAuthorization(Permissions.ApproveAnswers).MapApprovalCommands();
    }

    /// <summary>One call of a command: who, on which case, under which key.</summary>
    internal sealed record Command(
        [FromRoute] Guid Id,
        [FromHeader(Name = "Idempotency-Key")] string? Key,
        ClaimsPrincipal User,
        CaseReader Reader,
        ThreadCalls Threads,
        CancellationToken Cancellation) : IEndpointParameterMetadataProvider
    {
        /// <summary>A lead may decide where an approver or an arbiter would.</summary>
        public bool IsLead => User.IsInRole(Roles.Lead);

        public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new TakesIdempotencyKey());

        public static ValueTask<Command?> BindAsync(HttpContext http) => ValueTask.FromResult<Command?>(new Command(
            Guid.Parse((string)http.Request.RouteValues["id"]!),
            http.Request.Headers["Idempotency-Key"].FirstOrDefault(),
            http.User,
            http.RequestServices.GetRequiredService<CaseReader>(),
            http.RequestServices.GetRequiredService<ThreadCalls>(),
            http.RequestAborted));

        public Task<Results<Ok<CommandAnswer>, BadRequestProblem, NotFoundProblem, CommandRefused>> Run(Func<string, Guid, Actor, CaseCommand> make) =>
            Run((about, id, by) => Task.FromResult<Prepared>(new(make(id, about.Id, by), null)), null);

        /// <summary>The same for a command that must be checked first; <paramref name="done"/> runs after the commit.</summary>
        public async Task<Results<Ok<CommandAnswer>, BadRequestProblem, NotFoundProblem, CommandRefused>> Run(Func<CaseSummary, string, Actor, Task<Prepared>> prepare, Func<Person, CaseSummary, CommandOutcome, Task>? done)
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
            Prepared prepared = await prepare(found, commandId, person.Actor);
            if (prepared.Command is not { } command)
            {
                return prepared.Fault!;
            }

            CommandReply reply = await Threads.Execute(found.Thread, command);
            if (done is not null && reply.Outcome != CommandOutcome.Refused)
            {
                await done(person, found, reply.Outcome);
            }

            return Answer(reply);
        }

        private static Results<Ok<CommandAnswer>, BadRequestProblem, NotFoundProblem, CommandRefused> Answer(CommandReply reply) => reply.Outcome switch
        {
            CommandOutcome.Refused when reply.Code == "case-not-found" => Errors.NotFound(),
            CommandOutcome.Refused => new CommandRefused(reply),
            _ => TypedResults.Ok(new CommandAnswer(reply.Outcome, reply.Summary, reply.Way)),
        };
    }
}

/// <summary>A command ready to be executed, or the answer to give instead.</summary>
internal readonly record struct Prepared(CaseCommand? Command, BadRequestProblem? Fault);
