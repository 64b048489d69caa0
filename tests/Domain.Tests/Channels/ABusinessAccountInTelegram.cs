using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Telegram;

namespace Dialog.Domain.Tests.Channels;

public sealed class ABusinessAccountInTelegram
{
    private const string Connected = """{"text": "Яма", "business_connection_id": "XyZ"}""";

    [Fact]
    public void Has_conversations_of_its_own_beside_the_bots()
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Private(Connected), "business_message");

        Assert.Equal(("bot/777:bXyZ", "777", false, false), (read.Thread, read.AuthorId, read.IsPublic, read.InClosedGroup));
        Assert.Equal("XyZ", TelegramConversation.Parse(read.Conversation)!.Value.Business);
    }

    [Fact]
    public void Changes_messages_like_any_other() =>
        Assert.Equal((IncomingKind.Edited, "777:bXyZ"), TelegramJson.Incoming(TelegramJson.Private(Connected), "edited_business_message") is var read ? (read.What, read.Conversation) : default);

    [Theory]
    [InlineData("""{"text": "Здравствуйте", "business_connection_id": "XyZ", "from": {"id": 5, "is_bot": false, "first_name": "Приёмная"}}""")]
    [InlineData("""{"text": "Заделали", "business_connection_id": "XyZ", "from": {"id": 5, "is_bot": false, "first_name": "Приёмная"}, "sender_business_bot": {"id": 42, "is_bot": true, "first_name": "b"}}""")]
    public void Is_not_its_own_resident(string content) =>
        Assert.Equal("the business account's own message", TelegramJson.Ignored(TelegramJson.Private(content), "business_message"));

    [Fact]
    public void Tells_of_removed_messages_together()
    {
        ReadResult.Several removed = Assert.IsType<ReadResult.Several>(TelegramJson.Read("""
            {"update_id": 1, "deleted_business_messages": {"business_connection_id": "XyZ", "chat": {"id": 777, "type": "private", "first_name": "Анна"}, "message_ids": [11, 12]}}
            """));

        Assert.Equal([("777:bXyZ", "11", IncomingKind.Deleted), ("777:bXyZ", "12", IncomingKind.Deleted)], removed.Incoming.Select(m => (m.Conversation, m.MessageId, m.What)));
    }

    [Theory]
    [InlineData("""{"business_connection_id": "a:b", "chat": {"id": 777, "type": "private"}, "message_ids": [11]}""", "deleted_business_messages.business_connection_id")]
    [InlineData("""{"chat": {"id": 777, "type": "private"}, "message_ids": [11]}""", "deleted_business_messages.business_connection_id")]
    [InlineData("""{"business_connection_id": "a", "message_ids": [11]}""", "deleted_business_messages.chat")]
    [InlineData("""{"business_connection_id": "a", "chat": {"id": 777}, "message_ids": ["x"]}""", "deleted_business_messages.message_ids")]
    public void Is_a_dead_letter_where_it_contradicts_its_format(string deleted, string field) =>
        Assert.Equal(field, Assert.IsType<ReadResult.Broken>(TelegramJson.Read($$"""{"update_id": 1, "deleted_business_messages": {{deleted}} }""")).Field);

    [Theory]
    [InlineData("777:bXyZ")]
    [InlineData("-1001234:g:777")]
    public void And_guests_have_conversations_that_read_back(string text) => Assert.Equal(text, TelegramConversation.Parse(text)!.Value.ToString());

    [Theory]
    [InlineData("777:b")]
    [InlineData("777:g")]
    [InlineData("777:g:x")]
    public void And_guests_have_no_conversation_named(string text) => Assert.Null(TelegramConversation.Parse(text));

    [Fact]
    public void Is_no_guest_who_asks_in_a_chat_of_others_and_is_answered_by_the_question()
    {
        IncomingMessage read = TelegramJson.Incoming(TelegramJson.Group("""{"text": "@city_bot где горячая вода?", "guest_query_id": "q9"}"""), "guest_message");

        // Whoever is in that chat reads the answer.
        Assert.Equal(("-1001234:g:777", "guest:q9", false, true), (read.Conversation, read.MessageId, read.IsPublic, read.InClosedGroup));
        Assert.Equal("q9", TelegramGuests.QueryOf(read.MessageId));
        Assert.Null(TelegramGuests.QueryOf("11"));
    }

    [Fact]
    public void Is_kept_raw_where_its_connection_changes() =>
        Assert.Equal("update of type business_connection", Assert.IsType<ReadResult.Ignored>(TelegramJson.Read("""{"update_id": 1, "business_connection": {"id": "XyZ"}}""")).Because);
}
