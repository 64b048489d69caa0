using System.Globalization;
using System.Text.Json;
using Dialog.Cases;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Dialog.Channels.Telegram;

/// <summary>Update JSON of the Bot API → a message in our terms, or why not. Pure.</summary>
public static class TelegramUpdateReader
{
    public static ReadResult Read(ReadOnlySpan<byte> json, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Update? update;
        try
        {
            update = JsonSerializer.Deserialize<Update>(json, JsonBotAPI.Options);
        }
        catch (JsonException e)
        {
            return new ReadResult.Broken(Field(e.Path), e.InnerException?.Message ?? Sentence(e.Message));
        }
        catch (ArgumentOutOfRangeException)
        {
            // The library's converter of unix times throws this for seconds beyond the year 9999.
            return new ReadResult.Broken("message.date", "not a time in seconds since 1970");
        }
        return update switch
        {
            null => new ReadResult.Broken("$", "null instead of an update"),
            { Id: 0 } => new ReadResult.Broken("update_id", "missing"),
            { Message: { } m } => Read(m, "message", IncomingKind.New, context),
            { EditedMessage: { } m } => Read(m, "edited_message", IncomingKind.Edited, context),
            _ => new ReadResult.Ignored($"update of type {update.Type}"),
        };
    }

    private static ReadResult Read(Message message, string field, IncomingKind what, ReadContext context) =>
        Problem(message, field) is { } broken ? broken
        : Reason(message, what, context) is { } because ? new ReadResult.Ignored(because)
        : Message(message, what, context);

    private static ReadResult.Broken? Problem(Message m, string field) =>
        m.Id <= 0 ? new($"{field}.message_id", "missing or not positive")
        : m.Chat is null ? new($"{field}.chat", "missing")
        : m.Chat.Id == 0 ? new($"{field}.chat.id", "missing")
        : m.Date.Year < 2013 ? new($"{field}.date", "missing or before Telegram existed")
        : Text(m).Length > ChannelLimits.MaxIncomingText
            ? new($"{field}.text", $"{Text(m).Length} characters, at most {ChannelLimits.MaxIncomingText} are taken")
            : null;

    private static string? Reason(Message m, IncomingKind what, ReadContext context) => m switch
    {
        { Chat.Type: ChatType.Channel } => "a post in a channel",
        { IsAutomaticForward: true } => "a channel's post in its discussion group",
        { SenderChat: { } sender } when sender.Id == m.Chat.Id => "an anonymous administrator of the group",
        { From: null, SenderChat: null } => "no sender",
        { From.IsBot: true, SenderChat: null } => m.From.Id.ToString(CultureInfo.InvariantCulture) == context.Own ? "our own message" : "another bot's message",
        { IsServiceMessage: true } => $"service message {m.Type}",
        { Location.LivePeriod: not null } when what == IncomingKind.Edited => "a live location moved",
        _ when IsCommand(m) => "a command to the bot",
        _ when Text(m).Length == 0 && TelegramAttachments.Of(m).Length == 0 => $"nothing to read in a message of type {m.Type}",
        _ => null,
    };

    // "/start", "/start from-qr", "/help@our_bot": pressed, not written. A complaint that begins with a command is a complaint.
    private static bool IsCommand(Message m) =>
        m.Entities is [{ Type: MessageEntityType.BotCommand, Offset: 0 } command, ..] && m.Text is { } text
        && (text.Length <= command.Length || text.StartsWith("/start", StringComparison.Ordinal))
        || m.Text == "/start";

    private static ReadResult.Message Message(Message m, IncomingKind what, ReadContext context)
    {
        TelegramConversation conversation = Conversation(m);
        Location? place = m.Venue?.Location ?? m.Location;
        bool repliesToOurs = conversation is { IsGroup: true, IsTopic: false } && context.Own is not null
            && m.ReplyToMessage?.From?.Id.ToString(CultureInfo.InvariantCulture) == context.Own;
        IncomingMessage incoming = new()
        {
            What = what,
            Region = context.Region,
            Channel = context.Channel,
            Network = ChannelKinds.Telegram,
            Conversation = conversation.ToString(),
            MessageId = Id(m.Id),
            AuthorId = (m.SenderChat?.Id ?? m.From!.Id).ToString(CultureInfo.InvariantCulture),
            AuthorName = PlainText.Of(m.SenderChat is { } chat ? chat.Title ?? chat.Username ?? "?" : FullName(m.From!)),
            Text = Text(m),
            Attachments = TelegramAttachments.Of(m),
            PublishedAt = new DateTimeOffset(m.Date, TimeSpan.Zero),
            EditedAt = m.EditDate is { } edited ? new DateTimeOffset(edited, TimeSpan.Zero) : null,
            SeenAt = context.SeenAt,
            IsPublic = conversation.IsGroup,
            Link = Link(m),
            ReplyTo = m.ReplyToMessage is { Id: > 0 } original ? Id(original.Id) : null,
            AlbumId = m.MediaGroupId,
            Address = m.Venue?.Address is { Length: > 0 } address ? PlainText.Of(address) : null,
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
        };
        return new(incoming) { RepliesTo = repliesToOurs ? [Id(m.ReplyToMessage!.Id)] : [] };
    }

    private static TelegramConversation Conversation(Message m)
    {
        if (m.Chat.Type == ChatType.Private)
        {
            return TelegramConversation.Private(m.Chat.Id);
        }

        long author = m.SenderChat?.Id ?? m.From!.Id;
        if (m is { IsTopicMessage: true, MessageThreadId: { } topic })
        {
            return new(m.Chat.Id, topic, true, author);
        }
        // A reply to a message that hangs under nothing and is no post is talk in the group itself, although
        // Telegram numbers such a chain of replies like the comments of a post.
        bool plainReply = m.ReplyToMessage is { MessageThreadId: null, IsAutomaticForward: false };
        return new(m.Chat.Id, plainReply ? 0 : m.MessageThreadId ?? 0, false, author);
    }

    private static string Text(Message m) => PlainText.Of(m.Text ?? m.Caption);

    private static string Id(int messageId) => messageId.ToString(CultureInfo.InvariantCulture);

    private static string? Link(Message m) => m.Chat switch
    {
        { Type: ChatType.Private } => null,
        { Username: { Length: > 0 } name } => $"https://t.me/{name}/{Id(m.Id)}",
        { Type: ChatType.Supergroup } => $"https://t.me/c/{m.Chat.Id.ToString(CultureInfo.InvariantCulture).Replace("-100", "", StringComparison.Ordinal)}/{Id(m.Id)}",
        _ => null,
    };

    internal static string FullName(User user) =>
        string.IsNullOrEmpty(user.LastName) ? user.FirstName : $"{user.FirstName} {user.LastName}";

    private static string Field(string? path) => path is null or "$" ? "$" : path.TrimStart('$', '.');

    // "The JSON value could not be converted to System.Int64. Path: $... | LineNumber" → its first sentence.
    private static string Sentence(string message) => message.Split(" Path:")[0];
}
