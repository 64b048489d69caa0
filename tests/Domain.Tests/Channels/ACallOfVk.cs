using System.Text;
using Dialog.Channels;
using Dialog.Channels.Vk;

namespace Dialog.Domain.Tests.Channels;

/// <summary>What VK's Callback API calls us with.</summary>
public sealed class ACallOfVk
{
    private static readonly ChannelSettings Settings = new()
    {
        Region = "demo",
        Kind = "vk",
        Name = "vk",
        Account = "1",
        Token = "t",
        Secret = "s3cret",
        Confirmation = "a1b2c3d4",
        Mode = ReceiveMode.Webhook,
        WebhookAddress = "https://dialog.example",
    };

    private static WebhookReading Read(string body, ChannelSettings? settings = null) => VkWebhook.Read(settings ?? Settings, new InboundWebhookCall("vk", [], "", Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Is_answered_ok_and_kept_under_its_event_without_the_secret()
    {
        WebhookReading read = Read("""{"type": "message_new", "group_id": 1, "event_id": "abc", "v": "5.199", "secret": "s3cret", "object": {"message": {"id": 1}}}""");

        Assert.Equal((200, "ok", "text/plain"), (read.Reply.Status, read.Reply.Body, read.Reply.ContentType));
        Payload kept = Assert.Single(read.Payloads);
        Assert.Equal("abc", kept.ExternalId);
        Assert.DoesNotContain("s3cret", Encoding.UTF8.GetString(kept.Bytes), StringComparison.Ordinal);
        Assert.Contains("""{"message":{"id":1}}""", Encoding.UTF8.GetString(kept.Bytes).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type": "message_new", "group_id": 1, "secret": "other", "object": {}}""")]
    [InlineData("""{"type": "message_new", "group_id": 1, "object": {}}""")]
    [InlineData("""{"type": "confirmation", "group_id": 1, "secret": "other"}""")]
    [InlineData("""{"type": "confirmation", "group_id": 2}""")]
    [InlineData("""{"type": "message_new", "secret": ["s3cret"]}""")]
    [InlineData("not json")]
    [InlineData("")]
    public void Without_the_secret_is_refused(string body)
    {
        WebhookReading read = Read(body);

        Assert.Equal(401, read.Reply.Status);
        Assert.Empty(read.Payloads);
    }

    [Theory]
    [InlineData("""{"type": "confirmation", "group_id": 1}""")]
    [InlineData("""{"type": "confirmation", "group_id": 1, "secret": "s3cret"}""")]
    public void That_asks_for_the_confirmation_string_gets_it(string body)
    {
        WebhookReading read = Read(body);

        Assert.Equal((200, "a1b2c3d4"), (read.Reply.Status, read.Reply.Body));
        Assert.Empty(read.Payloads);
    }

    [Fact]
    public void With_the_former_secret_is_taken_during_a_rotation() =>
        Assert.Single(Read("""{"type": "group_join", "event_id": "x", "secret": "s3cret"}""", Settings with { Secret = "new", FormerSecret = "s3cret" }).Payloads);

    [Fact]
    public void Without_an_event_id_has_one_of_its_bytes()
    {
        const string body = """{"type": "group_join", "secret": "s3cret", "object": {"user_id": 5}}""";

        string id = Assert.Single(Read(body).Payloads).ExternalId;

        Assert.StartsWith("sha256:", id, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single(Read(body).Payloads).ExternalId);
        Assert.NotEqual(id, Assert.Single(Read(body.Replace('5', '6')).Payloads).ExternalId);
    }

    [Theory]
    [InlineData("""{"secret": "s3cret", "type": 5, "object": [1, {"\ud800": "\udc00"}], "\ud800": 1}""")]
    [InlineData("""{"secret": "s3cret"}""")]
    public void That_shows_the_secret_is_kept_be_it_unreadable(string body) => Assert.Single(Read(body).Payloads);

    /// <summary>It was answered with 500 and sent again until VK gave up.</summary>
    [Theory]
    [InlineData("\"text\": \"Яма §\"")]
    [InlineData("\"text\": \"Яма\", \"§\": 1")]
    [InlineData("\"text\": \"Яма\", \"fwd_messages\": [{\"text\": \"§\"}]")]
    public void With_bytes_that_are_no_utf8_is_kept_and_read(string content)
    {
        string json = $$$"""{"type": "message_new", "group_id": 1, "secret": "s3cret", "object": {"message": {"id": 1, "date": 1780300000, "from_id": 7, "peer_id": 7, {{{content}}} } } }""";
        // The section sign is C2 A7: its second byte alone begins no character.
        byte[] body = [.. Encoding.UTF8.GetBytes(json).Where(b => b != 0xC2)];
        WebhookReading read = VkWebhook.Read(Settings, new InboundWebhookCall("vk", [], "", body));

        Assert.StartsWith("Яма", Assert.IsType<ReadResult.Message>(VkEventReader.Read(Assert.Single(read.Payloads).Bytes, VkEvents.Context)).Incoming.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_messages_forwarded_in_messages_is_kept_and_read()
    {
        string nested = string.Concat(Enumerable.Repeat("""{"text": "x", "fwd_messages": [""", 60)) + string.Concat(Enumerable.Repeat("]}", 60));
        string message = """{"id": 1, "date": 1780300000, "from_id": 7, "peer_id": 7, "text": "a", "fwd_messages": [""" + nested + "]}";
        WebhookReading read = Read("""{"type": "message_new", "group_id": 1, "secret": "s3cret", "object": {"message": """ + message + "}}");

        Assert.IsType<ReadResult.Message>(VkEventReader.Read(Assert.Single(read.Payloads).Bytes, VkEvents.Context));
    }
}
