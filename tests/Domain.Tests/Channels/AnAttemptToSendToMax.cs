using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Max;
using Dialog.Channels.Ok;

namespace Dialog.Domain.Tests.Channels;

public sealed class AnAttemptToSendToMax
{
    private static readonly DateTimeOffset Attempted = DateTimeOffset.FromUnixTimeMilliseconds(MaxJson.At);
    private static readonly MaxConversation Dialog = MaxConversation.Private(1821);
    private static readonly OutgoingMessage Message = new("k", "1821", "mid.11", "Заделаем", [], null);

    private static SendOutcome Refused(int status, string? code, string words = "no") => MaxErrors.Outcome(new MaxRefusal((HttpStatusCode)status, code, words, null));

    private static SendOutcome? Find(OutgoingMessage message, params (string Text, long Sender, int Seconds)[] there) => MaxReadBack.Find(
        new(JsonElement.Parse(new JsonObject
        {
            ["messages"] = new JsonArray([.. there.Select((m, i) => new JsonObject
            {
                ["sender"] = new JsonObject { ["user_id"] = m.Sender },
                ["timestamp"] = MaxJson.At + m.Seconds * 1000,
                ["body"] = new JsonObject { ["mid"] = $"mid.{i}", ["text"] = m.Text },
            })]),
        }.ToJsonString()), ""), Dialog, message, Attempted, me: 42);

    [Theory]
    [InlineData(403, "chat.denied", "resident-unreachable")]
    [InlineData(404, "chat.not.found", "chat-not-found")]
    [InlineData(400, "proto.payload", "refused-by-network")]
    public void That_is_refused_for_good_fails_with_a_code(int status, string code, string ours) =>
        Assert.Equal(ours, Assert.IsType<SendOutcome.Failed>(Refused(status, code)).Code);

    [Theory]
    [InlineData(401, "verify.token")]
    [InlineData(403, "verify.token")]
    [InlineData(503, "service.unavailable")]
    [InlineData(404, null)]
    public void That_the_account_or_the_network_is_to_blame_for_keeps_everybody_waiting(int status, string? code) =>
        Assert.True(Assert.IsType<SendOutcome.Later>(Refused(status, code)).Everybody);

    [Theory]
    [InlineData(500, "internal.error")]
    [InlineData(502, null)]
    [InlineData(504, null)]
    [InlineData(200, null)]
    public void That_may_have_arrived_is_unknown(int status, string? code) => Assert.IsType<SendOutcome.Unknown>(Refused(status, code));

    [Fact]
    public void That_came_too_early_waits_as_long_as_asked() =>
        Assert.Equal((TimeSpan.FromSeconds(7), false), MaxErrors.Outcome(new MaxRefusal((HttpStatusCode)429, "too.many.requests", "x", TimeSpan.FromSeconds(7))) is SendOutcome.Later later
            ? (later.After!.Value, later.Everybody) : default);

    [Fact]
    public void That_never_left_is_repeated_and_one_without_an_answer_is_not()
    {
        Assert.IsType<SendOutcome.Later>(MaxErrors.Outcome(new HttpRequestException(HttpRequestError.ConnectionError)));
        Assert.IsType<SendOutcome.Unknown>(MaxErrors.Outcome(new HttpRequestException(HttpRequestError.ResponseEnded)));
        Assert.IsType<SendOutcome.Unknown>(MaxErrors.Outcome(new TaskCanceledException()));
    }

    [Fact]
    public void Whose_file_was_lost_on_its_way_was_not_sent() =>
        Assert.IsType<SendOutcome.Later>(MaxErrors.BeforeSending(new TaskCanceledException()));

    [Fact]
    public void Of_unknown_fate_is_found_by_our_own_words_at_that_time() =>
        Assert.Equal(new SendOutcome.Sent("mid.1"), Find(Message, ("Заделаем", 7, 1), ("Заделаем", 42, 2), ("Покрасим", 42, 3)));

