using System.Globalization;
using System.Text.RegularExpressions;
using Dialog.Cases;

namespace Dialog.Channels.Max;

/// <summary>Update JSON of MAX's bot API → a message in our terms, or why not. Pure.</summary>
public static partial class MaxUpdateReader
{
    public static ReadResult Read(ReadOnlySpan<byte> json, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return JsonAt.Read(json, root => Read(root, context));
    }

    private static ReadResult Read(JsonAt update, ReadContext context) => update.Text("update_type") switch
    {
        "message_created" or "comment_created" => Message(update, IncomingKind.New, context),
        "message_edited" or "comment_edited" => Message(update, IncomingKind.Edited, context),
        "message_removed" or "comment_removed" => Removed(update, context),
        "message_callback" => MaxPresses.Read(update),
        "bot_started" => new ReadResult.Ignored(update.Text("payload") is null ? "the dialog was opened" : "the dialog was opened by a link"),
        // What a long poll brings, handed over whole.
        null when update.Objects("updates").ToArray() is [var only] => Read(only, context),
        null => new ReadResult.Broken("update_type", "missing"),
        var other => new ReadResult.Ignored(PlainText.Note($"update of type {other}")!),
    };

    private static ReadResult Message(JsonAt update, IncomingKind what, ReadContext context)
    {
        JsonAt message = update.Object("message") ?? throw new JsonFieldException("message", "missing");
        JsonAt recipient = message.Object("recipient") ?? throw new JsonFieldException("message.recipient", "missing");
        JsonAt? sender = message.Object("sender");
        string? text = Text(message);
        Attachment[] attachments = MaxAttachments.Of(message);
        return Reason(sender, recipient, update, text, attachments, context) is { } because
            ? new ReadResult.Ignored(because)
            : Message(update, message, sender!.Value, text ?? "", attachments, what, context);
    }

    private static string? Reason(JsonAt? sender, JsonAt recipient, JsonAt update, string? text, Attachment[] attachments, ReadContext context) => sender switch
    {
        null when Post(recipient, update) is not null => "a comment in the channel's own name",
        null => "written in the channel's or the group's own name",
        { } s when context.Own is { } own && s.Text("user_id") == own => "our own message",
        { } s when s.Flag("is_bot") => "a bot's message, our own or another's",
        _ when recipient.Text("chat_type") == "channel" && Post(recipient, update) is null => "a post in a channel",
        _ when text is not null && attachments.Length == 0 && Command().IsMatch(text) => "a command to the bot",
        _ when text is null && attachments.Length == 0 => "nothing to read in a message",
        _ => null,
    };

    private static ReadResult Message(
        JsonAt update, JsonAt message, JsonAt sender, string text, Attachment[] attachments, IncomingKind what, ReadContext context)
    {
        if (text.Length > ChannelLimits.MaxIncomingText)
        {
            return new ReadResult.Broken("message.body.text", $"{text.Length} characters, at most {ChannelLimits.MaxIncomingText} are taken");
        }

        long author = sender.Number("user_id") ?? throw new JsonFieldException(sender.Of("user_id"), "missing");
        MaxConversation conversation = Conversation(message.Object("recipient")!.Value, update, author);
        DateTimeOffset at = message.Moment("timestamp") ?? update.Moment("timestamp") ?? throw new JsonFieldException("message.timestamp", "missing");
        JsonAt? link = message.Object("link");
        string? repliesTo = link?.Text("type") == "reply" ? link.Value.Object("message")?.Text("mid") ?? link.Value.Text("mid") : null;
        (double Latitude, double Longitude)? place = MaxAttachments.PlaceOf(message);
        IncomingMessage incoming = new()
        {
            What = what,
            Region = context.Region,
            Channel = context.Channel,
            Network = ChannelKinds.Max,
            Conversation = conversation.ToString(),
            MessageId = Id(message, at),
            AuthorId = author.ToString(CultureInfo.InvariantCulture),
            AuthorName = MaxUser.Name(sender),
            Text = text,
            Attachments = attachments,
            PublishedAt = at,
            EditedAt = what == IncomingKind.Edited ? update.Moment("timestamp") : null,
            SeenAt = context.SeenAt,
            // MAX gives a message of a closed chat or channel no address.
            IsPublic = conversation.IsGroup && message.Words("url") is not null,
            InClosedGroup = conversation.IsGroup && message.Words("url") is null,
            Link = message.Words("url"),
            ReplyTo = repliesTo,
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
        };
        // Only the outbox knows whether it is ours.
        return new ReadResult.Message(incoming) { RepliesTo = conversation.IsGroup && repliesTo is not null ? [repliesTo] : [] };
    }

    // Who removed it need not be who wrote it: only an author's own removal finds its thread.
    private static ReadResult.Message Removed(JsonAt update, ReadContext context)
    {
        string id = update.Text("message_id") ?? throw new JsonFieldException("message_id", "missing");
        long chat = update.Number("chat_id") ?? throw new JsonFieldException("chat_id", "missing");
        long user = update.Number("user_id") ?? 0;
        DateTimeOffset at = update.Moment("timestamp") ?? throw new JsonFieldException("timestamp", "missing");
        string? post = update.Text("post_id");
        MaxConversation conversation = chat < 0 || post is not null ? new(chat, null, post, user) : MaxConversation.Private(chat);
        return new ReadResult.Message(new IncomingMessage
        {
            What = IncomingKind.Deleted,
            Region = context.Region,
            Channel = context.Channel,
            Network = ChannelKinds.Max,
            Conversation = conversation.ToString(),
            MessageId = id,
            AuthorId = user.ToString(CultureInfo.InvariantCulture),
            AuthorName = "?",
            Text = "",
            PublishedAt = at,
            SeenAt = context.SeenAt,
            IsPublic = false,
            InClosedGroup = conversation.IsGroup,
        });
    }

    private static MaxConversation Conversation(JsonAt recipient, JsonAt update, long author)
    {
        string? post = Post(recipient, update);
        long? chat = recipient.Number("chat_id");
        bool isPrivate = post is null && recipient.Text("chat_type") switch
        {
            "dialog" => true,
            null => chat is null or > 0,
            _ => false,
        };
        return (isPrivate, chat) switch
        {
            (true, { } dialog) => MaxConversation.Private(dialog),
            (true, null) => new(0, author, null, null),
            (false, { } group) when post?.Contains(':', StringComparison.Ordinal) is not true => new(group, null, post, author),
            (false, null) => throw new JsonFieldException(recipient.Of("chat_id"), "missing"),
            _ => throw new JsonFieldException(recipient.Of("post_id"), "not an id of a post"),
        };
    }

    // A crawl of comments gives the post beside the message.
    private static string? Post(JsonAt recipient, JsonAt update) => recipient.Text("post_id") ?? update.Text("post_id");

    private static string? Text(JsonAt message) =>
        message.Object("body")?.Words("text")
        ?? (message.Object("link") is { } link && link.Text("type") == "forward" ? link.Object("message")?.Words("text") : null);

    // A message that only forwards another may come without a body, and so without an id of its own.
    private static string Id(JsonAt message, DateTimeOffset at) =>
        message.Object("body")?.Text("mid")
        ?? (message.Object("link")?.Object("message")?.Text("mid") is { } forwarded
            ? $"forward:{forwarded}:{at.ToUnixTimeMilliseconds()}"
            : throw new JsonFieldException("message.body.mid", "missing"));

    // "/start", "/help": pressed, not written.
    [GeneratedRegex(@"^/[A-Za-z0-9_]+(@\w+)?\s*$")]
    private static partial Regex Command();
}
