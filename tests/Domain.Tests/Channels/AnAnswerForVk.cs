using System.Text.Json;
using Dialog.Channels;
using Dialog.Channels.Vk;

namespace Dialog.Domain.Tests.Channels;

public sealed class AnAnswerForVk
{
    private static readonly ChannelSettings Settings = new() { Region = "demo", Kind = "vk", Name = "vk", Account = "1", Token = "group-token", ReadToken = "user-token" };

    private static VkCall Call(string conversation, string? replyTo = null, params string[] files) =>
        VkSending.Call(Settings, VkConversation.Parse(conversation)!.Value, new OutgoingMessage("k:1", conversation, replyTo, "Заделаем", [], null), files);

    private static string Words(VkCall call) => $"{call.Method} {string.Join(' ', call.Parameters.Where(p => p.Key is not ("guid" or "random_id" or "message")).OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}"))}";

    [Theory]
    [InlineData("777", null, "messages.send peer_ids=777")]
    [InlineData("-1_33:777", "9", "wall.createComment from_group=1 owner_id=-1 post_id=33 reply_to_comment=9")]
    [InlineData("-1_33:777", null, "wall.createComment from_group=1 owner_id=-1 post_id=33")]
    [InlineData("-1_33:777", "address:5", "wall.createComment from_group=1 owner_id=-1 post_id=33")]
    [InlineData("photo-1_33:777", "photo9", "photos.createComment from_group=1 owner_id=-1 photo_id=33 reply_to_comment=9")]
    [InlineData("video-1_33:777", "video9", "video.createComment from_group=1 owner_id=-1 reply_to_comment=9 video_id=33")]
    [InlineData("market-1_33:777", "market9", "market.createComment from_group=1 item_id=33 owner_id=-1 reply_to_comment=9")]
    [InlineData("board-1_33:777", "board9", "board.createComment from_group=1 group_id=1 topic_id=33")]
    public void Goes_where_its_question_was(string conversation, string? replyTo, string words) => Assert.Equal(words, Words(Call(conversation, replyTo)));

    [Fact]
    public void Carries_its_files() =>
        Assert.Equal(("photo1_2_k,photo1_3", "photo1_2"), (Call("777", null, "photo1_2_k", "photo1_3").Parameters["attachment"], Call("-1_33:777", null, "photo1_2").Parameters["attachments"]));

    [Fact]
    public void Has_the_same_key_in_every_attempt_and_another_than_its_neighbour()
    {
        Assert.Equal(Call("777").Parameters["random_id"], Call("777").Parameters["random_id"]);
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(i => VkKey.Guid($"k:{i}")).Distinct().Count());
        Assert.All(Enumerable.Range(0, 10_000), i => Assert.InRange(int.Parse(VkKey.RandomId($"k:{i}"), System.Globalization.CultureInfo.InvariantCulture), 1, int.MaxValue));
        // Written down: a repeat after an update of this program must still be recognised.
        Assert.Equal(("845378923", "3263756b4d55dcaf00c0a58fbfd5e9b5"), (VkKey.RandomId("k:1"), VkKey.Guid("k:1")));
    }

    [Fact]
    public void Together_with_others_is_one_call()
    {
        VkCall execute = VkSending.Execute([Call("777"), Call("-1_33:777", "9")]);

        Assert.Equal("execute", execute.Method);
        Assert.StartsWith("return [API.messages.send({", execute.Parameters["code"], StringComparison.Ordinal);
        Assert.Contains("}),API.wall.createComment({", execute.Parameters["code"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("a\r\nb\tc\u0001", "\"a\\r\\nb\\tc \"")]
    [InlineData("Ё🏚️\"});API.account.ban({\"a\":\"", "\"Ё🏚️\\\"});API.account.ban({\\\"a\\\":\\\"\"")]
    public void Cannot_break_out_of_the_call_it_shares(string text, string literal) => Assert.Equal(literal, VkSending.Literal(text));

    [Fact]
    public void Is_told_its_own_outcome_of_a_shared_call()
    {
        VkConversation[] to = [.. new[] { "777", "-1_33:778", "779", "-1_33:780", "board-1_33:1" }.Select(c => VkConversation.Parse(c)!.Value)];

        SendOutcome[] outcomes = VkSending.Outcomes(to, JsonElement.Parse("""
            {"response": [[{"peer_id": 777, "message_id": 51, "conversation_message_id": 8}], {"comment_id": 9, "parents_stack": [5]}, false, false, 7],
             "execute_errors": [{"method": "messages.send", "error_code": 901, "error_msg": "a"}, {"method": "wall.createComment", "error_code": 213, "error_msg": "b"}]}
            """));

        Assert.Equal([new SendOutcome.Sent("51") { InnerId = "8" }, new SendOutcome.Sent("9"), new SendOutcome.Sent("board7")], new[] { outcomes[0], outcomes[1], outcomes[4] });
        Assert.Equal(["resident-unreachable", "comments-closed"], outcomes[2..4].Select(o => Assert.IsType<SendOutcome.Failed>(o).Code));
    }

    [Theory]
    [InlineData("51", "51", null)]
    [InlineData("""[{"peer_id": 777, "message_id": 51}]""", "51", null)]
    [InlineData("""[{"peer_id": 777, "message_id": 51, "conversation_message_id": 8}]""", "51", "8")]
    [InlineData("[]", null, null)]
    public void Is_known_by_the_number_of_the_community_and_by_that_within_the_conversation(string given, string? id, string? inner) =>
        Assert.Equal(new SendOutcome.Sent(id) { InnerId = inner }, VkSending.Outcome(VkConversation.Private(777), JsonElement.Parse(given)));

    [Fact]
    public void Is_refused_where_its_only_receiver_is() => Assert.Equal("resident-unreachable", Assert.IsType<SendOutcome.Failed>(VkSending.Outcome(
        VkConversation.Private(777),
        JsonElement.Parse("""[{"peer_id": 777, "message_id": 0, "error": {"code": 901, "description": "Can't send messages for users without permission"}}]"""))).Code);

    [Theory]
    [InlineData("""{"response": [1]}""")]
    [InlineData("""{"response": [false, false]}""")]
    [InlineData("""{"response": 5}""")]
    public void Of_a_shared_call_that_tells_too_little_is_tried_again(string whole)
    {
        VkConversation to = VkConversation.Parse("777")!.Value;

        Assert.All(VkSending.Outcomes([to, to], JsonElement.Parse(whole)), o => Assert.IsType<SendOutcome.Later>(o));
    }

    [Theory]
    [InlineData(1, null, false)]
    [InlineData(5, null, true)]
    [InlineData(6, 1, true)]
    [InlineData(9, 60, false)]
    [InlineData(10, null, false)]
    [InlineData(14, 300, true)]
    [InlineData(27, null, true)]
    [InlineData(28, null, true)]
    [InlineData(29, 900, true)]
    [InlineData(223, 300, false)]
    public void Waits_for_what_passes(int code, int? seconds, bool everybody)
    {
        SendOutcome.Later later = Assert.IsType<SendOutcome.Later>(VkErrors.Outcome(code, "said"));

        Assert.Equal((seconds, everybody), ((int?)later.After?.TotalSeconds, later.Everybody));
        Assert.Contains($"(VK error {code}: said)", later.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, "no-access")]
    [InlineData(15, "no-access")]
    [InlineData(18, "resident-unreachable")]
    [InlineData(100, "refused-by-network")]
    [InlineData(104, "chat-not-found")]
    [InlineData(211, "comments-closed")]
    [InlineData(212, "comments-closed")]
    [InlineData(213, "comments-closed")]
    [InlineData(214, "comments-closed")]
    [InlineData(222, "links-forbidden")]
    [InlineData(900, "resident-unreachable")]
    [InlineData(901, "resident-unreachable")]
    [InlineData(902, "resident-unreachable")]
    [InlineData(914, "too-long")]
    [InlineData(4711, "refused-by-network")]
    public void Fails_for_good_in_words(int code, string state)
    {
        SendOutcome.Failed failed = Assert.IsType<SendOutcome.Failed>(VkErrors.Outcome(code, "said"));

        Assert.Equal(state, failed.Code);
        Assert.Contains($"(VK error {code}: said)", failed.Words, StringComparison.Ordinal);
    }

    public static TheoryData<Exception, bool> Broken => new()
    {
        { new HttpRequestException(HttpRequestError.ConnectionError), true },
        { new HttpRequestException(HttpRequestError.NameResolutionError), true },
        { new VkAnswerException(503, null), true },
        { new VkAnswerException(429, TimeSpan.FromSeconds(7)), true },
        { new VkAnswerException(404, null), true },
        { new HttpRequestException(HttpRequestError.ResponseEnded), false },
        { new VkAnswerException(502, null), false },
        { new VkAnswerException(500, null), false },
        { new VkAnswerException(200, null), false },
        { new TaskCanceledException(), false },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Is_repeated_under_its_key_after_every_broken_call(Exception error, bool everybody) =>
        Assert.Equal(everybody, Assert.IsType<SendOutcome.Later>(VkErrors.Outcome(error)).Everybody);

    [Fact]
    public void That_needs_a_users_token_stops_no_other()
    {
        Assert.Equal("no-access", Assert.IsType<SendOutcome.Failed>(VkErrors.OutcomeOfSecond(new VkException(27, "group auth"))).Code);
        Assert.False(Assert.IsType<SendOutcome.Later>(VkErrors.OutcomeOfSecond(new VkException(5, "expired"))).Everybody);
        Assert.True(Assert.IsType<SendOutcome.Later>(VkErrors.OutcomeOfSecond(new HttpRequestException(HttpRequestError.ConnectionError))).Everybody);
    }

    [Fact]
    public void Waits_as_long_as_a_429_asks() =>
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<SendOutcome.Later>(VkErrors.Outcome(new VkAnswerException(429, TimeSpan.FromSeconds(7)))).After);

    [Fact]
    public void Uses_the_users_token_where_communities_may_not_speak() =>
        Assert.Equal(["group-token", "group-token", "user-token", "user-token"],
            new[] { VkPlace.Private, VkPlace.Wall, VkPlace.Market, VkPlace.Board }.Select(p => VkSending.TokenFor(Settings, p)));
}
