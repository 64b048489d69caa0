using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Vk;

/// <summary>An event of the Callback API or the long poll → a message in our terms, or why not. Pure.</summary>
public static class VkEventReader
{
    public static ReadResult Read(ReadOnlySpan<byte> json, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            using JsonDocument document = VkJson.Parse(json);
            return Read(document.RootElement, context);
        }
        catch (JsonException e)
        {
            return new ReadResult.Broken("$", $"not JSON: {e.Message.Split(" LineNumber")[0]}");
        }
    }

    private static ReadResult Read(JsonElement happened, ReadContext context)
    {
        if (happened.ValueKind != JsonValueKind.Object)
        {
            return new ReadResult.Broken("$", $"{happened.ValueKind} instead of an event");
        }

        if (happened.Text("type") is not { Length: > 0 } type)
        {
            return new ReadResult.Broken("type", "missing");
        }

        VkEvent about = new(context, happened, happened.Object("object") ?? default);
        return type switch
        {
            "message_new" or "message_edit" => VkMessageReader.Read(about, edited: type == "message_edit"),
            "message_event" => VkPresses.Read(about),
            "message_reaction_event" => VkReactions.Read(about),
            "like_add" or "like_remove" => VkPresses.ReadLike(about, removed: type == "like_remove"),
            "message_reply" => new ReadResult.Ignored("our own message"),
            "message_allow" => new ReadResult.Ignored("a resident allowed messages"),
            "message_deny" => new ReadResult.Ignored("a resident forbade messages"),
            "wall_post_new" or "wall_repost" => new ReadResult.Ignored("a post, not a comment"),
            "confirmation" => new ReadResult.Ignored("a question for the confirmation string"),
            _ when VkCommentReader.Reads(type) => VkCommentReader.Read(about, type),
            _ => new ReadResult.Ignored($"event of type {(type.Length <= 100 ? type : type[..50])}"),
        };
    }
}

/// <summary>One event with what its readers need beside it.</summary>
/// <param name="Object">What happened; undefined when the event carries no object.</param>
internal sealed record VkEvent(ReadContext Context, JsonElement Whole, JsonElement Object)
{
    private static readonly long First = new DateTimeOffset(2006, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
    private static readonly long Last = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    /// <summary>The community the event is of.</summary>
    public long? Group => Whole.Number("group_id");

    /// <summary>Communities speak under their id below zero.</summary>
    public bool IsOurs(long author) =>
        author < 0 && (author == -Group || author.ToString(CultureInfo.InvariantCulture) == Context.Own);

    /// <summary>Events carry ids only; our crawls add the names VK returned to them.</summary>
    public string NameOf(long author) => Known(author) ?? string.Create(CultureInfo.InvariantCulture, $"VK {(author < 0 ? "club" : "")}{Math.Abs((decimal)author)}");

    public static DateTimeOffset? Time(JsonElement of, string name) =>
        of.Number(name) is { } seconds && seconds >= First && seconds < Last ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>When it was published; a time before VK existed is meaningless, and the message counts from when it was seen.</summary>
    public DateTimeOffset? Published(JsonElement of) =>
        Time(of, "date") ?? (of.Number("date") is { } seconds && seconds >= 0 && seconds < First ? Context.SeenAt : null);

    /// <summary>A text too long to be one.</summary>
    public static ReadResult.Broken? TextProblem(string field, string text) =>
        text.Length > ChannelLimits.MaxIncomingText ? new(field, $"{text.Length} characters, at most {ChannelLimits.MaxIncomingText} are taken")
        : null;

    /// <summary>The name beside the event, when there is one.</summary>
    public string? Known(long author)
    {
        JsonElement profile = Whole.List(author > 0 ? "profiles" : "groups").FirstOrDefault(p => p.Number("id") == (author > 0 ? author : -author));
        return profile.ValueKind == JsonValueKind.Object ? VkNames.NameOf(profile) : null;
    }
}
