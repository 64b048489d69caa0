using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Telegram;

namespace Dialog.Domain.Tests.Channels;

/// <summary>Updates as Telegram writes them, with one detail changed at a time.</summary>
internal static class TelegramJson
{
    public static readonly ReadContext Context = new("bot", "demo", new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero), Own: "42");

    public static JsonObject Private(string content = """{"text": "Яма на Ленина, 5"}""") => Message(
        """{"id": 777, "type": "private", "first_name": "Анна"}""", content);

    public static JsonObject Group(string content = """{"text": "Яма"}""") => Message(
        """{"id": -1001234, "type": "supergroup", "title": "Обсуждение"}""", content);

    public static JsonObject Message(string chat, string content)
    {
        JsonObject message = (JsonObject)JsonNode.Parse("""
            {"message_id": 11, "date": 1780300000, "from": {"id": 777, "is_bot": false, "first_name": "Анна", "last_name": "Ким"}}
            """)!;
        message["chat"] = JsonNode.Parse(chat);
        foreach ((string name, JsonNode? value) in (JsonObject)JsonNode.Parse(content)!)
        {
            message[name] = value?.DeepClone();
        }

        return message;
    }

    public static ReadResult Read(JsonObject message, string field = "message") =>
        Read(new JsonObject { ["update_id"] = 1, [field] = message }.ToJsonString(new JsonSerializerOptions()));

    public static ReadResult Read(string json) => TelegramUpdateReader.Read(Encoding.UTF8.GetBytes(json), Context);

    public static IncomingMessage Incoming(JsonObject message, string field = "message") =>
        Assert.IsType<ReadResult.Message>(Read(message, field)).Incoming;

    public static string Ignored(JsonObject message, string field = "message") =>
        Assert.IsType<ReadResult.Ignored>(Read(message, field)).Because;
}
