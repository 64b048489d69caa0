using System.Globalization;
using Dialog.Cases;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Dialog.Channels.Telegram;

/// <summary>Everything of a message that is not its text.</summary>
internal static class TelegramAttachments
{
    public static Attachment[] Of(Message message)
    {
        List<Attachment> found = new(1);
        if (Content(message) is { } content)
        {
            found.Add(content);
        }

        if (message.ForwardOrigin is { } origin)
        {
            found.Add(new("other", null, null, $"forward: {Name(origin)}", null, null));
        }

        return [.. found];
    }

    private static Attachment? Content(Message m) => m switch
    {
        { Photo: { Length: > 0 } sizes } => Largest(sizes),
        { Video: { } v } => new("video", v.FileId, null, v.FileName, v.MimeType, v.FileSize),
        { VideoNote: { } v } => new("video", v.FileId, null, null, null, v.FileSize),
        { Animation: { } a } => new("video", a.FileId, null, a.FileName, a.MimeType, a.FileSize),
        { Voice: { } v } => new("audio", v.FileId, null, null, v.MimeType, v.FileSize),
        { Audio: { } a } => new("audio", a.FileId, null, a.FileName ?? a.Title, a.MimeType, a.FileSize),
        { Document: { } d } => new("document", d.FileId, null, d.FileName, d.MimeType, d.FileSize),
        { Sticker: { } s } => new("sticker", s.FileId, null, s.Emoji, null, s.FileSize),
        { Venue: { } v } => new("location", null, Map(v.Location), v.Title, null, null),
        { Location: { } l } => new("location", null, Map(l), null, null, null),
        { Contact: { } c } => new("contact", null, null, $"{c.FirstName} {c.LastName} {c.PhoneNumber}".Replace("  ", " "), null, null),
        { Poll: { } p } => new("other", null, null, $"poll: {p.Question}", null, null),
        // A kind that says nothing to this product (a game, a story) is still something a resident sent.
        { Type: not (MessageType.Unknown or MessageType.Text), IsServiceMessage: false } =>
            new("other", null, null, m.Type.ToString(), null, null),
        _ => null,
    };

    private static Attachment Largest(PhotoSize[] sizes)
    {
        PhotoSize best = sizes.MaxBy(s => (long)s.Width * s.Height)!;
        return new("photo", best.FileId, null, null, "image/jpeg", best.FileSize);
    }

    private static string Map(Location place) => string.Create(CultureInfo.InvariantCulture, $"geo:{place.Latitude},{place.Longitude}");

    private static string Name(MessageOrigin origin) => origin switch
    {
        MessageOriginUser user => TelegramUpdateReader.FullName(user.SenderUser),
        MessageOriginHiddenUser hidden => hidden.SenderUserName,
        MessageOriginChat chat => chat.SenderChat.Title ?? "chat",
        MessageOriginChannel channel => channel.Chat.Title ?? "channel",
        _ => "unknown",
    };
}
