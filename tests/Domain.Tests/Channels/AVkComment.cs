using System.Globalization;
using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Vk;

namespace Dialog.Domain.Tests.Channels;

public sealed class AVkComment
{
    [Fact]
    public void Under_a_post_is_public_linked_and_of_its_writers_own_thread()
    {
        IncomingMessage read = VkEvents.Incoming(VkEvents.Comment());

        Assert.Equal(("vk/-1_33:777", "9", "777", "Когда починят?"), (read.Thread, read.MessageId, read.AuthorId, read.Text));
        Assert.Equal((true, "https://vk.com/wall-1_33?reply=9"), (read.IsPublic, read.Link));
    }

    [Theory]
    [InlineData("wall_reply", """{"post_owner_id": -1, "post_id": 33}""", "-1_33:777", "9")]
    [InlineData("photo_comment", """{"photo_owner_id": -1, "photo_id": 33}""", "photo-1_33:777", "photo9")]
    [InlineData("video_comment", """{"video_owner_id": -1, "video_id": 33}""", "video-1_33:777", "video9")]
    [InlineData("market_comment", """{"market_owner_id": -1, "item_id": 33}""", "market-1_33:777", "market9")]
    [InlineData("board_post", """{"topic_owner_id": -1, "topic_id": 33}""", "board-1_33:777", "board9")]
    public void Of_every_kind_comes_changes_goes_and_comes_back_in_the_same_thread(string kind, string place, string conversation, string id)
    {
        (string What, IncomingKind Kind)[] ways = [("new", IncomingKind.New), ("edit", IncomingKind.Edited), ("restore", IncomingKind.Edited)];
        foreach ((string what, IncomingKind expected) in ways)
        {
            JsonObject happened = VkEvents.Comment(place, $"{kind}_{what}");
            happened["object"]!.AsObject().Remove("owner_id");
            IncomingMessage read = VkEvents.Incoming(happened);
            Assert.Equal((conversation, id, expected), (read.Conversation, read.MessageId, read.What));
        }
        JsonObject gone = VkEvents.Comment(place, $"{kind}_delete");
        foreach (string field in (string[])["from_id", "text", "date"])
        {
            gone["object"]!.AsObject().Remove(field);
        }

        gone["object"]!["deleter_id"] = 777;
        ReadResult.Message deleted = Assert.IsType<ReadResult.Message>(VkEvents.Read(gone));
        Assert.Equal((conversation, id, IncomingKind.Deleted), (deleted.Incoming.Conversation, deleted.Incoming.MessageId, deleted.Incoming.What));
        Assert.Equal(conversation[..^3], deleted.Among);
    }

    [Fact]
    public void Replying_to_ours_names_it_and_the_branch_nearest_first()
    {
        ReadResult.Message read = Assert.IsType<ReadResult.Message>(VkEvents.Read(VkEvents.Comment("""{"reply_to_user": -1, "reply_to_comment": 12, "parents_stack": [5, 11]}""")));

        Assert.Equal("12", read.Incoming.ReplyTo);
        Assert.Equal(["12", "11", "5"], read.RepliesTo);
    }

    [Fact]
    public void Replying_to_a_neighbour_is_nobodys_of_us()
    {
        ReadResult.Message read = Assert.IsType<ReadResult.Message>(VkEvents.Read(VkEvents.Comment("""{"reply_to_user": 5, "reply_to_comment": 12}""")));

        Assert.Empty(read.RepliesTo);
        Assert.Equal("12", read.Incoming.ReplyTo);
    }

    [Theory]
    [InlineData("""{"from_id": -1}""", "our own comment")]
    [InlineData("""{"deleted": true}""", "a comment that is gone")]
    [InlineData("""{"text": ""}""", "nothing to read in this comment")]
    public void That_no_person_should_see_is_ignored_with_the_reason(string more, string because) =>
        Assert.Equal(because, VkEvents.Ignored(VkEvents.Comment(more)));

    [Fact]
    public void Of_another_community_is_its_writers()
    {
        IncomingMessage read = VkEvents.Incoming(VkEvents.Comment("""{"from_id": -200}"""));

        Assert.Equal(("-1_33:-200", "-200", "VK club200"), (read.Conversation, read.AuthorId, read.AuthorName));
    }

    [Theory]
    [InlineData("""{"id": null}""", "object.id")]
    [InlineData("""{"post_id": null}""", "object.post_id")]
    [InlineData("""{"from_id": null}""", "object.from_id")]
    [InlineData("""{"date": null}""", "object.date")]
    public void That_is_malformed_is_refused_by_the_name_of_its_field(string more, string field) =>
        Assert.Equal(field, VkEvents.Broken(VkEvents.Comment(more)));

    [Theory]
    [InlineData("777")]
    [InlineData("-1_33:777")]
    [InlineData("photo-1_33:777")]
    [InlineData("video-1_33:-200")]
    [InlineData("market-1_33:777")]
    [InlineData("board-1_33:777")]
    public void Has_conversations_that_read_back(string text) => Assert.Equal(text, VkConversation.Parse(text)!.Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-1_33")]
    [InlineData("-1:33:777")]
    [InlineData("-1_x:777")]
    [InlineData("-1_0:777")]
    [InlineData("story-1_33:777")]
    public void Has_no_conversation_named(string text) => Assert.Null(VkConversation.Parse(text));

    [Fact]
    public void Is_named_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
        try
        {
            Assert.Equal("photo-1_33:-7", new VkConversation(VkPlace.Photo, -1, 33, -7).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
