using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>Buttons under the bot's messages.</summary>
public sealed partial class MaxServer
{
    /// <summary>Somebody presses a button that is shown under a message of ours.</summary>
    /// <returns>the id of the press</returns>
    public string Press(string token, long user, string name, MaxSent message, string label)
    {
        MaxBotState bot = Bot(token);
        string id = Guid.NewGuid().ToString("N");
        bot.Change(() => bot.Presses[id] = (message.Mid, null));
        JsonObject under = Message(bot, message.Chat, message.Chat < 0 ? "chat" : "dialog", null, MaxBotState.BotId, "Приёмная", message.Text);
        under["body"]!["mid"] = message.Mid;
        bot.Add(message.Chat, new()
        {
            ["update_type"] = "message_callback",
            ["timestamp"] = bot.Now.ToUnixTimeMilliseconds(),
            ["user_locale"] = "ru",
            ["callback"] = new JsonObject
            {
                ["timestamp"] = bot.Now.ToUnixTimeMilliseconds(),
                ["callback_id"] = id,
                ["payload"] = message.Buttons.First(b => b.Label == label).Payload,
                ["user"] = new JsonObject { ["user_id"] = user, ["first_name"] = name, ["is_bot"] = false, ["name"] = name },
            },
            ["message"] = under,
        });
        return id;
    }

    public async Task<string> WaitShown(string token, string press, TimeSpan within)
    {
        MaxBotState bot = Bot(token);
        await Wait(token, () => bot.In(() => bot.Presses[press].Shown) is not null, within);
        return bot.In(() => bot.Presses[press].Shown)!;
    }

    // As MAX's schema: labels of 1 to 128 characters, payloads of at most 1024, 7 buttons a row, 30 rows.
    private static bool Fits(JsonNode keyboard)
    {
        JsonArray[] rows = [.. keyboard["payload"]!["buttons"]!.AsArray().Select(r => r!.AsArray())];
        return rows.Length is >= 1 and <= 30 && rows.All(r => r.Count is >= 1 and <= 7) && rows.SelectMany(r => r).All(b =>
            (string?)b!["text"] is { Length: >= 1 and <= 128 }
            && ((string)b["type"]! != "callback" || (string?)b["payload"] is { Length: <= 1024 } && (string?)b["intent"] is null or "default" or "positive" or "negative"));
    }

    private static async Task AnswerPress(HttpContext context, MaxBotState bot)
    {
        JsonObject body = await Body(context.Request);
        if (Text(context, "callback_id") is not { } id || !bot.In(() => bot.Presses.ContainsKey(id)))
        {
            await Error(context, 400, "proto.payload", "callback_id: not found");
            return;
        }

        JsonObject? message = body["message"] as JsonObject;
        JsonArray? attachments = message?["attachments"] as JsonArray;
        if (message is null && body["notification"] is null || attachments?.Any(a => (string)a!["type"]! == "inline_keyboard" && !Fits(a)) == true)
        {
            await Error(context, 400, "proto.payload", "an answer needs a message or a notification, with buttons that are valid");
            return;
        }

        bot.Change(() => bot.Presses[id] = (bot.Presses[id].Mid, (string?)body["notification"]));
        if (message is not null)
        {
            bot.Edit(bot.In(() => bot.Presses[id].Mid), (string)message["text"]!, (JsonArray?)attachments?.DeepClone());
        }

        await Ok(context, new() { ["success"] = true });
    }
}
