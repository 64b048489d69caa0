using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Cases;
using Dialog.Api.Setup;
using Dialog.Regions;
using Dialog.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Webhooks;

internal sealed record WebhookBody(string Region, string Name, string Url, string[] Events, bool Enabled = true);

/// <param name="FormerHours">How long the former secret goes on signing beside the new one.</param>
internal sealed record RotateBody(int FormerHours = 24);

/// <param name="Secret">Shown this once.</param>
internal sealed record WebhookWithSecret(WebhookView Webhook, string Secret);

/// <param name="Delivery">The id to find it by among the deliveries.</param>
internal sealed record TestDelivery(long Delivery);

/// <summary>Webhooks that notify other systems of what happens in a region, kept by its administrator.</summary>
internal static class WebhookEndpoints
{
    private const int MostPerRegion = 20;
    private const int LongestFormerHours = 168;
    private const int MaxLimit = 200;

    public static void AddWebhooks(this WebApplicationBuilder builder) => builder.Services.AddSingleton<WebhookLog>();

    public static void MapWebhooks(this WebApplication app)
    {
        RouteGroupBuilder webhooks = app.MapGroup("/api/v1/webhooks").WithTags("webhooks").RequireAuthorization(Permissions.ManageWebhooks);
        webhooks.MapGet("/", List).WithSummary("The webhooks of the administrator's regions");
        webhooks.MapPost("/", Create).WithSummary("Makes a webhook; its secret is shown in this answer only");
        webhooks.MapGet("/{id:guid}", Get).WithSummary("One webhook");
        webhooks.MapPut("/{id:guid}", Put).WithSummary("Changes a webhook; enabling a paused one sends what has waited");
        webhooks.MapDelete("/{id:guid}", Delete).WithSummary("Ends a webhook with everything that waits");
        webhooks.MapPost("/{id:guid}/secret", Rotate).WithSummary("A new secret; the former one signs beside it for a while");
        webhooks.MapPost("/{id:guid}/test", Test).WithSummary("Sends a test message");
        webhooks.MapGet("/{id:guid}/deliveries", Deliveries).WithSummary("Deliveries and their outcomes, newest first");
        webhooks.MapPost("/{id:guid}/deliveries/{delivery}/resend", Resend).WithSummary("Sends a settled delivery again, under the same message id");
    }

    private static async Task<Ok<List<WebhookView>>> List(ClaimsPrincipal user, WebhookLog log, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        return TypedResults.Ok(await log.List(me.Region == Person.AllRegions ? null : me.Region, cancellation));
    }

    private static async Task<Results<Created<WebhookWithSecret>, BadRequestProblem, ConflictProblem>> Create(WebhookBody body, ClaimsPrincipal user, WebhookLog log, IGrainFactory grains, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        if (body.Region is null || !me.Administers(body.Region) || await grains.GetGrain<IRegionGrain>(body.Region).Get() is null)
        {
            return Errors.Field("region", "must be a configured region that you administer");
        }

        if ((await log.List(body.Region, cancellation)).Count >= MostPerRegion)
        {
            return Errors.Conflict("too-many-webhooks", $"A region has at most {MostPerRegion}.");
        }

        Guid id = Guid.NewGuid();
        WebhookReply reply = await grains.GetGrain<IWebhookGrain>(id).Put(Settings(body), me.ActorId, me.Region);
        return reply is { Webhook: { } made, Secret: { } secret } ? TypedResults.Created($"/api/v1/webhooks/{id}", new WebhookWithSecret(made, secret)) : Wrong(reply);
    }

    private static async Task<Results<Ok<WebhookView>, NotFoundProblem>> Get(Guid id, ClaimsPrincipal user, IGrainFactory grains) =>
        await Mine(id, user, grains) is { } webhook ? TypedResults.Ok(webhook) : Errors.NotFound();

    private static async Task<Results<Ok<WebhookView>, BadRequestProblem, NotFoundProblem>> Put(Guid id, WebhookBody body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await Mine(id, user, grains) is not { } known)
        {
            return Errors.NotFound();
        }

        if (body.Region != known.Settings.Region)
        {
            return Errors.Field("region", "cannot change: make another webhook");
        }

        Person me = Person.Of(user);
        WebhookReply reply = await grains.GetGrain<IWebhookGrain>(id).Put(Settings(body), me.ActorId, me.Region);
        return reply.Webhook is { } changed ? TypedResults.Ok(changed) : Wrong(reply);
    }

    private static async Task<Results<NoContent, NotFoundProblem>> Delete(Guid id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await Mine(id, user, grains) is null)
        {
            return Errors.NotFound();
        }

        await grains.GetGrain<IWebhookGrain>(id).Delete();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<WebhookWithSecret>, BadRequestProblem, NotFoundProblem>> Rotate(Guid id, RotateBody body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await Mine(id, user, grains) is null)
        {
            return Errors.NotFound();
        }

        if (body.FormerHours is < 0 or > LongestFormerHours)
        {
            return Errors.Field("formerHours", $"0 to {LongestFormerHours}");
        }

        WebhookReply reply = await grains.GetGrain<IWebhookGrain>(id).Rotate(TimeSpan.FromHours(body.FormerHours));
        return reply is { Webhook: { } webhook, Secret: { } secret } ? TypedResults.Ok(new WebhookWithSecret(webhook, secret)) : Errors.NotFound();
    }

    private static async Task<Results<Accepted<TestDelivery>, NotFoundProblem>> Test(Guid id, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains) =>
        await Mine(id, user, grains) is null || await grains.GetGrain<IWebhookGrain>(id).Test() is not { } delivery
            ? Errors.NotFound()
            : TypedResults.Accepted($"/api/v1/webhooks/{id}/deliveries", new TestDelivery(delivery));

    private static async Task<Results<Ok<WebhookDeliveryPage>, BadRequestProblem, NotFoundProblem>> Deliveries(
        Guid id, ClaimsPrincipal user, IGrainFactory grains, WebhookLog log, CancellationToken cancellation, string? state = null, long? cursor = null, int limit = 50)
    {
        if (await Mine(id, user, grains) is null)
        {
            return Errors.NotFound();
        }

        if (state is not null && !WebhookLog.States.Contains(state))
        {
            return Errors.Field("state", $"must be one of {string.Join(", ", WebhookLog.States)}");
        }

        return limit is < 1 or > MaxLimit
            ? Errors.Field("limit", $"must be 1 to {MaxLimit}")
            : TypedResults.Ok(await log.Deliveries(id, state, cursor, limit, cancellation));
    }

    private static async Task<Results<Accepted, NotFoundProblem>> Resend(Guid id, long delivery, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains) =>
        await Mine(id, user, grains) is not null && await grains.GetGrain<IWebhookGrain>(id).Resend(delivery)
            ? TypedResults.Accepted((string?)null)
            : Errors.NotFound();

    private static async Task<WebhookView?> Mine(Guid id, ClaimsPrincipal user, IGrainFactory grains) =>
        await grains.GetGrain<IWebhookGrain>(id).Get() is { } webhook && Person.Of(user).Administers(webhook.Settings.Region) ? webhook : null;

    private static WebhookSettings Settings(WebhookBody b) => new(b.Region, b.Name?.Trim() ?? "", b.Url?.Trim() ?? "", [.. (b.Events ?? []).Distinct()], b.Enabled);

    private static BadRequestProblem Wrong(WebhookReply reply) =>
        Errors.Invalid("invalid-input", string.Join("; ", reply.Errors.Select(e => $"{e.Key}: {e.Value[0]}")), reply.Errors);
}
