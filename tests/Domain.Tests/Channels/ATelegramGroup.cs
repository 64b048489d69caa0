using System.Globalization;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Telegram;

namespace Dialog.Domain.Tests.Channels;

public sealed class ATelegramGroup
{
    private const string Post = """{"message_id": 33, "date": 1780200000, "is_automatic_forward": true, "chat": {"id": -1001234, "type": "supergroup"}}""";

    [Fact]
    public void Gives_each_resident_under_a_post_a_thread_of_their_own()
    {
        string anna = TelegramJson.Incoming(TelegramJson.Group($$"""{"text": "a", "message_thread_id": 33, "reply_to_message": {{Post}}}""")).Conversation;
        string oleg = TelegramJson.Incoming(TelegramJson.Group(
            $$"""{"text": "b", "message_thread_id": 33, "reply_to_message": {{Post}}, "from": {"id": 778, "is_bot": false, "first_name": "Олег"} }""")).Conversation;

        Assert.Equal(("-1001234:33:777", "-1001234:33:778"), (anna, oleg));
    }

    [Fact]
    public void Keeps_a_reply_to_a_comment_in_the_same_thread()
    {
        string reply = TelegramJson.Incoming(TelegramJson.Group("""
            {"text": "и ещё", "message_thread_id": 33, "reply_to_message":
              {"message_id": 50, "date": 1780200000, "message_thread_id": 33, "text": "x", "chat": {"id": -1001234, "type": "supergroup"}}}
            """)).Conversation;

        Assert.Equal("-1001234:33:777", reply);
    }

    [Fact]
    public void Tells_which_answer_of_ours_is_replied_to()
    {
        ReadResult.Message read = Assert.IsType<ReadResult.Message>(TelegramJson.Read(TelegramJson.Group("""
            {"text": "спасибо", "message_thread_id": 11, "reply_to_message": {"message_id": 51, "date": 1780200000, "message_thread_id": 11,
              "text": "x", "from": {"id": 42, "is_bot": true, "first_name": "b"}, "chat": {"id": -1001234, "type": "supergroup"}}}
            """)));

        Assert.Equal(["51"], read.RepliesTo);
    }

    [Fact]
    public void Without_posts_is_one_thread_for_each_resident()
    {
        string first = TelegramJson.Incoming(TelegramJson.Group()).Conversation;
        string reply = TelegramJson.Incoming(TelegramJson.Group("""
            {"text": "и", "message_thread_id": 9, "reply_to_message": {"message_id": 9, "date": 1780200000, "text": "x", "chat": {"id": -1001234, "type": "supergroup"}}}
            """)).Conversation;

        Assert.Equal(("-1001234:0:777", "-1001234:0:777"), (first, reply));
    }

    [Fact]
    public void With_topics_keeps_the_topic()
    {
        string topic = TelegramJson.Incoming(TelegramJson.Group("""{"text": "a", "message_thread_id": 5, "is_topic_message": true}""")).Conversation;

        Assert.Equal("-1001234:t5:777", topic);
    }

    [Theory]
    [InlineData("""{"text": "post", "is_automatic_forward": true, "sender_chat": {"id": -1009, "type": "channel", "title": "Мэрия"}}""", "a channel's post in its discussion group")]
    [InlineData("""{"text": "hi", "sender_chat": {"id": -1001234, "type": "supergroup", "title": "Обсуждение"}}""", "an anonymous administrator of the group")]
    public void Passes_over_what_its_owners_write(string content, string because) =>
        Assert.Equal(because, TelegramJson.Ignored(TelegramJson.Group(content)));

    [Fact]
    public void Is_public_and_linked()
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Group());

        Assert.True(read.IsPublic);
        Assert.Equal("https://t.me/c/1234/11", read.Link);
    }

    [Theory]
    [InlineData("777")]
    [InlineData("-1001234:33:777")]
    [InlineData("-1001234:t33:777")]
    [InlineData("-1001234:0:-1009")]
    public void Has_conversations_that_read_back(string text) =>
        Assert.Equal(text, TelegramConversation.Parse(text)!.Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1:2")]
    [InlineData("1:x:3")]
    [InlineData("1:-2:3")]
    public void Has_no_conversation_named(string text) =>
        Assert.Null(TelegramConversation.Parse(text));

    [Fact]
    public void Is_named_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
        try
        {
            Assert.Equal("-1001234:33:777", new TelegramConversation(-1001234, 33, false, 777).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
