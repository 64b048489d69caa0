using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Dialog.Cases;

namespace Dialog.Channels.Telegram;

/// <summary>
/// Update JSON of the Bot API → a message in our terms, or why not. Pure. What makes the message ours (ids, chat, author, date) must be
/// right; everything else is read as far as it can be, for Telegram adds kinds of content several times a year.
/// </summary>
public static class TelegramUpdateReader
{
    // 2013-01-01, before Telegram existed, to the end of the calendar.
    private const long Earliest = 1_356_998_400;
    private const long Latest = 253_402_300_799;

    // Beside these a message holds what it is about.
    private static readonly string[] Common =
        ["message_id", "message_thread_id", "business_connection_id", "guest_query_id", "from", "sender_chat", "chat", "date", "via_bot", "has_protected_content", "is_topic_message", "reply_to_message", "edit_date", "author_signature"];

    public static ReadResult Read(ReadOnlySpan<byte> json, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return JsonAt.Read(json, root => Read(root, context));
    }

    internal static string FullName(JsonAt user) => $"{user.Words("first_name")} {user.Words("last_name")}".Trim();

    private static ReadResult Read(JsonAt update, ReadContext context)
    {
        if (TelegramPoll.IdOf(update.Element) is null)
        {
            return new ReadResult.Broken("update_id", "missing");
        }

        return (update.Object("message") ?? update.Object("business_message") ?? update.Object("guest_message")) is { } written ? Read(written, IncomingKind.New, context)
            : (update.Object("edited_message") ?? update.Object("edited_business_message")) is { } edited ? Read(edited, IncomingKind.Edited, context)
            : update.Object("deleted_business_messages") is { } deleted ? TelegramBusiness.Removed(deleted, context)
            : update.Object("callback_query") is { } pressed ? TelegramPresses.Read(pressed)
            : update.Object("message_reaction") is { } reacted ? TelegramReactions.Read(reacted)
            : update.Object("message_reaction_count") is { } counted ? TelegramReactions.ReadCounts(counted)
            : new ReadResult.Ignored($"update of type {NameOf(update, ["update_id"])}");
    }

    private static ReadResult Read(JsonAt m, IncomingKind what, ReadContext context)
    {
        long id = m.Number("message_id") is > 0 and { } number ? number : throw new JsonFieldException(m.Of("message_id"), "missing or not positive");
        DateTimeOffset published = m.Number("date") is >= Earliest and <= Latest and { } date
            ? DateTimeOffset.FromUnixTimeSeconds(date)
            : throw new JsonFieldException(m.Of("date"), "missing, before Telegram existed or not a time in seconds since 1970");
        JsonAt chat = m.Object("chat") ?? throw new JsonFieldException(m.Of("chat"), "missing");
        if (chat.Number("id") is null or 0)
        {
            throw new JsonFieldException(chat.Of("id"), "missing");
        }

        string text = TelegramText.Of(m);
        if (text.Length > ChannelLimits.MaxIncomingText)
        {
            throw new JsonFieldException(m.Of("text"), $"{text.Length} characters, at most {ChannelLimits.MaxIncomingText} are taken");
        }

        Attachment[] attachments = TelegramAttachments.Of(m);
        return Reason(m, chat, text, attachments, what, context) is { } because
            ? new ReadResult.Ignored(because)
            : Message(m, chat, id, published, text, attachments, what, context);
    }

    private static string? Reason(JsonAt m, JsonAt chat, string text, Attachment[] attachments, IncomingKind what, ReadContext context) => m switch
    {
        _ when chat.Words("type") == "channel" => "a post in a channel",
        _ when m.Flag("is_automatic_forward") => "a channel's post in its discussion group",
        _ when m.Part("sender_chat") is { } sender && sender.Whole("id") == chat.Whole("id") => "an anonymous administrator of the group",
        _ when m.Part("from") is null && m.Part("sender_chat") is null => "no sender",
        _ when TelegramBusiness.ConnectionOf(m) is not null && m.Part("from")?.Whole("id") != chat.Whole("id") => "the business account's own message",
        _ when m.Part("sender_chat") is null && m.Part("from") is { } from && from.Flag("is_bot") => Id(from) == context.Own ? "our own message" : "another bot's message",
        _ when what == IncomingKind.Edited && m.Part("location")?.Whole("live_period") is not null => "a live location moved",
        _ when IsCommand(m) => "a command to the bot",
        _ when text.Length == 0 && attachments.Length == 0 => $"nothing to read in a message of type {NameOf(m, Common)}",
        _ => null,
    };

    // "/start", "/start from-qr", "/help@our_bot": pressed, not written. A complaint that begins with a command is a complaint.
    private static bool IsCommand(JsonAt m) =>
        m.Words("text") is { } text
        && (text == "/start" || m.Parts("entities").FirstOrDefault() is { IsObject: true } first && first.Words("type") == "bot_command" && first.Whole("offset") == 0
            && (text.Length <= first.Whole("length") || text.StartsWith("/start", StringComparison.Ordinal)));

