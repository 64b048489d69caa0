using System.Globalization;
using System.Text.Json;
using Dialog.Cases;

namespace Dialog.Channels.Vk;

/// <summary>Comments under posts, photos, videos and goods, and what is written in boards. Pure.</summary>
internal static class VkCommentReader
{
    private sealed record Kind(string Events, VkPlace Place, string[] Owner, string[] Item);

    // Whose and what: events of comments and those of deletions name it differently, and so did older versions.
    private static readonly Kind[] Kinds =
    [
        new("wall_reply", VkPlace.Wall, ["post_owner_id", "owner_id"], ["post_id"]),
        new("photo_comment", VkPlace.Photo, ["photo_owner_id", "owner_id"], ["photo_id", "pid"]),
        new("video_comment", VkPlace.Video, ["video_owner_id", "owner_id"], ["video_id"]),
        // The official schema calls the goods of a new comment a photo.
        new("market_comment", VkPlace.Market, ["market_owner_id", "owner_id"], ["item_id", "photo_id"]),
        new("board_post", VkPlace.Board, ["topic_owner_id", "owner_id"], ["topic_id"]),
    ];

    public static bool Reads(string type) => Of(type) is not null;

    public static ReadResult Read(VkEvent about, string type)
    {
        (Kind kind, string what) = Of(type)!.Value;
        JsonElement c = about.Object.Object("comment") ?? about.Object;
        if (c.ValueKind != JsonValueKind.Object)
        {
            return new ReadResult.Broken("object", "missing");
        }
        // Every comment of a community's own wall is of that community.
        if ((c.Number(kind.Owner) ?? -about.Group) is not { } owner || owner == 0)
        {
            return new ReadResult.Broken($"object.{kind.Owner[0]}", "missing");
        }

        if (c.Number(kind.Item) is not (> 0 and { } item))
        {
            return new ReadResult.Broken($"object.{kind.Item[0]}", "missing or not positive");
        }

        if (c.Number("id") is not (> 0 and { } id))
        {
            return new ReadResult.Broken("object.id", "missing or not positive");
        }

        return what == "delete" ? Deleted(about, c, kind, owner, item, id) : Written(about, c, kind, what, owner, item, id);
    }

    private static ReadResult Written(VkEvent about, JsonElement c, Kind kind, string what, long owner, long item, long id)
    {
        if (c.Is("deleted"))
        {
            return new ReadResult.Ignored("a comment that is gone");
        }

        if (c.Number("from_id") is not { } author || author == 0)
        {
            return new ReadResult.Broken("object.from_id", "missing");
        }

        if (about.IsOurs(author))
        {
            return new ReadResult.Ignored("our own comment");
        }

        if (about.Published(c) is not { } published)
        {
            return new ReadResult.Broken("object.date", "missing or not a time in seconds since 1970");
        }

        string text = VkText.Of(c.Words("text"));
        if (VkEvent.TextProblem("object.text", text) is { } broken)
        {
            return broken;
        }

        Attachment[] attachments = VkAttachments.Of(c);
        if (text.Length == 0 && attachments.Length == 0)
        {
            return new ReadResult.Ignored("nothing to read in this comment");
        }

        (double Latitude, double Longitude)? place = VkAttachments.Place(c);
        IncomingMessage incoming = Comment(about, kind, owner, item, id, author) with
        {
            // A restored comment says again what it said: an edit for a thread that knows it, a new one for a thread that does not.
            What = what == "new" ? IncomingKind.New : IncomingKind.Edited,
            Text = text,
            Attachments = attachments,
            PublishedAt = published,
            EditedAt = what == "restore" ? about.Context.SeenAt : null,
            ReplyTo = ReplyTo(c) is { } original ? VkConversation.CommentId(kind.Place, original) : null,
            Address = VkAttachments.Title(c),
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
        };
        return new ReadResult.Message(incoming)
        {
            RepliesTo = RepliesToOurs(about, c) ? [.. Above(c).Select(a => VkConversation.CommentId(kind.Place, a))] : [],
            Nameless = about.Known(author) is null,
        };
    }

    // VK says who removed it, but only sometimes whose it was: the thread is found by the comment it holds.
    private static ReadResult.Message Deleted(VkEvent about, JsonElement c, Kind kind, long owner, long item, long id)
    {
        long author = c.Number("user_id", "from_id", "deleter_id") ?? 0;
        IncomingMessage gone = Comment(about, kind, owner, item, id, author) with { What = IncomingKind.Deleted };
        return new(gone) { Among = new VkConversation(kind.Place, owner, item, author).Beginning };
    }

    private static IncomingMessage Comment(VkEvent about, Kind kind, long owner, long item, long id, long author) => new()
    {
        What = IncomingKind.New,
        Region = about.Context.Region,
        Channel = about.Context.Channel,
        Network = ChannelKinds.Vk,
        Conversation = new VkConversation(kind.Place, owner, item, author).ToString(),
        MessageId = VkConversation.CommentId(kind.Place, id),
        AuthorId = author.ToString(CultureInfo.InvariantCulture),
        AuthorName = about.NameOf(author),
        Text = "",
        PublishedAt = about.Context.SeenAt,
        SeenAt = about.Context.SeenAt,
        IsPublic = true,
        Link = Link(kind.Place, owner, item, id),
    };

    private static string Link(VkPlace place, long owner, long item, long id) => place switch
    {
        VkPlace.Board => string.Create(CultureInfo.InvariantCulture, $"https://vk.com/topic{owner}_{item}?post={id}"),
        VkPlace.Market => string.Create(CultureInfo.InvariantCulture, $"https://vk.com/product{owner}_{item}?reply={id}"),
        VkPlace.Photo => string.Create(CultureInfo.InvariantCulture, $"https://vk.com/photo{owner}_{item}?reply={id}"),
        VkPlace.Video => string.Create(CultureInfo.InvariantCulture, $"https://vk.com/video{owner}_{item}?reply={id}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"https://vk.com/wall{owner}_{item}?reply={id}"),
    };

    private static long? ReplyTo(JsonElement c) => c.Number("reply_to_comment") ?? Above(c).Cast<long?>().FirstOrDefault();

    private static bool RepliesToOurs(VkEvent about, JsonElement c) => c.Number("reply_to_user") is { } to && about.IsOurs(to);

    // Nearest first: what it replies to, then the branch it is in.
    private static long[] Above(JsonElement c) =>
        [.. new[] { c.Number("reply_to_comment") }.OfType<long>().Concat(c.List("parents_stack").Select(VkJson.Number).OfType<long>().Reverse()).Where(a => a > 0).Distinct().Take(20)];

    private static (Kind Kind, string What)? Of(string type)
    {
        foreach (Kind kind in Kinds)
        {
            if (type.StartsWith(kind.Events, StringComparison.Ordinal) && type[kind.Events.Length..] is "_new" or "_edit" or "_restore" or "_delete")
            {
                return (kind, type[(kind.Events.Length + 1)..]);
            }
        }
        return null;
    }
}
