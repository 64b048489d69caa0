using System.Text;
using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Max;

namespace Dialog.Domain.Tests.Channels;

/// <summary>Updates as MAX writes them, with one detail changed at a time.</summary>
internal static class MaxJson
{
    public const long At = 1_780_300_000_123;

    public static readonly ReadContext Context = new("bot", "demo", new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public static JsonObject Private(string body = """{"text": "Яма на Ленина, 5"}""", string? more = null) =>
        Update("message_created", """{"chat_id": 1821, "chat_type": "dialog", "user_id": 42}""", body, more);

    public static JsonObject Group(string body = """{"text": "Яма"}""", string? more = null) =>
        Update("message_created", """{"chat_id": -708, "chat_type": "chat"}""", body, more);

    public static JsonObject Comment(string body = """{"text": "А у нас яма"}""", string? more = null) =>
        Update("comment_created", """{"chat_id": -709, "chat_type": "channel", "post_id": "mid.post1"}""", body, more);

    public static JsonObject Update(string type, string recipient, string body, string? more)
    {
        JsonObject message = new()
        {
            ["sender"] = JsonNode.Parse("""{"user_id": 777, "first_name": "Анна", "last_name": "Ким", "is_bot": false}"""),
            ["recipient"] = JsonNode.Parse(recipient),
            ["timestamp"] = At,
            ["body"] = With(new JsonObject { ["mid"] = "mid.11", ["seq"] = 5 }, body),
        };
        return new() { ["update_type"] = type, ["timestamp"] = At + 1000, ["message"] = With(message, more ?? "{}") };
    }

    public static ReadResult Read(JsonNode update) => Read(update.ToJsonString());

    public static ReadResult Read(string json) => MaxUpdateReader.Read(Encoding.UTF8.GetBytes(json), Context);

    public static IncomingMessage Incoming(JsonObject update) => Incoming(Read(update));

    public static IncomingMessage Incoming(ReadResult read) => Assert.IsType<ReadResult.Message>(read).Incoming;

    private static JsonObject With(JsonObject to, string more)
    {
        foreach ((string name, JsonNode? value) in (JsonObject)JsonNode.Parse(more)!)
        {
            to[name] = value?.DeepClone();
        }

        return to;
    }
}