    private static ReadResult.Message Message(
        JsonAt m, JsonAt chat, long id, DateTimeOffset published, string text, Attachment[] attachments, IncomingKind what, ReadContext context)
    {
        JsonAt author = m.Part("sender_chat") ?? m.Part("from")!.Value;
        long authorId = author.Number("id") ?? throw new JsonFieldException(author.Of("id"), "missing");
        TelegramConversation conversation = Conversation(m, chat, authorId);
        JsonAt? replied = m.Part("reply_to_message");
        bool repliesToOurs = conversation is { IsGroup: true, IsTopic: false, IsGuest: false } && context.Own is not null && replied?.Part("from") is { } of && Id(of) == context.Own;
        string? repliedId = replied?.Whole("message_id") is > 0 and { } original ? Text(original) : null;
        JsonAt? place = m.Part("venue")?.Part("location") ?? m.Part("location");
        bool isPublic = conversation is { IsGroup: true, IsGuest: false } && (chat.Words("username") is not null || IsUnderPublicPost(replied));
        IncomingMessage incoming = new()
        {
            What = what,
            Region = context.Region,
            Channel = context.Channel,
            Network = ChannelKinds.Telegram,
            Conversation = conversation.ToString(),
            MessageId = conversation.IsGuest ? TelegramGuests.MessageId(m.Text("guest_query_id")!) : Text(id),
            AuthorId = Text(authorId),
            AuthorName = Name(author),
            Text = text,
            Attachments = attachments,
            PublishedAt = published,
            EditedAt = m.Whole("edit_date") is >= Earliest and <= Latest and { } edited ? DateTimeOffset.FromUnixTimeSeconds(edited) : null,
            SeenAt = context.SeenAt,
            IsPublic = isPublic,
            InClosedGroup = conversation.IsGroup && !isPublic,
            Link = conversation.IsGuest ? null : Link(chat, id),
            ReplyTo = repliedId,
            AlbumId = m.Words("media_group_id"),
            Address = m.Part("venue")?.Words("address"),
            Latitude = place?.Real("latitude"),
            Longitude = place?.Real("longitude"),
        };
        return new ReadResult.Message(incoming) { RepliesTo = repliesToOurs && repliedId is not null ? [repliedId] : [] };
    }

    private static TelegramConversation Conversation(JsonAt m, JsonAt chat, long author)
    {
        long id = chat.Number("id")!.Value;
        if (m.Text("guest_query_id") is not null)
        {
            return TelegramConversation.Guest(id, author);
        }

        if (TelegramBusiness.ConnectionOf(m) is { } connection)
        {
            return TelegramConversation.OfBusiness(id, connection);
        }

        if (chat.Words("type") == "private")
        {
            return TelegramConversation.Private(id);
        }
        // What a resident writes to a channel in private hangs in a topic of theirs, which only they and the channel's administrators read.
        if (chat.Flag("is_direct_messages") || m.Part("direct_messages_topic") is not null)
        {
            return TelegramConversation.Direct(id, m.Part("direct_messages_topic")?.Whole("topic_id") ?? author, author);
        }

        int? branch = m.Whole("message_thread_id") is > 0 and <= int.MaxValue and { } given ? (int)given : null;
        if (m.Flag("is_topic_message") && branch is { } topic)
        {
            return new(id, topic, true, author);
        }
        // A reply to a message that hangs under nothing and is no post is talk in the group itself, although
        // Telegram numbers such a chain of replies like the comments of a post.
        bool plainReply = m.Part("reply_to_message") is { } replied && replied.Whole("message_thread_id") is null && !replied.Flag("is_automatic_forward");
        return new(id, plainReply ? 0 : branch ?? 0, false, author);
    }

    // Comments under the post of a channel with a name are read on the channel's page, whatever the group's own settings.
    private static bool IsUnderPublicPost(JsonAt? replied) =>
        replied is { } post && post.Flag("is_automatic_forward")
        && (post.Part("sender_chat")?.Words("username") ?? post.Part("forward_origin")?.Part("chat")?.Words("username")) is not null;

    private static string Name(JsonAt author)
    {
        string name = author.Words("title") ?? FullName(author);
        return name.Length > 0 ? name : author.Words("username") ?? "?";
    }

    private static string? Link(JsonAt chat, long id) => chat switch
    {
        _ when chat.Words("type") == "private" => null,
        _ when chat.Words("username") is { } name => $"https://t.me/{name}/{Text(id)}",
        _ when chat.Words("type") == "supergroup" => $"https://t.me/c/{Text(chat.Number("id")!.Value).Replace("-100", "", StringComparison.Ordinal)}/{Text(id)}",
        _ => null,
    };

    private static string? Id(JsonAt user) => user.Whole("id") is { } id ? Text(id) : null;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    // The first field that is not among those every one has tells what it is.
    private static string NameOf(JsonAt of, string[] common) =>
        PlainText.Note(of.Element.EnumerateObject().Select(p => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(p))).FirstOrDefault(n => !common.Contains(n))) ?? "none";
}
