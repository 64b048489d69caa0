using System.Text;
using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Ok;
using Dialog.Outbound;
using Microsoft.Extensions.Options;

namespace Dialog.Domain.Tests.Channels;

public sealed class AnOkMessage
{
    private const string Written = """
        {"webhookType": "MESSAGE_CREATED", "sender": {"name": "Анна Ким", "user_id": "user:777"}, "recipient": {"chat_id": "chat:C3e1"},
         "message": {"text": "Яма на Ленина, 5", "seq": 9, "mid": "mid:C3e1.15"}, "timestamp": 1780300000123}
        """;

    private static readonly ReadContext Context = new("group", "demo", new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private static readonly ChannelSettings Settings = new() { Region = "demo", Kind = "ok", Name = "group", Secret = "a-secret-of-ok-1", WebhookAddress = "https://dialog.example/hooks/ok/group" };

    private static ReadResult Read(string json) => OkUpdateReader.Read(Encoding.UTF8.GetBytes(json), Context);

    private static string With(string message)
    {
        JsonObject update = (JsonObject)JsonNode.Parse(Written)!;
        foreach ((string name, JsonNode? value) in (JsonObject)JsonNode.Parse(message)!)
        {
            update["message"]![name] = value?.DeepClone();
        }

        return update.ToJsonString();
    }

    private static WebhookReading Call(string query, string body = Written) =>
        new OkChannel(new NetworkCalls(new OutboundGuard(Options.Create(new OutboundOptions()))), null!, TimeProvider.System).ReadWebhook(Settings, new("ok", [], query, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void To_the_group_becomes_a_private_message_of_its_chat()
    {
        IncomingMessage read = Assert.IsType<ReadResult.Message>(Read(Written)).Incoming;

        Assert.Equal(("group/C3e1", "mid:C3e1.15", "777", "Анна Ким", "Яма на Ленина, 5"), (read.Thread, read.MessageId, read.AuthorId, read.AuthorName, read.Text));
        Assert.Equal(("ok", false, DateTimeOffset.FromUnixTimeMilliseconds(1780300000123)), (read.Network, read.IsPublic, read.PublishedAt));
    }

    [Fact]
    public void Of_before_there_were_types_is_read_too() =>
        Assert.IsType<ReadResult.Message>(Read(Written.Replace("\"webhookType\": \"MESSAGE_CREATED\", ", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""{"attachments": [{"type": "IMAGE", "payload": {"url": "https://i.example/1"}}]}""", "photo", "https://i.example/1")]
    [InlineData("""{"attachment": {"type": "SHARE", "payload": {"url": "https://ya.example/"}}}""", "other", "https://ya.example/")]
    [InlineData("""{"attachments": [{"type": "LOCATION", "payload": {"latitude": 59.93, "longitude": 30.31}}]}""", "location", "geo:59.93,30.31")]
    public void Keeps_what_it_carries(string message, string kind, string url)
    {
        Attachment found = Assert.Single(Assert.IsType<ReadResult.Message>(Read(With(message))).Incoming.Attachments);

        Assert.Equal((kind, url), (found.Kind, found.Url));
    }

    [Theory]
    [InlineData("""{"webhookType": "MESSAGE_CALLBACK"}""")]
    [InlineData("""{"webhookType": "CHAT_SYSTEM"}""")]
    [InlineData("""{"sender": {"user_id": "group:5"}, "message": {"text": "а"}}""")]
    public void That_nobody_wrote_to_be_read_is_ignored(string json) => Assert.IsType<ReadResult.Ignored>(Read(json));

    [Theory]
    [InlineData("", "$")]
    [InlineData("{}", "message")]
    [InlineData("""{"message": {"text": "а"}}""", "sender")]
    [InlineData("""{"sender": {"user_id": "user:7"}, "message": {"text": "а", "mid": "m"}, "timestamp": 1780300000123}""", "recipient.chat_id")]
    [InlineData("""{"sender": {"user_id": "user:7"}, "recipient": {"chat_id": "chat:C"}, "message": {"text": "а"}, "timestamp": 1780300000123}""", "message.mid")]
    [InlineData("""{"sender": {"user_id": "user:7"}, "recipient": {"chat_id": "chat:C"}, "message": {"text": "а", "mid": "m"}}""", "timestamp")]
    public void That_is_malformed_is_refused_by_the_name_of_its_field(string json, string field) =>
        Assert.Equal(field, Assert.IsType<ReadResult.Broken>(Read(json)).Field);

    [Fact]
    public void Called_at_the_address_with_the_secret_is_kept_once()
    {
        WebhookReading read = Call("secret=a-secret-of-ok-1");

        Assert.Equal("MESSAGE_CREATED:mid:C3e1.15:1780300000123", Assert.Single(read.Payloads).ExternalId);
        Assert.Equal(200, read.Reply.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret=")]
    [InlineData("secret=wrong")]
    [InlineData("other=a-secret-of-ok-1")]
    public void Called_without_the_secret_is_refused(string query)
    {
        WebhookReading read = Call(query);

        Assert.Equal((401, 0), (read.Reply.Status, read.Payloads.Count));
        Assert.DoesNotContain(Settings.Secret!, read.Reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_in_any_byte_or_value_raises_no_exception()
    {
        string[] updates = [Written, With("""{"attachments": [{"type": "LOCATION", "payload": {"latitude": 59.93, "longitude": 30.31}}, {"type": "CONTACT", "payload": {"name": "А"}}]}""")];
        Random random = new(20260602);
        int read = 0;
        for (int i = 0; i < 2000; i++)
        {
            JsonNode mutant = JsonNode.Parse(updates[random.Next(updates.Length)])!;
            JsonMutation.Change(mutant, random);
            byte[] bytes = Encoding.UTF8.GetBytes(mutant.ToJsonString());
            if (random.Next(2) == 0)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            if (OkUpdateReader.Read(bytes, Context) is ReadResult.Message { Incoming: var m })
            {
                read++;
                Assert.True(m.Conversation.Length > 0 && m.MessageId.Length > 0);
            }
            Assert.Single(new OkChannel(new NetworkCalls(new OutboundGuard(Options.Create(new OutboundOptions()))), null!, TimeProvider.System).ReadWebhook(Settings, new("ok", [], "secret=a-secret-of-ok-1", bytes)).Payloads);
        }
        Assert.True(read > 200, $"{read} of 2000 were still messages");
    }
}
