using Dialog.Api.Setup;
using Dialog.Channels;
using Dialog.Inbox;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Channels;

/// <summary>Inbound webhooks that networks and vendors call: the raw payload is stored, then acknowledged, then processed.</summary>
internal static class InboundWebhookEndpoints
{
    private const int LargestUpdate = 1024 * 1024;

    public static void MapInboundWebhooks(this WebApplication app)
    {
        RouteGroupBuilder webhooks = app.MapGroup("/hooks").AllowAnonymous().DisableAntiforgery().RequireRateLimiting(Security.WebhookLimit).AddEndpointFilter(LimitWrongSecrets).WithTags("hooks");
        webhooks.MapPost("/feed/{channel}", Feed).WithSummary("The webhook of a monitoring feed");
        webhooks.MapPost("/{kind}/{channel}", Network).WithSummary("The webhook of a network: telegram, vk, max or ok; kept before it is answered");
    }

    // A network that shows a wrong secret is answered as before until it has done so too often; then it waits and repeats its calls.
    private static async ValueTask<object?> LimitWrongSecrets(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        WrongSecrets secrets = http.RequestServices.GetRequiredService<WrongSecrets>();
        string channel = $"hook:{http.Request.RouteValues["kind"] ?? ChannelKinds.Feed}/{http.Request.RouteValues["channel"]}";
        if (secrets.Wait(http, channel) is { } wait)
        {
            return WrongSecrets.Refusal(http, wait);
        }

        http.Response.OnStarting(() =>
        {
            switch (http.Response.StatusCode)
            {
                case StatusCodes.Status401Unauthorized or StatusCodes.Status404NotFound:
                    secrets.Wrong(http);
                    break;
                case StatusCodes.Status200OK:
                    secrets.Right(http, channel);
                    break;
            }

            return Task.CompletedTask;
        });
        return await next(context);
    }

    // Kept by the channel's grain before it answers; an unavailable silo or database is a 503, and the network calls again.
    private static async Task<Results<InboundWebhookAnswer, TooLargeProblem>> Network(string kind, string channel, HttpRequest request, IGrainFactory grains)
    {
        (byte[]? body, TooLargeProblem? fault) = await Body.Read(request, LargestUpdate);
        if (body is null)
        {
            return fault!;
        }

        InboundWebhookCall call = new(kind, HeadersOf(request), request.QueryString.Value?.TrimStart('?') ?? "", body);
        InboundWebhookReply reply = await grains.GetGrain<IChannelGrain>(channel).ReceiveWebhook(call);
        return new InboundWebhookAnswer(reply);
    }

    private static Dictionary<string, string> HeadersOf(HttpRequest request) => request.Headers
        .Where(h => h.Key.StartsWith("X-", StringComparison.OrdinalIgnoreCase) || h.Key is "Authorization" or "Content-Type")
        .ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString());

    private static async Task<Results<Results<Ok<FeedReceipt>, BadRequestProblem, TooLargeProblem>, UnauthorizedProblem>> Feed(string channel, HttpRequest request, IGrainFactory grains, InboxWriter inbox)
    {
        string? header = request.Headers.Authorization.FirstOrDefault();
        string? secret = header is not null && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : null;
        IChannelGrain grain = grains.GetGrain<IChannelGrain>(channel);
        if (await grain.Authenticate(secret) is not { Kind: "feed" })
        {
            return Errors.Unauthorized("wrong-secret", "Authorization: Bearer does not carry the secret of this channel.");
        }

        return await FeedIntake.Take(channel, request, grain, inbox);
    }
}
