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
    public void With_a_name_is_public_and_linked()
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Message("""{"id": -1001234, "type": "supergroup", "title": "Обсуждение", "username": "city"}""", """{"text": "Яма"}"""));

        Assert.Equal((true, false, "https://t.me/city/11"), (read.IsPublic, read.InClosedGroup, read.Link));
    }

    /// <summary>It counted as public, and its text was given to anybody at Open311.</summary>
    [Theory]
    [InlineData("""{"id": -1001234, "type": "supergroup", "title": "Дом 5"}""")]
    [InlineData("""{"id": -1234, "type": "group", "title": "Дом 5"}""")]
    [InlineData("""{"id": -1234, "type": "from_the_future"}""")]
    public void Without_a_name_is_closed(string chat)
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Message(chat, """{"text": "Яма"}"""));

        Assert.Equal((false, true), (read.IsPublic, read.InClosedGroup));
    }

    [Theory]
    [InlineData("""{"id": -1009, "type": "channel", "title": "Мэрия", "username": "mayor"}""", true)]
    [InlineData("""{"id": -1009, "type": "channel", "title": "Для своих"}""", false)]
    public void Of_comments_is_as_public_as_the_channel_of_the_post(string channel, bool isPublic)
    {
        string post = $$"""{"message_id": 33, "date": 1780200000, "is_automatic_forward": true, "sender_chat": {{channel}}, "chat": {"id": -1001234, "type": "supergroup"} }""";
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Group($$"""{"text": "a", "message_thread_id": 33, "reply_to_message": {{post}} }"""));

        Assert.Equal((isPublic, !isPublic), (read.IsPublic, read.InClosedGroup));
    }

    [Fact]
    public void Of_a_channels_direct_messages_is_read_by_the_resident_and_us_and_answered_in_their_topic()
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Message(
            """{"id": -1001234, "type": "supergroup", "title": "Мэрия", "is_direct_messages": true}""", """{"text": "Яма", "direct_messages_topic": {"topic_id": 777, "user": {"id": 777, "first_name": "Анна"}}}"""));

        Assert.Equal(("-1001234:d777:777", false, false), (read.Conversation, read.IsPublic, read.InClosedGroup));
        Assert.Equal(777, TelegramConversation.Parse(read.Conversation)!.Value.DirectTopic);
    }

    [Theory]
    [InlineData("777")]
    [InlineData("-1001234:33:777")]
    [InlineData("-1001234:t33:777")]
    [InlineData("-1001234:0:-1009")]
    [InlineData("-1001234:d55:777")]
    public void Has_conversations_that_read_back(string text) =>
        Assert.Equal(text, TelegramConversation.Parse(text)!.Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1:2")]
    [InlineData("1:x:3")]
    [InlineData("1:-2:3")]
    [InlineData("1:dx:3")]
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
