using System.Text;
using System.Text.Json.Nodes;
using Dialog.Channels;
using Dialog.Channels.Vk;

namespace Dialog.Domain.Tests.Channels;

/// <summary>Events with bytes and values changed at random: read, ignored or refused with a human-readable reason, never an exception.</summary>
public sealed class AVkEventMutilated
{
    private const int Rounds = 5_000;
    private static readonly ChannelSettings Settings = new() { Region = "demo", Kind = "vk", Name = "vk", Account = "1", Secret = "s3cret", Confirmation = "c" };

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "9223372036854775807", "-9223372036854775808", "1.5", "\"\"", "\"x\"", "\"\\ud83d\"", "\"\\u0000\"", "[]", "{}", "[[]]", "[null]", "{\"type\":\"photo\"}",
        "[{\"type\":\"photo\",\"photo\":5}]", "[{\"type\":\"doc\",\"doc\":{\"url\":\"http://[\"}}]", "\"777\"", "{\"\\ud800\":1}",
    ];

    private static IEnumerable<string> Seeds()
    {
        string all = """
            {"attachments": [{"type": "photo", "photo": {"id": 5, "owner_id": 777, "sizes": [{"url": "https://x.example/s", "width": 75, "height": 50}]}},
              {"type": "doc", "doc": {"id": 5, "owner_id": 777, "title": "a", "size": 9, "url": "https://x.example"}}, {"type": "audio_message", "audio_message": {"link_ogg": "https://x.example"}},
              {"type": "sticker", "sticker": {"images": [{"url": "https://x.example", "width": 9}]}}, {"type": "wall", "wall": {"id": 5, "from_id": -1, "text": "a"}}],
             "geo": {"coordinates": {"latitude": 59.93, "longitude": 30.31}, "place": {"title": "b"}}, "fwd_messages": [{"text": "c"}], "reply_message": {"id": 4},
             "reply_to_user": -1, "reply_to_comment": 5, "parents_stack": [1, 2], "profiles": [{"id": 777, "first_name": "a"}]}
            """;
        yield return VkEvents.Message(all).ToJsonString();
        yield return VkEvents.Message(all, "message_edit").ToJsonString();
        foreach (string type in (string[])["wall_reply_new", "photo_comment_edit", "video_comment_restore", "market_comment_delete", "board_post_new"])
        {
            yield return VkEvents.Comment(all, type).ToJsonString();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void In_its_bytes_is_never_an_exception(int seed)
    {
        Random random = new(seed);
        byte[][] seeds = [.. Seeds().Select(Encoding.UTF8.GetBytes)];
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = (byte[])seeds[random.Next(seeds.Length)].Clone();
            for (int changes = random.Next(1, 6); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Try(random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void In_its_values_is_never_an_exception(int seed)
    {
        Random random = new(seed);
        string[] seeds = [.. Seeds()];
        int read = 0;
        for (int round = 0; round < Rounds; round++)
        {
            JsonNode whole = JsonNode.Parse(seeds[random.Next(seeds.Length)])!;
            // A value is replaced by a word and the word in the text by the value: what is no JSON text cannot be held by a node.
            List<(string Word, string Value)> replaced = [];
            for (int changes = random.Next(1, 4); changes > 0; changes--)
            {
                JsonNode[] all = [.. Below(whole)];
                string word = $"§{replaced.Count}§";
                all[random.Next(all.Length)].ReplaceWith(JsonValue.Create(word));
                replaced.Add((word, Values[random.Next(Values.Length)]));
            }
            string json = whole.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            foreach ((string word, string value) in replaced)
            {
                json = json.Replace($"\"{word}\"", value, StringComparison.Ordinal);
            }

            read += Try(Encoding.UTF8.GetBytes(json)) is ReadResult.Message ? 1 : 0;
        }
        Assert.True(read > Rounds / 10, $"{read} of {Rounds} were still messages: the mutations reach nothing else than the gate");
    }

    private static ReadResult Try(byte[] bytes)
    {
        ReadResult read = VkEventReader.Read(bytes, VkEvents.Context);
        WebhookReading reading = VkWebhook.Read(Settings, new InboundWebhookCall("vk", [], "", bytes));
        Assert.Equal(401, reading.Reply.Status);
        return read;
    }

    private static IEnumerable<JsonNode> Below(JsonNode node) => (node switch
    {
        JsonObject o => o.Select(p => p.Value),
        JsonArray a => a,
        _ => [],
    }).OfType<JsonNode>().SelectMany(n => Below(n).Prepend(n));
}
