using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>Messages and comments of the bot, their files, and the history.</summary>
public sealed partial class MaxServer
{
    private static Task History(HttpContext context, MaxBotState bot, string place, string bound) => Ok(context, new()
    {
        ["messages"] = new JsonArray([.. bot.History(place, (int)(Number(context, "count") ?? 50), Number(context, bound))]),
    });

    private static async Task Send(HttpContext context, MaxBotState bot, string? post)
    {
        JsonObject body = await Body(context.Request);
        long chat = post is not null ? bot.In(() => bot.Chats.First(c => c.Value == "channel").Key)
            : Number(context, "chat_id") ?? Dialog(Number(context, "user_id") ?? 0);
        switch (bot.NextFault())
        {
            case NetworkFault.TooMany tooMany:
                if (tooMany.RetryAfter is { } seconds)
                {
                    context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                }

                await Error(context, 429, "too.many.requests", "Too many requests");
                return;
            case NetworkFault.Refuse refuse:
                await Error(context, refuse.Status, refuse.Code, refuse.Message);
                return;
            case NetworkFault.Gateway gateway:
                context.Response.StatusCode = gateway.Status;
                await context.Response.WriteAsync("<html>Bad Gateway</html>");
                return;
            case NetworkFault.Reset:
                context.Abort();
                return;
            case NetworkFault.TakeAndReset:
                Take(bot, chat, post, body);
                context.Abort();
                return;
            case NetworkFault.TakeAndFail:
                Take(bot, chat, post, body);
                await Error(context, 500, "internal.error", "Internal Server Error");
                return;
        }
        if (Refusal(bot, chat, post, body) is { } no)
        {
            await Error(context, no.Status, no.Code, no.Message);
        }
        else
        {
            await Ok(context, new() { ["message"] = Take(bot, chat, post, body) });
        }
    }

    private static (int Status, string Code, string Message)? Refusal(MaxBotState bot, long chat, string? post, JsonObject body)
    {
        JsonArray attachments = body["attachments"] as JsonArray ?? [];
        string text = (string?)body["text"] ?? "";
        if (text.Length > 4000 || attachments.Count > 12)
        {
            return (400, "proto.payload", "text: size must be between 0 and 4000");
        }

        if (post is not null && attachments.Count > 0)
        {
            return (400, "proto.payload", "attachments are not supported in comments");
        }

        if (attachments.Count > 1 && attachments.Any(a => (string)a!["type"]! == "file"))
        {
            return (400, "proto.payload", "file must be the only attachment");
        }

        if (attachments.Any(a => (string)a!["type"]! == "inline_keyboard" && !Fits(a)))
        {
            return (400, "proto.payload", "attachments: buttons are invalid");
        }

        foreach (string token in Tokens(attachments))
        {
            if (!bot.Uploads.TryGetValue(token, out (byte[] Bytes, int NotReady) upload))
            {
                return (400, "proto.payload", "no such token");
            }

            if (upload.NotReady > 0)
            {
                bot.Uploads[token] = (upload.Bytes, upload.NotReady - 1);
                return (400, "attachment.not.ready", "Key: errors.process.attachment.file.not.processed");
            }
        }
        return bot.TooFast(chat) ? (429, "too.many.requests", "Too many requests") : null;
    }

    private static JsonObject Take(MaxBotState bot, long chat, string? post, JsonObject body)
    {
        string type = post is not null ? "channel" : chat < 0 ? "chat" : "dialog";
        JsonObject message = Message(bot, chat, type, post, MaxBotState.BotId, "Приёмная", (string?)body["text"] ?? "");
        bot.Keep(Place(chat, post), (JsonObject)message.DeepClone());
        JsonArray attachments = body["attachments"] is JsonArray given ? (JsonArray)given.DeepClone() : [];
        bot.Take(new((string)message["body"]!["mid"]!, chat, post, (string?)body["text"] ?? "", (string?)body["link"]?["mid"])
        {
            Attachments = attachments,
            Files = [.. Tokens(attachments).Select(t => bot.Uploads[t].Bytes)],
        });
        return message;
    }

    private static IEnumerable<string> Tokens(JsonArray attachments) => attachments.SelectMany(a => a!["payload"] switch
    {
        JsonObject payload when payload["photos"] is JsonObject photos => photos.Select(p => (string)p.Value!["token"]!),
        JsonObject payload when payload["token"] is { } token => [(string)token!],
        _ => Enumerable.Empty<string>(),
    });

    private JsonObject UploadPlace(string type, string bot)
    {
        string token = Guid.NewGuid().ToString("N");
        JsonObject place = new() { ["url"] = $"{Address}/upload/{token}?type={type}&bot={Uri.EscapeDataString(bot)}" };
        // The token of videos and sounds comes before the upload, of images and files after it.
        if (type is "video" or "audio")
        {
            place["token"] = token;
        }

        return place;
    }

    private async Task Upload(HttpContext context, string token)
    {
        if (context.Request.Headers.Authorization.Count > 0)
        {
            throw new InvalidOperationException("The bot's token was shown to the upload server.");
        }

        IFormFile file = (await context.Request.ReadFormAsync()).Files["data"]!;
        using MemoryStream bytes = new();
        await file.CopyToAsync(bytes);
        MaxBotState bot = Bot(Text(context, "bot")!);
        bot.Change(() => bot.Uploads[token] = (bytes.ToArray(), bot.NotReady));
        switch (Text(context, "type"))
        {
            case "image":
                await Ok(context, new() { ["photos"] = new JsonObject { ["p1"] = new JsonObject { ["token"] = token } } });
                break;
            case "video" or "audio":
                await context.Response.WriteAsync("<?xml version=\"1.0\"?><retval>1</retval>");
                break;
            default:
                await Ok(context, new() { ["fileId"] = 5, ["token"] = token });
                break;
        }
    }
}
