using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>The methods of the Bot API.</summary>
public sealed partial class TelegramServer
{
    private async Task Answer(HttpContext context, string token, string method)
    {
        Calls.AddOrUpdate(method, 1, (_, n) => n + 1);
        TelegramBotState bot = Bot(token);
        (JsonElement request, IReadOnlyList<SentPart> files) = context.Request.HasFormContentType
            ? await TelegramForms.Read(context.Request, method)
            : (await Body(context.Request), []);
        switch (method)
        {
            case "getMe":
                await Ok(context, new JsonObject { ["id"] = long.Parse(token.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture), ["is_bot"] = true, ["first_name"] = "Приёмная", ["username"] = "dialog_bot" });
                return;
            case "getWebhookInfo":
                await Ok(context, Info(bot));
                return;
            case "setWebhook":
                bot.SetWebhook(Text(request, "url"), Text(request, "secret_token"));
                Want(bot, request);
                await Ok(context, JsonValue.Create(true));
                return;
            case "deleteWebhook":
                bot.SetWebhook(null, null);
                await Ok(context, JsonValue.Create(true));
                return;
            case "getUpdates":
                await Updates(context, bot, request);
                return;
            case "sendMessage" or "sendPhoto" or "sendDocument" or "sendMediaGroup":
                await Send(context, bot, method, request, files);
                return;
            case "answerCallbackQuery":
                await AnswerPress(context, bot, request);
                return;
            case "editMessageReplyMarkup":
                await ReplaceButtons(context, bot, request);
                return;
            case "answerGuestQuery":
                await AnswerGuest(context, bot, request);
                return;
            case "getFile":
                await File(context, bot, Text(request, "file_id"));
                return;
            default:
                await Error(context, 404, "Not Found");
                return;
        }
    }

    private async Task Updates(HttpContext context, TelegramBotState bot, JsonElement request)
    {
        if (bot.Webhook is not null)
        {
            await Error(context, 409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            return;
        }
        Want(bot, request);
        long? offset = request.TryGetProperty("offset", out JsonElement o) ? o.GetInt64() : null;
        int limit = request.TryGetProperty("limit", out JsonElement l) ? l.GetInt32() : 100;
        int seconds = request.TryGetProperty("timeout", out JsonElement t) ? t.GetInt32() : 0;
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token);
        end.CancelAfter(TimeSpan.FromSeconds(seconds));
        JsonObject[] updates;
        while (true)
        {
            Task changed = bot.Changed;
            updates = bot.From(offset, limit);
            if (updates.Length > 0 || end.IsCancellationRequested || bot.Webhook is not null)
            {
                break;
            }

            await changed.WaitAsync(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (!context.RequestAborted.IsCancellationRequested)
        {
            await Ok(context, new JsonArray([.. updates.Select(u => u.DeepClone())]));
        }
    }

    private static Task File(HttpContext context, TelegramBotState bot, string? id) => id is not null && bot.Files.TryGetValue(id, out byte[]? bytes)
        ? Ok(context, new JsonObject { ["file_id"] = id, ["file_unique_id"] = id, ["file_size"] = bytes.Length, ["file_path"] = $"photos/{id}.jpg" })
        : Error(context, 400, "Bad Request: invalid file_id");

    private async Task Download(HttpContext context, string token, string path)
    {
        Calls.AddOrUpdate("download", 1, (_, n) => n + 1);
        if (Bot(token).Files.TryGetValue(Path.GetFileNameWithoutExtension(path), out byte[]? bytes))
        {
            await context.Response.Body.WriteAsync(bytes);
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }

    private async Task Send(HttpContext context, TelegramBotState bot, string method, JsonElement request, IReadOnlyList<SentPart> files)
    {
        switch (bot.NextFault())
        {
            case TelegramFault.TooMany tooMany:
                await Error(context, 429, $"Too Many Requests: retry after {tooMany.RetryAfter}", new JsonObject { ["retry_after"] = tooMany.RetryAfter });
                return;
            case TelegramFault.Refuse refuse:
                await Error(context, refuse.Code, refuse.Description);
                return;
            case TelegramFault.Gateway gateway:
                context.Response.StatusCode = gateway.Status;
                await context.Response.WriteAsync("<html>Bad Gateway</html>");
                return;
            case TelegramFault.Reset:
                context.Abort();
                return;
            case TelegramFault.TakeAndReset:
                bot.Take(method, request, files);
                context.Abort();
                return;
            case TelegramFault.TakeAndHang:
                bot.Take(method, request, files);
                bot.Hang();
                using (CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token))
                {
                    await Task.Delay(Timeout.Infinite, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                return;
            default:
                if (Refusal(bot, request) is { } no)
                {
                    await Error(context, 400, no);
                    return;
                }

                SentText sent = bot.Take(method, request, files);
                JsonObject message = new()
                {
                    ["message_id"] = sent.MessageId,
                    ["date"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
                    ["chat"] = new JsonObject { ["id"] = sent.Chat, ["type"] = sent.Chat < 0 ? "supergroup" : "private" },
                    ["text"] = sent.Text,
                };
                await Ok(context, method == "sendMediaGroup" ? new JsonArray(message) : message);
                return;
        }
    }

    private static JsonObject Info(TelegramBotState bot)
    {
        JsonObject info = new()
        {
            ["url"] = bot.Webhook ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = bot.PendingCount,
        };
        if (bot.LastErrorAt is { } at)
        {
            info["last_error_date"] = at.ToUnixTimeSeconds();
            info["last_error_message"] = bot.LastError;
        }
        return info;
    }

    private static async Task<JsonElement> Body(HttpRequest request)
    {
        // The client sends its JSON in chunks: no length does not mean no body.
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body);
        return body.Length == 0 ? JsonElement.Parse("{}") : JsonElement.Parse(body.ToArray());
    }

    private static string? Text(JsonElement request, string name) => request.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static Task Ok(HttpContext context, JsonNode result) =>
        context.Response.WriteRaw(new JsonObject { ["ok"] = true, ["result"] = result });

    private static Task Error(HttpContext context, int code, string description, JsonObject? parameters = null)
    {
        context.Response.StatusCode = code;
        JsonObject body = new() { ["ok"] = false, ["error_code"] = code, ["description"] = description };
        if (parameters is not null)
        {
            body["parameters"] = parameters;
        }

        return context.Response.WriteAsJsonAsync(body);
    }
}
