using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Channels;

namespace Dialog.Domain.Tests.Channels;

public sealed class AReactionInTelegram
{
    private static ReadResult.Reaction Changed(string before, string after, string chat = """{"id": 777, "type": "private"}""") => Assert.IsType<ReadResult.Reaction>(TelegramJson.Read($$"""
        {"update_id": 1, "message_reaction": {"chat": {{chat}}, "message_id": 105, "user": {"id": 777, "is_bot": false, "first_name": "Анна"}, "date": 1780300000,
         "old_reaction": {{before}}, "new_reaction": {{after}} } }
        """));

    private static string Emoji(params string[] all) => new JsonArray([.. all.Select(e => new JsonObject { ["type"] = "emoji", ["emoji"] = e })]).ToJsonString(new JsonSerializerOptions());

    [Fact]
    public void Counts_what_was_added_and_what_was_taken_back()
    {
        ReadResult.Reaction changed = Changed(Emoji("👍", "🔥"), Emoji("👎", "🔥"));

        Assert.Equal(new Dictionary<string, int> { ["👍"] = -1, ["👎"] = 1 }, changed.Changes);
        Assert.Equal(("105", false), (changed.MessageId, changed.AreTotals));
        Assert.Equal(["777"], changed.Places);
    }

    [Fact]
    public void Of_a_group_is_of_all_its_branches() => Assert.Equal(["-100:"], Changed("[]", Emoji("👍"), """{"id": -100, "type": "supergroup"}""").Places);

    [Fact]
    public void That_only_telegram_can_draw_is_another() => Assert.Equal(
        new Dictionary<string, int> { ["other"] = 2, ["⭐"] = 1 },
        Changed("[]", """[{"type": "custom_emoji", "custom_emoji_id": "1"}, {"type": "of_the_future"}, {"type": "paid"}]""").Changes);

    [Fact]
    public void Of_people_who_stay_unnamed_comes_as_counts()
    {
        ReadResult.Reaction counted = Assert.IsType<ReadResult.Reaction>(TelegramJson.Read("""
            {"update_id": 1, "message_reaction_count": {"chat": {"id": -100, "type": "supergroup"}, "message_id": 4, "date": 1780300000,
             "reactions": [{"type": {"type": "emoji", "emoji": "❤"}, "total_count": 2}, {"type": {"type": "emoji", "emoji": "👎"}, "total_count": 0}]}}
            """));

        Assert.Equal((true, "4"), (counted.AreTotals, counted.MessageId));
        Assert.Equal(new Dictionary<string, int> { ["❤"] = 2 }, counted.Changes);
    }
}
