using System.Security.Claims;
using Dialog.Api.Audit;
using Dialog.Api.Cases;
using Dialog.Api.Setup;
using Dialog.Channels;

namespace Dialog.Api.Channels;

/// <summary>What a channel leaves for a person: payloads set aside, answers that did not arrive, and how long messages took.</summary>
internal static class ChannelDeskEndpoints
{
    private const int MaxLimit = 200;
    private const int LongestDays = 7;

    public static void MapChannelDesk(this RouteGroupBuilder channels)
    {
        channels.MapGet("/{id}/intake", Intake).WithSummary("What came in and how long its legs took, of the last days").Produces<ChannelIntake>();
        channels.MapGet("/{id}/poison", Poison).WithSummary("Payloads set aside because nobody could read or take them, newest first").Produces<PoisonPage>();
        channels.MapGet("/{id}/poison/{payload}", Payload).WithSummary("One payload as it came; reading it is written down").Produces<PoisonPayload>().WithMetadata(new AuditedRead());
        channels.MapPost("/{id}/poison/{payload}/retry", (string id, long payload, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains) =>
            Decide(id, user, grains, g => g.TakeAgain(payload))).WithSummary("Takes a payload that was set aside once more").Produces(202);
        channels.MapPost("/{id}/poison/{payload}/dismiss", (string id, long payload, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains) =>
            Decide(id, user, grains, g => g.Dismiss(payload))).WithSummary("A payload that was set aside is needed no more").Produces(202);
        channels.MapGet("/{id}/undelivered", Undelivered).WithSummary("Answers that failed, whose fate is unknown, or that wait for the network, newest first").Produces<UndeliveredPage>();
        channels.MapPost("/{id}/undelivered/{answer}/retry", (string id, long answer, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains) =>
            Decide(id, user, grains, g => g.SendAgain(answer))).WithSummary("Sends an answer anew that failed or whose fate is unknown").Produces(202);
    }

    private static async Task<IResult> Intake(string id, ClaimsPrincipal user, IGrainFactory grains, ChannelLog log, CancellationToken cancellation, int days = 1) =>
        days is < 1 or > LongestDays ? Errors.Field("days", $"must be 1 to {LongestDays}: payloads are kept no longer")
        : await ChannelEndpoints.Mine(id, user, grains) is null ? Errors.NotFound()
        : Results.Ok(await log.Intake(id, days, cancellation));

    private static async Task<IResult> Poison(
        string id, ClaimsPrincipal user, IGrainFactory grains, ChannelLog log, CancellationToken cancellation, long? cursor = null, int limit = 50) =>
        limit is < 1 or > MaxLimit ? Errors.Field("limit", $"must be 1 to {MaxLimit}")
        : await ChannelEndpoints.Mine(id, user, grains) is null ? Errors.NotFound()
        : Results.Ok(await log.Poison(id, cursor, limit, cancellation));

    private static async Task<IResult> Payload(string id, long payload, ClaimsPrincipal user, IGrainFactory grains, ChannelLog log, CancellationToken cancellation) =>
        await ChannelEndpoints.Mine(id, user, grains) is not null && await log.Payload(id, payload, cancellation) is { } found ? Results.Ok(found) : Errors.NotFound();

    private static async Task<IResult> Undelivered(
        string id, ClaimsPrincipal user, IGrainFactory grains, ChannelLog log, CancellationToken cancellation, long? cursor = null, int limit = 50) =>
        limit is < 1 or > MaxLimit ? Errors.Field("limit", $"must be 1 to {MaxLimit}")
        : await ChannelEndpoints.Mine(id, user, grains) is null ? Errors.NotFound()
        : Results.Ok(await log.Undelivered(id, cursor, limit, cancellation));

    private static async Task<IResult> Decide(string id, ClaimsPrincipal user, IGrainFactory grains, Func<IChannelGrain, Task<bool>> decision) =>
        await ChannelEndpoints.Mine(id, user, grains) is not null && await decision(grains.GetGrain<IChannelGrain>(id)) ? Results.Accepted() : Errors.NotFound();
}
