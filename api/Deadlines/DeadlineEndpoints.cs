using System.Security.Claims;
using Dialog.Api.Auth;
using Dialog.Api.Setup;
using Dialog.Deadlines;

namespace Dialog.Api.Deadlines;

/// <summary>What would the deadline be? Asked by administrators before they save a rule or a calendar.</summary>
internal static class DeadlineEndpoints
{
    public static void MapDeadlines(this WebApplication app)
    {
        RouteGroupBuilder deadlines = app.MapGroup("/api/v1/deadlines").WithTags("deadlines").RequireAuthorization(Permissions.ManageRegions);
        deadlines.MapPost("/simulate", Simulate);
    }

    private static async Task<IResult> Simulate(SimulationRequest body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Person.Of(user).Administers(body.Region))
        {
            return Errors.NotFound();
        }

        if (Check(body.Case) is { } problem)
        {
            return problem;
        }

        SimulationReply reply = await grains.GetGrain<IDeadlineDeskGrain>(body.Region).Simulate(body.Case, body.Proposed);
        return reply switch
        {
            { Errors.Count: > 0 } => Errors.Problem(
                400, "invalid-region", "The proposed configuration contradicts itself; see errors by field.",
                reply.Errors.ToDictionary(e => $"proposed.{e.Key}", e => e.Value)),
            { Stored: null, Proposed: null } => Errors.NotFound(),
            _ => Results.Ok(new { reply.Stored, reply.Proposed }),
        };
    }

    private static IResult? Check(SimulatedCase message)
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

/// <summary>A message nobody wrote and, if wanted, a configuration nobody saved.</summary>
internal sealed record SimulationRequest(string Region, SimulatedCase Case, Dialog.Regions.RegionConfiguration? Proposed);
