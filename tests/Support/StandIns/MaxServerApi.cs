using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Dialog.Support.StandIns;

/// <summary>The methods of the bot API.</summary>
public sealed partial class MaxServer
{
    private async Task Answer(HttpContext context, string path)
    {
        string method = context.Request.Method;
        string[] parts = path.Split('/');
        Calls.AddOrUpdate($"{method} {parts[0]}", 1, (_, n) => n + 1);
        string token = context.Request.Headers.Authorization.ToString();
        if (token.Length == 0 || _revoked.ContainsKey(token))
        {
            await Error(context, 401, "verify.token", "Invalid access_token");
            return;
        }
        MaxBotState bot = Bot(token);
        await ((method, parts) switch
        {
            ("GET", ["me"]) => Ok(context, new() { ["user_id"] = MaxBotState.BotId, ["first_name"] = "Приёмная", ["username"] = "dialog_bot", ["is_bot"] = true, ["last_activity_time"] = 0, ["name"] = "Приёмная" }),
            ("GET", ["subscriptions"]) => Subscriptions(context, bot),
            ("POST", ["subscriptions"]) => Subscribe(context, bot),
            ("DELETE", ["subscriptions"]) => Unsubscribe(context, bot),
            ("GET", ["updates"]) => Updates(context, bot),
            ("GET", ["chats"]) => Ok(context, new() { ["chats"] = new JsonArray([.. bot.In(() => bot.Chats.Select(c => Chat(c.Key, c.Value)).ToArray())]), ["marker"] = null }),
            ("GET", ["chats", var id]) when long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long chat) && bot.Chats.TryGetValue(chat, out string? type) => Ok(context, Chat(chat, type)),
            ("GET", ["messages"]) => History(context, bot, Text(context, "chat_id") ?? "", "from"),
            ("GET", ["messages", var post, "comments"]) => History(context, bot, post, "before"),
            ("POST", ["messages"]) => Send(context, bot, null),
            ("POST", ["messages", var post, "comments"]) => Send(context, bot, post),
            ("POST", ["uploads"]) => Ok(context, UploadPlace(Text(context, "type") ?? "file", token)),
            ("POST", ["answers"]) => AnswerPress(context, bot),
            _ => Error(context, 404, "not.found", "Method not found"),
        });
    }

    private static Task Subscriptions(HttpContext context, MaxBotState bot) => Ok(context, new()
    {
        ["subscriptions"] = new JsonArray([.. bot.Subscriptions.Select(s => new JsonObject
        {
            ["url"] = s.Url, ["time"] = 0, ["update_types"] = new JsonArray([.. s.Types.Select(t => JsonValue.Create(t))]), ["version"] = "0.0.1",
        })]),
    });

    private static async Task Subscribe(HttpContext context, MaxBotState bot)
    {
        JsonObject body = await Body(context.Request);
        string? secret = (string?)body["secret"];
        if (secret is not null && (secret.Length is < 5 or > 256 || !secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')))
        {
            await Error(context, 400, "proto.payload", "secret: must match ^[\\w-]{5,256}$");
            return;
        }
        bot.Subscribe((string)body["url"]!, secret, [.. body["update_types"]?.AsArray().Select(t => (string)t!) ?? []]);
        await Ok(context, new() { ["success"] = true });
    }

    private static Task Unsubscribe(HttpContext context, MaxBotState bot)
    {
        bot.Unsubscribe(Text(context, "url") ?? "");
        return Ok(context, new() { ["success"] = true });
    }

    private async Task Updates(HttpContext context, MaxBotState bot)
    {
        if (bot.Subscriptions.Length > 0)
        {
            await Error(context, 405, "method.not.allowed", "Long polling is not allowed while a webhook is subscribed");
            return;
        }
        long? marker = Number(context, "marker");
        int limit = (int)(Number(context, "limit") ?? 100);
        string[] types = Text(context, "types")?.Split(',') ?? [];
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token);
        end.CancelAfter(TimeSpan.FromSeconds(Math.Min(90, Number(context, "timeout") ?? 30)));
        (MaxEvent[] Events, long Marker) next;
        while (true)
        {
            Task changed = bot.Changed;
            next = bot.From(marker, limit, types);
            if (next.Events.Length > 0 || end.IsCancellationRequested || bot.Subscriptions.Length > 0)
            {
                break;
            }

            await changed.WaitAsync(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (!context.RequestAborted.IsCancellationRequested)
        {
            await Ok(context, new() { ["updates"] = new JsonArray([.. next.Events.Select(e => e.Update.DeepClone())]), ["marker"] = next.Marker });
        }
    }

    private static JsonObject Chat(long id, string type) => new()
    {
        ["chat_id"] = id,
        ["type"] = type,
        ["status"] = "active",
        ["title"] = "Группа",
        ["last_event_time"] = 0,
        ["participants_count"] = 3,
        ["is_public"] = false,
    };

    private static async Task<JsonObject> Body(HttpRequest request)
    {
        using StreamReader reader = new(request.Body);
        return JsonNode.Parse(await reader.ReadToEndAsync()) as JsonObject ?? [];
    }

    private static string? Text(HttpContext context, string name) => context.Request.Query.TryGetValue(name, out StringValues value) ? value.ToString() : null;

    private static long? Number(HttpContext context, string name) =>
        long.TryParse(Text(context, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    private static Task Ok(HttpContext context, JsonObject result) => context.Response.WriteRaw(result);

    private static Task Error(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new JsonObject { ["code"] = code, ["message"] = message });
    }
}
