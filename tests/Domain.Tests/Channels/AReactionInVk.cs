using System.Text.Json.Nodes;
using Dialog.Channels;

namespace Dialog.Domain.Tests.Channels;

public sealed class AReactionInVk
{
    private static JsonObject Event(string change) => VkEvents.Event(
        "message_reaction_event", (JsonObject)JsonNode.Parse($$"""{"peer_id": 777, "reacted_id": 777, "cmid": 61{{change}}}""")!);

    private static ReadResult.Reaction Read(string change) => Assert.IsType<ReadResult.Reaction>(VkEvents.Read(Event(change)));

    [Theory]
    [InlineData(1, "❤️")]
    [InlineData(4, "👍")]
    [InlineData(9, "👎")]
    [InlineData(16, "🎉")]
    [InlineData(17, "other")]
    public void Is_all_the_resident_has_set_on_the_message_of_that_number(int number, string emoji)
    {
        ReadResult.Reaction reaction = Read($", \"reaction_id\": {number}");

        Assert.Equal(("61", true, true), (reaction.MessageId, reaction.IsInner, reaction.AreTotals));
        Assert.Equal(["777"], reaction.Places);
        Assert.Equal(new Dictionary<string, int> { [emoji] = 1 }, reaction.Changes);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", \"reaction_id\": 0")]
    public void That_was_taken_back_leaves_none(string change) => Assert.Empty(Read(change).Changes);

    [Fact]
    public void Of_the_community_itself_or_in_a_chat_is_passed_over()
    {
        JsonObject ours = Event(", \"reaction_id\": 1");
        ours["object"]!["reacted_id"] = -1;
        Assert.Equal("a reaction of somebody else than the resident", VkEvents.Ignored(ours));
        JsonObject chat = Event(", \"reaction_id\": 1");
        chat["object"]!["peer_id"] = 2_000_000_001;
        Assert.Equal("a reaction in a chat of several people", VkEvents.Ignored(chat));
    }

    [Theory]
    [InlineData("peer_id")]
    [InlineData("cmid")]
    public void Without_what_makes_it_one_is_broken(string field)
    {
        JsonObject reacted = Event(", \"reaction_id\": 1");
        reacted["object"]!.AsObject().Remove(field);

        Assert.Equal($"object.{field}", VkEvents.Broken(reacted));
    }
}
