using System.Security.Claims;
using Dialog.Api.Audit;
using Dialog.Api.Cases;
using Dialog.Api.Setup;
using Dialog.Channels;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Channels;

/// <summary>What a channel leaves for its administrator: dead letters, undelivered answers, and how long messages took.</summary>
internal static class ChannelAdministrationEndpoints
{
    private const int MaxLimit = 200;
    private const int LongestDays = 7;

    public static void MapChannelAdministration(this RouteGroupBuilder channels)
    {
        channels.MapGet("/{id}/intake", Intake).WithSummary("What came in and how long its legs took, of the last days");
        channels.MapGet("/{id}/gaps", Gaps).WithSummary("Attributes that the external organisation requires for its services and that have no value in the settings");
        channels.MapGet("/{id}/poison", DeadLetters).AuditsRead("channels.poison.list").WithSummary("Dead letters: payloads that could not be read or applied, newest first");
        channels.MapGet("/{id}/poison/{payload}", Payload).WithSummary("One payload as it came; reading it is written down").AuditsRead("channels.poison.read");
        channels.MapPost("/{id}/poison/{payload}/retry", (string id, long payload, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains) =>
            Decide(id, user, grains, g => g.Replay(payload))).WithSummary("Replays a dead letter");
        channels.MapPost("/{id}/poison/{payload}/dismiss", (string id, long payload, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains) =>
            Decide(id, user, grains, g => g.Dismiss(payload))).WithSummary("Dismisses a dead letter");
        channels.MapGet("/{id}/undelivered", Undelivered).AuditsRead("channels.undelivered.list").WithSummary("Answers that failed, whose outcome is unknown, or that wait for the network, newest first");
        channels.MapPost("/{id}/undelivered/{answer}/retry", (string id, long answer, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains) =>
            Decide(id, user, grains, g => g.SendAgain(answer))).WithSummary("Sends an answer again that failed or whose outcome is unknown");
    }

    private static async Task<Results<Ok<ChannelIntake>, BadRequestProblem, NotFoundProblem>> Intake(string id, ClaimsPrincipal user, IGrainFactory grains, ChannelLog log, CancellationToken cancellation, int days = 1) =>
        days is < 1 or > LongestDays ? Errors.Field("days", $"must be 1 to {LongestDays}: payloads are kept no longer")
        : await ChannelEndpoints.Mine(id, user, grains) is null ? Errors.NotFound()
        : TypedResults.Ok(await log.Intake(id, days, cancellation));

    private static async Task<Results<Ok<ServiceGap[]>, NotFoundProblem>> Gaps(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        await ChannelEndpoints.Mine(id, user, grains) is null ? Errors.NotFound() : TypedResults.Ok(await grains.GetGrain<IChannelGrain>(id).Gaps(null));

    private static async Task<Results<Ok<DeadLetterPage>, BadRequestProblem, NotFoundProblem>> DeadLetters(
        string id, ClaimsPrincipal user, IGrainFactory grains, ChannelLog log, CancellationToken cancellation, long? cursor = null, int limit = 50) =>
        limit is < 1 or > MaxLimit ? Errors.Field("limit", $"must be 1 to {MaxLimit}")
        : await ChannelEndpoints.Mine(id, user, grains) is null ? Errors.NotFound()
        : TypedResults.Ok(await log.DeadLetters(id, cursor, limit, cancellation));

    private static async Task<Results<Ok<DeadLetterPayload>, NotFoundProblem>> Payload(string id, long payload, ClaimsPrincipal user, IGrainFactory grains, ChannelLog log, CancellationToken cancellation) =>
        await ChannelEndpoints.Mine(id, user, grains) is not null && await log.Payload(id, payload, cancellation) is { } found ? TypedResults.Ok(found) : Errors.NotFound();

    private static async Task<Results<Ok<UndeliveredPage>, BadRequestProblem, NotFoundProblem>> Undelivered(
        string id, ClaimsPrincipal user, IGrainFactory grains, ChannelLog log, CancellationToken cancellation, long? cursor = null, int limit = 50) =>
        limit is < 1 or > MaxLimit ? Errors.Field("limit", $"must be 1 to {MaxLimit}")
        : await ChannelEndpoints.Mine(id, user, grains) is null ? Errors.NotFound()
        : TypedResults.Ok(await log.Undelivered(id, cursor, limit, cancellation));

    private static async Task<Results<Accepted, NotFoundProblem>> Decide(string id, ClaimsPrincipal user, IGrainFactory grains, Func<IChannelGrain, Task<bool>> decision) =>
        await ChannelEndpoints.Mine(id, user, grains) is not null && await decision(grains.GetGrain<IChannelGrain>(id)) ? TypedResults.Accepted((string?)null) : Errors.NotFound();
}
