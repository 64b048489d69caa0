using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Deadlines;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Deadlines;

/// <summary>What would the deadline be? Asked by administrators before they save a rule or a calendar.</summary>
internal static class DeadlineEndpoints
{
    public static void MapDeadlines(this WebApplication app)
    {
        RouteGroupBuilder deadlines = app.MapGroup("/api/v1/deadlines").WithTags("deadlines").RequireAuthorization(Permissions.ManageRegions);
        deadlines.MapPost("/simulate", Simulate).WithSummary("What a deadline would be, and why");
    }

    private static async Task<Results<Ok<Simulation>, BadRequestProblem, NotFoundProblem>> Simulate(SimulationRequest body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Person.Of(user).Administers(body.Region))
        {
            return Errors.NotFound();
        }

        if (Check(body.Case) is { } problem)
        {
            return problem;
        }

        SimulationReply reply = await grains.GetGrain<IDeadlineAdministrationGrain>(body.Region).Simulate(body.Case, body.Proposed);
        return reply switch
        {
            { Errors.Count: > 0 } => Errors.Invalid("invalid-region", "The proposed configuration contradicts itself; see errors by field.",
                reply.Errors.ToDictionary(e => $"proposed.{e.Key}", e => e.Value)),
            { Stored: null, Proposed: null } => Errors.NotFound(),
            _ => TypedResults.Ok(new Simulation(reply.Stored, reply.Proposed)),
        };
    }

    private static BadRequestProblem? Check(SimulatedCase message)
    {
        if (message.Pauses.Length > 20)
        {
            return Errors.Field("case.pauses", "must be 20 at most");
        }

        int reversed = Array.FindIndex(message.Pauses, p => p.To <= p.From);
        if (reversed >= 0)
        {
            return Errors.Field($"case.pauses[{reversed}].to", "must be later than from");
        }

        // The calendar's arithmetic goes a thousand years; a date outside a lifetime is a mistake in the question.
        foreach ((string field, DateTimeOffset? at) in new[] { ("receivedAt", message.ReceivedAt), ("publishedAt", message.PublishedAt), ("promisedFor", message.PromisedFor) })
        {
            if (at is { Year: < CalendarEndpoints.FirstYear or > CalendarEndpoints.LastYear })
            {
                return Errors.Field($"case.{field}", $"must be in the years {CalendarEndpoints.FirstYear} to {CalendarEndpoints.LastYear}");
            }
        }

        return null;
    }
}

/// <summary>What the deadlines are now and what they would be.</summary>
internal sealed record Simulation(SimulatedDeadlines? Stored, SimulatedDeadlines? Proposed);

/// <summary>A message nobody wrote and, if wanted, a configuration nobody saved.</summary>
internal sealed record SimulationRequest(string Region, SimulatedCase Case, Dialog.Regions.RegionConfiguration? Proposed);
