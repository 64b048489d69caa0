using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>Buttons and reactions, business accounts and guests: what residents do with our messages and what the bot says to it.</summary>
public sealed partial class TelegramServer
{
    internal static readonly string[] Kinds =
    [
        "message", "edited_message", "channel_post", "callback_query", "message_reaction", "message_reaction_count",
        "business_connection", "business_message", "edited_business_message", "deleted_business_messages", "guest_message", "poll",
    ];

    /// <summary>Somebody presses a button that is shown under a message of ours.</summary>
    /// <returns>the id of the press</returns>
    public string Press(string token, long user, string name, int messageId, string label)
    {
        SentText message = Sent(token).First(s => s.MessageId == messageId);
        return Press(token, user, name, message, message.Buttons.First(b => b.Label == label).Data);
    }

    /// <summary>The same with data that another program than Telegram's own may send.</summary>
    public string Press(string token, long user, string name, SentText message, string data)
    {
        string id = Guid.NewGuid().ToString("N");
        TelegramBotState bot = Bot(token);
        bot.Presses[id] = null;
        JsonObject under = new()
        {
            ["message_id"] = message.MessageId,
            ["date"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["from"] = new JsonObject { ["id"] = long.Parse(token.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture), ["is_bot"] = true, ["first_name"] = "Приёмная" },
            ["chat"] = new JsonObject { ["id"] = message.Chat, ["type"] = message.Chat < 0 ? "supergroup" : "private" },
            ["text"] = message.Text,
        };
        if (message.Business is { } business)
        {
            under["business_connection_id"] = business;
        }

        bot.Add(new JsonObject
        {
            ["callback_query"] = new JsonObject
            {
                ["id"] = id,
                ["from"] = new JsonObject { ["id"] = user, ["is_bot"] = false, ["first_name"] = name },
                ["message"] = under,
                ["chat_instance"] = "1",
                ["data"] = data,
            },
        });
        return id;
    }

    /// <summary>Somebody changes their reactions on a message.</summary>
    public void React(string token, long user, string name, SentText message, string[] before, string[] after) => Bot(token).Add(new JsonObject
    {
        ["message_reaction"] = new JsonObject
        {
            ["chat"] = new JsonObject { ["id"] = message.Chat, ["type"] = message.Chat < 0 ? "supergroup" : "private" },
            ["message_id"] = message.MessageId,
            ["user"] = new JsonObject { ["id"] = user, ["is_bot"] = false, ["first_name"] = name },
            ["date"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["old_reaction"] = Emoji(before),
            ["new_reaction"] = Emoji(after),
        },
    });

    /// <summary>The next answers to presses fail with this status.</summary>
    public void FailPresses(string token, int status, int count) => Bot(token).FailPresses(status, count);

    /// <summary>What whoever pressed was shown; null while nothing was.</summary>
    public string? Shown(string token, string press) => Bot(token).Presses.GetValueOrDefault(press);

    public async Task<string> WaitShown(string token, string press, TimeSpan within)
    {
        await Wait(token, () => Shown(token, press) is not null, within);
        return Shown(token, press)!;
    }

    /// <summary>A resident writes to an account that the bot speaks for.</summary>
    public int SayToBusiness(string token, string connection, long user, string name, string text, JsonObject? more = null)
    {
        JsonObject all = new() { ["business_connection_id"] = connection };
        foreach ((string key, JsonNode? value) in more ?? [])
        {
            all[key] = value?.DeepClone();
        }

        return Post(token, "business_message", user, name, new JsonObject { ["id"] = user, ["type"] = "private", ["first_name"] = name }, text, all);
    }

    /// <summary>Messages of that chat are removed.</summary>
    public void RemoveFromBusiness(string token, string connection, long user, params int[] messages) => Bot(token).Add(new JsonObject
    {
        ["deleted_business_messages"] = new JsonObject
        {
            ["business_connection_id"] = connection,
            ["chat"] = new JsonObject { ["id"] = user, ["type"] = "private", ["first_name"] = "Анна" },
            ["message_ids"] = new JsonArray([.. messages.Select(m => JsonValue.Create(m))]),
        },
    });

    /// <summary>Somebody asks the bot in a chat it is no member of.</summary>
    public void AskAsGuest(string token, long chat, long user, string name, string query, string text) =>
        Post(token, "guest_message", user, name, new JsonObject { ["id"] = chat, ["type"] = "supergroup", ["title"] = "Дом 5" }, text, new JsonObject { ["guest_query_id"] = query });

    /// <summary>What the bot answered to a question of a guest; null while it did not.</summary>
    public string? AnsweredGuest(string token, string query) => Bot(token).GuestAnswers.GetValueOrDefault(query);

    private static JsonArray Emoji(string[] all) => new([.. all.Select(e => new JsonObject { ["type"] = "emoji", ["emoji"] = e })]);

    private static void Want(TelegramBotState bot, JsonElement request)
    {
        // As Telegram: left out, the former list stays.
        if (request.TryGetProperty("allowed_updates", out JsonElement allowed) && allowed.ValueKind == JsonValueKind.Array)
        {
            bot.Allowed = [.. allowed.EnumerateArray().Select(a => a.GetString()!)];
        }
    }

    // Why Telegram would not take the keyboard; null when it would.
    private static string? Refusal(TelegramBotState bot, JsonElement request)
    {
        if (!request.TryGetProperty("reply_markup", out JsonElement keyboard))
        {
            return null;
        }

        bool isPrivate = request.TryGetProperty("chat_id", out JsonElement chat) && chat.GetInt64() > 0;
        if (keyboard.TryGetProperty("keyboard", out JsonElement plain))
        {
            return !isPrivate && plain.GetRawText().Contains("request_location", StringComparison.Ordinal) ? "Bad Request: location can be requested in private chats only"
                : request.TryGetProperty("business_connection_id", out _) ? "Bad Request: BUSINESS_PEER_INVALID" : null;
        }

        foreach (JsonElement button in keyboard.GetProperty("inline_keyboard").EnumerateArray().SelectMany(r => r.EnumerateArray()))
        {
            if (!button.TryGetProperty("text", out JsonElement text) || string.IsNullOrWhiteSpace(text.GetString()))
            {
                return "Bad Request: inline keyboard button text must be non-empty";
            }

            if (!button.TryGetProperty("callback_data", out JsonElement data) || Encoding.UTF8.GetByteCount(data.GetString()!) is < 1 or > 64)
            {
                return "Bad Request: BUTTON_DATA_INVALID";
            }
        }
        return null;
    }

    private static Task AnswerPress(HttpContext context, TelegramBotState bot, JsonElement request)
    {
        string id = Text(request, "callback_query_id") ?? "";
        string text = Text(request, "text") ?? "";
        if (bot.NextPressFault() is { } status)
        {
            return Error(context, status, "Internal Server Error");
        }

        if (!bot.Presses.ContainsKey(id))
        {
            return Error(context, 400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        }

        if (text.Length > 200)
        {
            return Error(context, 400, "Bad Request: MESSAGE_TOO_LONG");
        }

        bot.Presses[id] = text;
        bot.Rang();
        return Ok(context, JsonValue.Create(true));
    }

    private static Task ReplaceButtons(HttpContext context, TelegramBotState bot, JsonElement request)
    {
        if (Refusal(bot, request) is { } no)
        {
            return Error(context, 400, no);
        }

        long chat = request.GetProperty("chat_id").GetInt64();
        int message = request.GetProperty("message_id").GetInt32();
        return bot.Show(chat, message, request.TryGetProperty("reply_markup", out JsonElement keyboard) ? keyboard.GetRawText() : null)
            ? Ok(context, new JsonObject { ["message_id"] = message, ["date"] = 1780300000, ["chat"] = new JsonObject { ["id"] = chat, ["type"] = chat < 0 ? "supergroup" : "private" } })
            : Error(context, 400, "Bad Request: message is not modified");
    }

    private static Task AnswerGuest(HttpContext context, TelegramBotState bot, JsonElement request)
    {
        string query = Text(request, "guest_query_id") ?? "";
        JsonElement result = request.GetProperty("result");
        if (Text(result, "type") != "article" || Text(result, "id") is not { Length: >= 1 and <= 64 } || string.IsNullOrEmpty(Text(result, "title"))
            || Text(result.GetProperty("input_message_content"), "message_text") is not { Length: > 0 } text)
        {
            return Error(context, 400, "Bad Request: can't parse inline query result");
        }

        if (!bot.GuestAnswers.TryAdd(query, text))
        {
            return Error(context, 400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        }

        bot.Rang();
        return Ok(context, new JsonObject { ["inline_message_id"] = $"inline-{query}" });
    }
}
