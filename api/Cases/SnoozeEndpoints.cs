using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Cases;
using Microsoft.AspNetCore.Http.HttpResults;
using Command = Dialog.Api.Cases.CaseCommandEndpoints.Command;

namespace Dialog.Api.Cases;

/// <param name="Until">When the case comes back by itself; not after the nearest deadline.</param>
/// <param name="Note">For that moment; colleagues see it too.</param>
internal sealed record SnoozeBody(DateTimeOffset? Until, string? Note);

/// <param name="Name">later: today, within working hours; tomorrow or nextWorkingDay: when it opens; monday or nextWeek: when the week begins.</param>
internal sealed record ShownSnoozeChoice([property: AllowedValues("later", "tomorrow", "nextWorkingDay", "monday", "nextWeek")] string Name, DateTimeOffset At);

/// <param name="Choices">By the calendar and the zone of the case's authority, only those before the deadline.</param>
/// <param name="Latest">The nearest deadline; null while no clock runs.</param>
internal sealed record ShownSnoozeChoices(IReadOnlyList<ShownSnoozeChoice> Choices, DateTimeOffset? Latest);

/// <summary>Putting a case aside until a moment.</summary>
internal static class SnoozeEndpoints
{
    public static void MapSnooze(this RouteGroupBuilder one)
    {
        one.MapGet("/snooze", Choices).WithMetadata(new Unaudited("shows moments of the calendar and nothing of the resident")).WithSummary("Says until when a case can be put aside");
        one.MapPost("/snooze", (Command call, SnoozeBody b) => call.Run((about, id, by) => Task.FromResult(Prepare(about, b, id, by)), null)).WithSummary("Puts the case aside until a moment");
        one.MapPost("/unsnooze", (Command call, EmptyBody _) => call.Run((id, caseId, by) => new EndSnooze { CommandId = id, CaseId = caseId, By = by })).WithSummary("Brings a case back that was put aside");
    }

    private static Prepared Prepare(CaseSummary about, SnoozeBody b, string id, Actor by) => b.Until is { } until
        ? new Prepared(new Snooze { CommandId = id, CaseId = about.Id, By = by, Until = until.ToUniversalTime(), Note = b.Note }, null)
        : new Prepared(null, Errors.Field("until", "is missing: a moment such as 2026-11-24T09:00:00+03:00"));

    private static async Task<Results<Ok<ShownSnoozeChoices>, NotFoundProblem>> Choices(Guid id, ClaimsPrincipal user, CaseReader reader, ThreadCalls threads, CancellationToken cancellation) =>
        await reader.Find(Person.Of(user), id, cancellation) is { } about && await threads.SnoozeChoices(about.Thread, about.Id) is { } found
            ? TypedResults.Ok(new ShownSnoozeChoices([.. found.Choices.Select(c => new ShownSnoozeChoice(c.Name, c.At))], found.Latest))
            : Errors.NotFound();
}
