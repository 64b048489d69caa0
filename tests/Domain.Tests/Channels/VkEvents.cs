using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Vk;

namespace Dialog.Domain.Tests.Channels;

/// <summary>Events as VK writes them, with one detail changed at a time.</summary>
internal static class VkEvents
{
    public static readonly ReadContext Context = new("vk", "demo", new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero), Own: "-1");

    public static JsonObject Message(string more = "{}", string type = "message_new") => Event(type, new JsonObject
    {
        ["message"] = With("""
            {"date": 1780300000, "from_id": 777, "id": 985, "out": 0, "peer_id": 777, "text": "Яма на Ленина, 5", "conversation_message_id": 61,
             "fwd_messages": [], "important": false, "random_id": 0, "attachments": [], "is_hidden": false}
            """, more),
        ["client_info"] = new JsonObject { ["keyboard"] = true },
    });

    public static JsonObject Comment(string more = "{}", string type = "wall_reply_new") => Event(type, With(
        """{"id": 9, "from_id": 777, "date": 1780300000, "text": "Когда починят?", "post_id": 33, "owner_id": -1, "parents_stack": []}""", more));

    public static JsonObject Event(string type, JsonObject of) =>
        new() { ["type"] = type, ["group_id"] = 1, ["event_id"] = "e1", ["v"] = "5.199", ["object"] = of };

    public static ReadResult Read(JsonNode happened) => Read(happened.ToJsonString(new JsonSerializerOptions()));

    public static ReadResult Read(string json) => VkEventReader.Read(Encoding.UTF8.GetBytes(json), Context);

    public static IncomingMessage Incoming(JsonNode happened) => Assert.IsType<ReadResult.Message>(Read(happened)).Incoming;

    public static string Ignored(JsonNode happened) => Assert.IsType<ReadResult.Ignored>(Read(happened)).Because;

    public static string Broken(JsonNode happened) => Assert.IsType<ReadResult.Broken>(Read(happened)).Field;

    private static JsonObject With(string json, string more)
    {
        JsonObject of = (JsonObject)JsonNode.Parse(json)!;
        foreach ((string name, JsonNode? value) in (JsonObject)JsonNode.Parse(more)!)
        {
            of[name] = value?.DeepClone();
        }

        return of;
    }
}
