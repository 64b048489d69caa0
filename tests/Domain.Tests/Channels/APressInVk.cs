using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Channels;
using Dialog.Channels.Buttons;
using Dialog.Channels.Vk;

namespace Dialog.Domain.Tests.Channels;

public sealed class APressInVk
{
    private static readonly OutgoingMessage Final = new(OutgoingMessage.KeyOf(Guid.Empty, 7), "777", null, "Готово", [], null) { AsksWhetherSolved = true };
    private static readonly PressedAnswer Answer = new(Guid.Empty, 7, "vk/777", "777", "985", "777", "Готово", HasFiles: false);

    private static JsonObject Event(string payload) => VkEvents.Event("message_event", (JsonObject)JsonNode.Parse(
        $$"""{"user_id": 777, "peer_id": 777, "event_id": "ev9", "payload": {{payload}}, "conversation_message_id": 61}""")!);

    [Theory]
    [InlineData("""{"d": "yes:a:1"}""")]
    [InlineData("\"{\\\"d\\\": \\\"yes:a:1\\\"}\"")]
    public void Tells_who_pressed_what(string payload)
    {
        ReadResult.Press press = Assert.IsType<ReadResult.Press>(VkEvents.Read(Event(payload)));

        Assert.Equal(("ev9", "yes:a:1", "777", null), (press.Id, press.Data, press.AuthorId, press.MessageId));
        Assert.Equal(["777"], press.Places);
    }

    [Theory]
    [InlineData("""{"command": "start"}""")]
    [InlineData("\"x\"")]
    [InlineData("5")]
    public void Of_a_button_that_is_none_of_ours_is_passed_over(string payload) => Assert.Equal("a button pressed that is none of ours", VkEvents.Ignored(Event(payload)));

    [Theory]
    [InlineData("user_id")]
    [InlineData("peer_id")]
    [InlineData("event_id")]
    public void Without_what_makes_it_one_is_broken(string field)
    {
        JsonObject pressed = Event("""{"d": "yes:a:1"}""");
        pressed["object"]!.AsObject().Remove(field);

        Assert.Equal($"object.{field}", VkEvents.Broken(pressed));
    }

    [Fact]
    public void Is_offered_in_private_and_not_under_comments()
    {
        ChannelSettings settings = new() { Region = "demo", Kind = "vk", Name = "vk", Account = "1", Token = "t" };
        JsonNode keyboard = JsonNode.Parse(VkSending.Call(settings, VkConversation.Private(777), Final, []).Parameters["keyboard"])!;
        VkCall comment = VkSending.Call(settings, VkConversation.Parse("-1_33:777")!.Value, Final with { Conversation = "-1_33:777" }, []);

        Assert.True((bool)keyboard["inline"]!);
        Assert.Equal(["Решено", "Не решено"], keyboard["buttons"]![0]!.AsArray().Select(b => (string)b!["action"]!["label"]!));
        Assert.All(keyboard["buttons"]![0]!.AsArray(), b => Assert.Equal("callback", (string)b!["action"]!["type"]!));
        Assert.Equal(
            AnswerButton.Of(Final)[0].Data, VkKeyboards.Read(JsonElement.Parse((string)keyboard["buttons"]![0]![0]!["action"]!["payload"]!)));
        Assert.DoesNotContain("keyboard", comment.Parameters.Keys);
    }

    [Fact]
    public void For_a_place_is_offered_where_the_address_is_asked_for() => Assert.Contains(
        "\"location\"", VkKeyboards.Of(Final with { AsksWhetherSolved = false, AsksAddress = true }), StringComparison.Ordinal);

    [Fact]
    public void Is_answered_with_a_notice_and_the_text_with_what_remains()
    {
        ReadResult.Press press = new("ev9", "yes", "777", "VK 777") { Places = ["777"] };
        AnswerButton judged = AnswerButton.Judged(ResidentOutcome.Solved, Guid.Empty, 7);

        VkCall[] calls = [.. VkKeyboards.Answer(press, new("Спасибо", true, judged, Answer))];
        VkCall notice = Assert.Single(VkKeyboards.Answer(press, new("Нет", false, null, Answer)));
        VkCall removed = VkKeyboards.Answer(press, new("Это прежний ответ", true, null, Answer)).Last();

        Assert.Equal(["messages.sendMessageEventAnswer", "messages.edit"], calls.Select(c => c.Method));
        Assert.Equal(("ev9", "777", "777"), (calls[0].Parameters["event_id"], calls[0].Parameters["user_id"], calls[0].Parameters["peer_id"]));
        Assert.Equal(("985", "Готово"), (calls[1].Parameters["message_id"], calls[1].Parameters["message"]));
        Assert.Single(JsonNode.Parse(calls[1].Parameters["keyboard"])!["buttons"]!.AsArray());
        Assert.Equal("Нет", (string)JsonNode.Parse(notice.Parameters["event_data"])!["text"]!);
        Assert.Empty(JsonNode.Parse(removed.Parameters["keyboard"])!["buttons"]!.AsArray());
    }

    [Fact]
    public void Under_an_answer_with_files_leaves_the_answer_as_it_is() =>
        Assert.Single(VkKeyboards.Answer(new ReadResult.Press("ev9", "yes", "777", "VK 777") { Places = ["777"] }, new("Спасибо", true, null, Answer with { HasFiles = true })));

    [Theory]
    [InlineData("""{"is_enabled": true, "events": {"message_new": 1, "wall_reply_new": 1, "message_event": 0}}""", true)]
    [InlineData("""{"is_enabled": true, "events": {"message_new": 1, "wall_reply_new": 1, "message_event": 1}}""", false)]
    [InlineData("""{"is_enabled": true, "events": {"message_new": 1, "wall_reply_new": 1}}""", false)]
    public void That_the_community_does_not_deliver_is_a_trouble_of_the_channel(string settings, bool said) =>
        Assert.Equal(said, VkCondition.LongPoll(JsonElement.Parse(settings))?.StartsWith("buttons-off: ", StringComparison.Ordinal) == true);

    [Theory]
    [InlineData("like_add", 1)]
    [InlineData("like_remove", -1)]
    public void That_likes_a_comment_is_a_reaction(string type, int step)
    {
        ReadResult.Reaction liked = Assert.IsType<ReadResult.Reaction>(VkEvents.Read(VkEvents.Event(type, (JsonObject)JsonNode.Parse(
            """{"liker_id": 777, "object_type": "comment", "object_owner_id": -1, "object_id": 9, "post_id": 33}""")!)));

        Assert.Equal(("9", false), (liked.MessageId, liked.AreTotals));
        Assert.Equal(["-1_33:"], liked.Places);
        Assert.Equal(new Dictionary<string, int> { ["❤️"] = step }, liked.Changes);
    }

    [Fact]
    public void That_likes_a_post_is_passed_over() => Assert.StartsWith("a like of something else", VkEvents.Ignored(VkEvents.Event("like_add", (JsonObject)JsonNode.Parse(
        """{"liker_id": 777, "object_type": "post", "object_owner_id": -1, "object_id": 33, "post_id": 0}""")!)), StringComparison.Ordinal);
}
