using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Officials;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Dialog.Api.Cases;

/// <summary>"Give me the next one": the nearest deadline that nobody holds, as long as there is room for one more.</summary>
internal sealed class NextCase(NpgsqlDataSource database, ThreadCalls threads, IGrainFactory grains)
{
    // Concurrent callers try the cases in the same order; the last of fifty queries again.
    private const int Candidates = 50;

    public static async Task<Results<Ok<CommandAnswer>, NoContent, BadRequestProblem, ConflictProblem>> Take(EmptyBody _, ClaimsPrincipal user, HttpContext http, NextCase next, CancellationToken cancellation)
    {
        string? key = http.Request.Headers["Idempotency-Key"].FirstOrDefault();
        return key is { Length: > 100 } ? Errors.Field("Idempotency-Key", "at most 100 characters") : await next.For(Person.Of(user), key ?? Guid.NewGuid().ToString("N"), cancellation);
    }

    private async Task<Results<Ok<CommandAnswer>, NoContent, BadRequestProblem, ConflictProblem>> For(Person person, string key, CancellationToken cancellation)
    {
        string commandId = $"api:{person.Login}:{key}";
        if (await Taken(person, commandId, cancellation) is { } before)
        {
            return TypedResults.Ok(new CommandAnswer(CommandOutcome.AlreadyDone, before));
        }

        if (await Room(person) is { } full)
        {
            return Errors.Conflict("at-capacity", $"You hold {full} cases: answer or release one first.");
        }

        string[]? bound = person.IsBoundToAuthority ? [.. person.Authorities] : null;
        List<CaseSummary> waiting = await Read("next_cases", cancellation,
            person.Region, bound, person.ActorId, Candidates);
        foreach (CaseSummary candidate in waiting)
        {
            CommandReply reply = await threads.Execute(candidate.Thread, new Dialog.Cases.Claim { CommandId = commandId, CaseId = candidate.Id, By = person.Actor });
            if (reply.Outcome == CommandOutcome.Done)
            {
                return TypedResults.Ok(new CommandAnswer(reply.Outcome, reply.Summary));
            }

            // Held by this very person: another request of theirs took it first, or this request was sent twice at once.
            if (reply.Outcome == CommandOutcome.AlreadyDone && await Taken(person, commandId, cancellation) is { } mine)
            {
                return TypedResults.Ok(new CommandAnswer(reply.Outcome, mine));
            }
        }

        return TypedResults.NoContent();
    }

    private async Task<CaseSummary?> Taken(Person person, string commandId, CancellationToken cancellation) => (await Read(
        "taken_case", cancellation, person.Region, person.ActorId, commandId)).FirstOrDefault();

    /// <summary>Null while there is room; the number of held cases when there is none. Who is no official of the region has no limit.</summary>
    private async Task<int?> Room(Person person)
    {
        RegionConfiguration? region = await grains.GetGrain<IRegionGrain>(person.Region).Get();
        if (region?.Officials.FirstOrDefault(o => o.Id == person.ActorId) is not { } official)
        {
            return null;
        }

        OfficialView view = await grains.GetGrain<IOfficialGrain>($"{person.Region}/{official.Id}").Get();
        return view.Claims.Length >= official.Capacity ? view.Claims.Length : null;
    }

    private async Task<List<CaseSummary>> Read(string name, CancellationToken cancellation, params SqlValue[] parameters)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read(name)).Bind(parameters);

        return await CaseReader.Summaries(command, cancellation);
    }
}