    [Fact]
    public void That_is_not_in_its_chat_is_certainly_not_sent() => Assert.IsType<SendOutcome.Later>(Find(Message, ("Покрасим", 42, 1), ("Заделаем", 42, -600)));

    [Fact]
    public void That_a_full_page_hides_cannot_be_told() =>
        Assert.Null(Find(Message, [.. Enumerable.Range(0, 100).Select(i => ("Привет", 7L, i + 1))]));

    [Fact]
    public void Without_words_cannot_be_told() => Assert.Null(Find(Message with { Text = " " }, (" ", 42, 1)));

    [Fact]
    public void Whose_words_were_sent_twice_is_not_taken_for_the_other_one() =>
        Assert.IsType<SendOutcome.Later>(Find(Message with { Twins = new(["mid.0"], 0) }, ("Заделаем", 42, 2)));

    [Fact]
    public void Whose_words_wait_twice_is_found_only_when_both_are()
    {
        OutgoingMessage one = Message with { Twins = new([], 1) };

        Assert.Null(Find(one, ("Заделаем", 42, 2)));
        Assert.Equal(new SendOutcome.Sent("mid.0"), Find(one, ("Заделаем", 42, 2), ("Заделаем", 42, 3)));
        Assert.IsType<SendOutcome.Later>(Find(one));
    }

    [Fact]
    public void That_asks_for_the_address_has_buttons_in_private_and_none_in_public()
    {
        OutgoingMessage asks = Message with { AsksAddress = true };

        JsonNode buttons = MaxMessage.Body(Dialog, asks, [])["attachments"]![0]!["payload"]!["buttons"]!;
        Assert.Equal(["request_geo_location", "request_contact"], buttons.AsArray().Select(row => (string)row![0]!["type"]!));
        Assert.Null(MaxMessage.Body(MaxConversation.Parse("-708:0:777")!.Value, asks, [])["attachments"]);
        Assert.Null(MaxMessage.Body(Dialog, Message, [])["attachments"]);
    }

    [Fact]
    public void In_public_replies_to_that_very_message()
    {
        JsonObject body = MaxMessage.Body(MaxConversation.Parse("-709:mid.post1:777")!.Value, Message, []);

        Assert.Equal(("reply", "mid.11"), ((string)body["link"]!["type"]!, (string)body["link"]!["mid"]!));
        Assert.Null(MaxMessage.Body(Dialog, Message, [])["link"]);
    }

    [Fact]
    public void With_files_max_does_not_take_fails_in_words()
    {
        Attachment photo = new("photo", null, null, null, null, null);
        Attachment document = photo with { Kind = "document" };
        MaxConversation comment = MaxConversation.Parse("-709:mid.post1:777")!.Value;

        Assert.Contains("comments", MaxMessage.Problem(comment, Message with { Attachments = [photo] })!.Words, StringComparison.Ordinal);
        Assert.NotNull(MaxMessage.Problem(Dialog, Message with { Attachments = [photo, document] }));
        Assert.NotNull(MaxMessage.Problem(Dialog, Message with { Attachments = [.. Enumerable.Repeat(photo, 13)] }));
        Assert.Null(MaxMessage.Problem(Dialog, Message with { Attachments = [photo, photo] }));
        Assert.Null(MaxMessage.Problem(Dialog, Message with { Attachments = [document] }));
    }

    [Theory]
    [InlineData(10, "failed resident-unreachable")]
    [InlineData(300, "failed chat-not-found")]
    [InlineData(100, "failed refused-by-network")]
    [InlineData(8, "later")]
    [InlineData(2, "later everybody")]
    [InlineData(103, "later everybody")]
    [InlineData(1, "unknown")]
    public void To_ok_ends_as_its_error_says(int code, string ends) => Assert.Equal(ends, OkErrors.Outcome(new OkRefusal(200, code, "x", null)) switch
    {
        SendOutcome.Failed failed => $"failed {failed.Code}",
        SendOutcome.Later { Everybody: true } => "later everybody",
        SendOutcome.Later => "later",
        _ => "unknown",
    });
}
