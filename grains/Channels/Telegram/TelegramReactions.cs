using System.Globalization;

namespace Dialog.Channels.Telegram;

/// <summary>Reactions on messages: one person's change, or the counts where people stay unnamed. Pure.</summary>
internal static class TelegramReactions
{
    // Telegram lets a person set three and a message carry as many as a chat allows.
    private const int Most = 100;
    private const int LongestEmoji = 16;

    public static ReadResult Read(JsonAt changed)
    {
        Dictionary<string, int> changes = [];
        Add(changes, changed.Parts("old_reaction"), -1);
        Add(changes, changed.Parts("new_reaction"), 1);
        foreach (string same in changes.Where(c => c.Value == 0).Select(c => c.Key).ToArray())
        {
            changes.Remove(same);
        }

        return Of(changed, changes, areTotals: false);
    }

    public static ReadResult ReadCounts(JsonAt counted)
    {
        Dictionary<string, int> counts = [];
        foreach (JsonAt reaction in counted.Parts("reactions").Take(Most))
        {
            if (reaction.Part("type") is { } type && reaction.Whole("total_count") is > 0 and <= int.MaxValue and { } count)
            {
                counts[NameOf(type)] = (int)Math.Min(int.MaxValue, (long)counts.GetValueOrDefault(NameOf(type)) + count);
            }
        }

        return Of(counted, counts, areTotals: true);
    }

    private static ReadResult.Reaction Of(JsonAt update, Dictionary<string, int> changes, bool areTotals)
    {
        JsonAt chat = update.Object("chat") ?? throw new JsonFieldException(update.Of("chat"), "missing");
        long message = update.Number("message_id") is > 0 and { } id ? id : throw new JsonFieldException(update.Of("message_id"), "missing or not positive");
        return new(message.ToString(CultureInfo.InvariantCulture), [TelegramPresses.PlaceOf(chat, null)], changes, areTotals);
    }

    private static void Add(Dictionary<string, int> changes, IEnumerable<JsonAt> reactions, int step)
    {
        foreach (JsonAt reaction in reactions.Take(Most))
        {
            changes[NameOf(reaction)] = changes.GetValueOrDefault(NameOf(reaction)) + step;
        }
    }

    // A custom emoji is a picture only Telegram has.
    private static string NameOf(JsonAt type) => type.Words("type") switch
    {
        "emoji" when type.Words("emoji") is { Length: > 0 and <= LongestEmoji } emoji => emoji,
        "paid" => "⭐",
        _ => "other",
    };
}
