using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Channels;
using Dialog.Channels.Buttons;
using Dialog.Channels.Telegram;
using Telegram.Bot;

namespace Dialog.Domain.Tests.Channels;

public sealed class APressInTelegram
{
    private const string Query = """
        {"update_id": 1, "callback_query": {"id": "4382", "from": {"id": 777, "is_bot": false, "first_name": "Анна", "language_code": "en"},
         "message": {"message_id": 105, "date": 1780300000, "chat": {"id": 777, "type": "private"}, "text": "x"}, "chat_instance": "1", "data": "yes:a:1"}}
        """;

    private static readonly OutgoingMessage Final = new(OutgoingMessage.KeyOf(Guid.Empty, 7), "777", null, "Готово", [], null) { AsksWhetherSolved = true };

    private static ReadResult Read(Action<JsonObject> change)
    {
        JsonObject update = (JsonObject)JsonNode.Parse(Query)!;
        change((JsonObject)update["callback_query"]!);
        return TelegramJson.Read(update.ToJsonString(new JsonSerializerOptions()));
    }

    private static ReadResult.Press Pressed(Action<JsonObject>? change = null) => Assert.IsType<ReadResult.Press>(Read(change ?? (_ => { })));

    [Fact]
    public void Tells_who_pressed_what_and_where()
    {
        ReadResult.Press press = Pressed();

        Assert.Equal(("4382", "yes:a:1", "777", "Анна", "105", "en"), (press.Id, press.Data, press.AuthorId, press.AuthorName, press.MessageId, press.Language));
        Assert.Equal(["777"], press.Places);
    }

    [Fact]
    public void Of_a_group_is_of_all_its_branches() =>
        Assert.Equal(["-100:"], Pressed(q => q["message"]!["chat"] = JsonNode.Parse("""{"id": -100, "type": "supergroup"}""")).Places);

    [Fact]
    public void Of_a_business_account_is_of_that_connection() =>
        Assert.Equal(["777:bXyZ"], Pressed(q => q["message"]!["business_connection_id"] = "XyZ").Places);

    [Fact]
    public void Under_a_message_telegram_does_not_show_any_more_is_known_by_its_number() =>
        Assert.Equal("105", Pressed(q => q["message"] = JsonNode.Parse("""{"message_id": 105, "date": 0, "chat": {"id": 777, "type": "private"}}""")).MessageId);

    [Fact]
    public void Without_a_message_says_no_place() => Assert.Empty(Pressed(q => q.Remove("message")).Places);

    [Fact]
    public void That_carries_nothing_is_passed_over() => Assert.IsType<ReadResult.Ignored>(Read(q => q.Remove("data")));

    [Theory]
    [InlineData("id", "callback_query.id")]
    [InlineData("from", "callback_query.from")]
    public void Without_what_makes_it_one_is_broken(string field, string named) => Assert.Equal(named, Assert.IsType<ReadResult.Broken>(Read(q => q.Remove(field))).Field);

    [Theory]
    [InlineData("777")]
    [InlineData("-100:0:777")]
    [InlineData("777:bXyZ")]
    public void Is_offered_under_a_final_answer_wherever_it_is(string conversation)
    {
        string keyboard = JsonSerializer.Serialize(TelegramKeyboards.Of(TelegramConversation.Parse(conversation)!.Value, Final), JsonBotAPI.Options);

        Assert.Equal(
            [("Решено", "yes:00000000000000000000000000000000:7"), ("Не решено", "no:00000000000000000000000000000000:7")],
            JsonNode.Parse(keyboard)!["inline_keyboard"]![0]!.AsArray().Select(b => ((string)b!["text"]!, (string)b["callback_data"]!)));
    }

    [Theory]
    [InlineData("777", true)]
    [InlineData("-100:0:777", false)]
    [InlineData("-100:d5:777", false)]
    [InlineData("777:bXyZ", false)]
    public void For_a_place_is_offered_in_the_bots_own_chats_only(string conversation, bool offered) => Assert.Equal(
        offered, TelegramKeyboards.Of(TelegramConversation.Parse(conversation)!.Value, Final with { AsksWhetherSolved = false, AsksAddress = true }) is not null);
}
