using System.Text.Json;
using Dialog.Api.Setup;
using Dialog.Channels;

namespace Dialog.Api.Channels;

/// <summary>What networks and vendors call: the raw payload is stored, then acknowledged, then worked on.</summary>
internal static class HookEndpoints
{
    private const string TelegramSecret = "X-Telegram-Bot-Api-Secret-Token";
    private const int LargestUpdate = 1024 * 1024;

    public static void MapHooks(this WebApplication app)
    {
        RouteGroupBuilder hooks = app.MapGroup("/hooks").AllowAnonymous().WithTags("hooks");
        hooks.MapPost("/telegram/{channel}", Telegram);
        hooks.MapPost("/feed/{channel}", Feed);
    }

    private static async Task<IResult> Telegram(string channel, HttpRequest request, IGrainFactory grains, InboxWriter inbox)
    {
        IChannelGrain grain = grains.GetGrain<IChannelGrain>(channel);
        if (await grain.Authenticate(request.Headers[TelegramSecret].FirstOrDefault()) is not { Kind: "telegram" })
        {
            return Errors.Problem(401, "wrong-secret", $"{TelegramSecret} is not the secret of this channel.");
        }

        (byte[]? body, IResult? fault) = await Body.Read(request, LargestUpdate);
        if (body is null)
        {
            return fault!;
        }

        string updateId;
        try
        {
            using JsonDocument update = JsonDocument.Parse(body);
            if (update.RootElement.ValueKind != JsonValueKind.Object || !update.RootElement.TryGetProperty("update_id", out JsonElement id)
                || id.ValueKind != JsonValueKind.Number || !id.TryGetInt64(out long number))
            {
                return Errors.Field("update_id", "an update must carry its number");
            }

            updateId = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (JsonException e)
        {
            return Errors.Field("body", $"is not JSON: {e.Message}");
        }

        await inbox.Put(channel, [updateId], [body], request.HttpContext.RequestAborted);
        // Stored: whatever becomes of this call, the sweeper brings it again.
        grain.Process([updateId]).Ignore();
        return Results.Ok();
    }

    private static async Task<IResult> Feed(string channel, HttpRequest request, IGrainFactory grains, InboxWriter inbox)
    {
        string? header = request.Headers.Authorization.FirstOrDefault();
        string? secret = header is not null && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : null;
        IChannelGrain grain = grains.GetGrain<IChannelGrain>(channel);
        if (await grain.Authenticate(secret) is not { Kind: "feed" })
        {
            return Errors.Problem(401, "wrong-secret", "Authorization: Bearer does not carry the secret of this channel.");
        }

        return await FeedIntake.Take(channel, request, grain, inbox);
    }
}
