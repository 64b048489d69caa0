using System.Text;
using System.Text.Json.Nodes;
using Dialog.Channels;
using Dialog.Channels.Buttons;
using Dialog.Channels.Max;

namespace Dialog.Domain.Tests.Channels;

public sealed class APressInMax
{
    private const string Update = """
        {"update_type": "message_callback", "timestamp": 1780300000123, "user_locale": "ru",
         "callback": {"timestamp": 1780300000100, "callback_id": "cb1", "payload": "yes:a:1", "user": {"user_id": 777, "first_name": "Анна", "is_bot": false}},
         "message": {"recipient": {"chat_id": 1821, "chat_type": "dialog", "user_id": 777}, "timestamp": 1780300000000, "body": {"mid": "mid.105", "seq": 1, "text": "x"}}}
        """;

    private static readonly OutgoingMessage Final = new(OutgoingMessage.KeyOf(Guid.Empty, 7), "1821", null, "Готово", [], null) { AsksWhetherSolved = true };
    private static readonly PressedAnswer Answer = new(Guid.Empty, 7, "max/1821", "1821", "mid.105", "777", "Готово", HasFiles: false);

    private static ReadResult Read(Action<JsonObject>? change = null)
    {
        JsonObject update = (JsonObject)JsonNode.Parse(Update)!;
        change?.Invoke(update);
        return MaxJson.Read(update);
    }

    private static ReadResult.Press Pressed(Action<JsonObject>? change = null) => Assert.IsType<ReadResult.Press>(Read(change));

    [Fact]
    public void Tells_who_pressed_what_and_where()
    {
        ReadResult.Press press = Pressed();

        Assert.Equal(("cb1", "yes:a:1", "777", "Анна", "mid.105", "ru"), (press.Id, press.Data, press.AuthorId, press.AuthorName, press.MessageId, press.Language));
        // A dialog that we opened is known by its user.
        Assert.Equal(["1821", "u777"], press.Places);
    }

    [Fact]
    public void Of_a_group_is_of_all_its_branches() =>
        Assert.Equal(["-708:"], Pressed(u => u["message"]!["recipient"] = JsonNode.Parse("""{"chat_id": -708, "chat_type": "chat"}""")).Places);

    [Fact]
    public void Under_a_message_that_was_removed_says_no_place() => Assert.Empty(Pressed(u => u["message"] = null).Places);

    [Fact]
    public void That_carries_nothing_is_passed_over() => Assert.IsType<ReadResult.Ignored>(Read(u => u["callback"]!.AsObject().Remove("payload")));

    [Fact]
    public void Without_what_makes_it_one_is_broken() => Assert.Equal("callback.callback_id", Assert.IsType<ReadResult.Broken>(Read(u => u["callback"]!.AsObject().Remove("callback_id"))).Field);

    [Fact]
    public void Is_kept_once_for_each_press_and_not_for_each_keyboard()
    {
        string first = MaxWebhook.IdOf(Encoding.UTF8.GetBytes(Update));

        Assert.Equal(first, MaxWebhook.IdOf(Encoding.UTF8.GetBytes(Update)));
        Assert.NotEqual(first, MaxWebhook.IdOf(Encoding.UTF8.GetBytes(Update.Replace("1780300000123", "1780300000999", StringComparison.Ordinal))));
    }

    [Fact]
    public void Is_offered_in_dialogs_and_groups_beside_photos_and_not_in_comments()
    {
        JsonNode keyboard = MaxMessage.Body(MaxConversation.Private(1821), Final, [new() { ["type"] = "image" }])["attachments"]!.AsArray().Last()!;

        Assert.Equal(["Решено", "Не решено"], keyboard["payload"]!["buttons"]![0]!.AsArray().Select(b => (string)b!["text"]!));
        Assert.Equal(AnswerButton.Of(Final)[1].Data, (string)keyboard["payload"]!["buttons"]![0]![1]!["payload"]!);
        Assert.NotNull(MaxMessage.Body(MaxConversation.Parse("-708:0:777")!.Value, Final, [])["attachments"]);
        Assert.Null(MaxMessage.Body(MaxConversation.Parse("-709:mid.p:777")!.Value, Final, [])["attachments"]);
        Assert.Single(MaxMessage.Body(MaxConversation.Private(1821), Final, [new() { ["type"] = "file" }])["attachments"]!.AsArray());
    }

    [Fact]
    public void Is_answered_with_a_notice_and_the_text_with_what_remains()
    {
        JsonObject settled = MaxKeyboards.Answer(new("Спасибо", true, AnswerButton.Judged(ResidentOutcome.Solved, Guid.Empty, 7), Answer));
        JsonObject removed = MaxKeyboards.Answer(new("Это прежний ответ", true, null, Answer));

        Assert.Equal(("Спасибо", "Готово"), ((string)settled["notification"]!, (string)settled["message"]!["text"]!));
        Assert.Single(settled["message"]!["attachments"]!.AsArray());
        Assert.Empty(removed["message"]!["attachments"]!.AsArray());
        Assert.Null(MaxKeyboards.Answer(new("Нет", false, null, Answer))["message"]);
        // What it carries beside its text would be lost.
        Assert.Null(MaxKeyboards.Answer(new("Спасибо", true, null, Answer with { HasFiles = true }))["message"]);
    }
}
