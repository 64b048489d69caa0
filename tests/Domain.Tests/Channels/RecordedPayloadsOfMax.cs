using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Max;

namespace Dialog.Domain.Tests.Channels;

/// <summary>Payloads of MAX's own client library, beside the repository; what is expected is taken from their JSON by other means.</summary>
public sealed class RecordedPayloadsOfMax
{
    private const int Mutations = 4000;

    [Fact]
    public void Are_read_with_the_right_sender_text_and_thread_or_ignored_with_a_reason()
    {
        SortedDictionary<string, int> kinds = new(StringComparer.Ordinal);
        foreach (JsonObject update in Updates())
        {
            ReadResult read = MaxJson.Read(update);
            kinds[read.GetType().Name] = kinds.GetValueOrDefault(read.GetType().Name) + 1;
            switch ((string)update["update_type"]!)
            {
                case "message_created" or "message_edited":
                    AssertMessage(update, Assert.IsType<ReadResult.Message>(read).Incoming);
                    break;
                case "message_removed":
                    IncomingMessage removed = Assert.IsType<ReadResult.Message>(read).Incoming;
                    Assert.Equal(((string)update["message_id"]!, $"{update["chat_id"]}"), (removed.MessageId, removed.Conversation));
                    break;
                case "message_callback":
                    ReadResult.Press press = Assert.IsType<ReadResult.Press>(read);
                    Assert.Equal(
                        ((string)update["callback"]!["callback_id"]!, (string)update["callback"]!["payload"]!, $"{update["callback"]!["user"]!["user_id"]}", (string)update["message"]!["body"]!["mid"]!),
                        (press.Id, press.Data, press.AuthorId, press.MessageId));
                    break;
                default:
                    Assert.NotEmpty(Assert.IsType<ReadResult.Ignored>(read).Because);
                    break;
            }
        }
        Assert.Equal(["Ignored 22", "Message 6", "Press 2"], kinds.Select(k => $"{k.Key} {k.Value}"));
    }

    [Fact]
    public void Polled_and_pushed_have_the_same_id()
    {
        string folder = SharedData.Folder("channels/max/max-go/stabs");
        foreach (string pushed in Directory.EnumerateFiles(folder, "webhook.*.json"))
        {
            string name = Path.GetFileName(pushed).Replace("webhook.", "update.", StringComparison.Ordinal);
            JsonNode polled = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name)))!["updates"]![0]!;
            string id = MaxWebhook.IdOf(File.ReadAllBytes(pushed));
            if (!id.StartsWith("sha256:", StringComparison.Ordinal))
            {
                Assert.Equal(MaxWebhook.IdOf(Encoding.UTF8.GetBytes(polled.ToJsonString())), id);
            }
        }
    }

    [Fact]
    public void Mutated_in_any_byte_or_value_raise_no_exception()
    {
        JsonObject[] updates = [.. Updates(), MaxJson.Group(), MaxJson.Comment(), MaxJson.Private("""
            {"attachments": [{"type": "location", "latitude": 59.93, "longitude": 30.31}, {"type": "contact", "payload": {"vcf_info": "TEL:+7"}},
              {"type": "file", "payload": {"url": "u"}, "filename": "f", "size": 1}]}
            """)];
        Random random = new(20260601);
        int read = 0;
        for (int i = 0; i < Mutations; i++)
        {
            JsonNode mutant = updates[random.Next(updates.Length)].DeepClone();
            byte[] bytes;
            if (random.Next(2) == 0)
            {
                JsonMutation.Change(mutant, random);
                bytes = Encoding.UTF8.GetBytes(mutant.ToJsonString());
            }
            else
            {
                bytes = Encoding.UTF8.GetBytes(mutant.ToJsonString());
                for (int n = random.Next(1, 4); n > 0; n--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }
            }
            ReadResult result = MaxUpdateReader.Read(bytes, MaxJson.Context);
            Assert.NotEmpty(MaxWebhook.IdOf(bytes));
            if (result is ReadResult.Message { Incoming: var m })
            {
                read++;
                Assert.True(m.Conversation.Length > 0 && m.MessageId.Length > 0 && m.AuthorId.Length > 0);
                Assert.NotNull(MaxConversation.Parse(m.Conversation));
            }
        }
        Assert.True(read > Mutations / 20, $"{read} of {Mutations} were still messages");
    }

    private static void AssertMessage(JsonObject update, IncomingMessage read)
    {
        JsonNode message = update["message"]!;
        bool isPrivate = (string)message["recipient"]!["chat_type"]! == "dialog";
        string author = $"{message["sender"]!["user_id"]}";
        string chat = $"{message["recipient"]!["chat_id"]}";
        Assert.Equal((string)message["body"]!["mid"]!, read.MessageId);
        Assert.Equal((string)message["body"]!["text"]!, read.Text);
        Assert.Equal((author, (string)message["sender"]!["name"]!), (read.AuthorId, read.AuthorName));
        Assert.Equal(isPrivate ? chat : $"{chat}:0:{author}", read.Conversation);
        Assert.Equal((!isPrivate && message["url"] is not null, !isPrivate && message["url"] is null), (read.IsPublic, read.InClosedGroup));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds((long)message["timestamp"]!), read.PublishedAt);
        if ((string?)message["link"]?["type"] == "forward")
        {
            Assert.Contains(read.Attachments, a => a.Name!.Contains((string)message["link"]!["message"]!["text"]!, StringComparison.Ordinal));
        }
    }

    // The 15 pushed and the 15 polled, each as one update.
    private static JsonObject[] Updates()
    {
        string folder = SharedData.Folder("channels/max/max-go/stabs");
        JsonObject[] pushed = [.. Directory.EnumerateFiles(folder, "webhook.*.json").Order(StringComparer.Ordinal).Select(f => (JsonObject)JsonNode.Parse(File.ReadAllText(f))!)];
        JsonObject[] polled = [.. Directory.EnumerateFiles(folder, "update.*.json").Order(StringComparer.Ordinal)
            .SelectMany(f => JsonNode.Parse(File.ReadAllText(f))!["updates"]!.AsArray()).Select(u => (JsonObject)u!)];
        Assert.Equal((15, 15), (pushed.Length, polled.Length));
        return [.. pushed, .. polled];
    }
}
