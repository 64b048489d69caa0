using System.Globalization;
using Dialog.Cases;

namespace Dialog.Channels.Ok;

/// <summary>An event of Odnoklassniki's webhook → a message in our terms, or why not. Pure.</summary>
/// <remarks>
/// Ids come as <c>user:1</c>, <c>chat:C2</c>, <c>mid:C2.3</c>, in older payloads bare. A conversation is the chat's id without
/// its prefix, because the part before a colon is what the pace counts by.
/// </remarks>
public static class OkUpdateReader
{
    public static ReadResult Read(ReadOnlySpan<byte> json, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return JsonAt.Read(json, root => Read(root, context));
    }

    internal static string Bare(string id) => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static ReadResult Read(JsonAt update, ReadContext context) => update.Text("webhookType") switch
    {
        // Payloads of before there were types are messages.
        null or "MESSAGE_CREATED" when update.Object("message") is { } message => Message(update, message, context),
        null or "MESSAGE_CREATED" => new ReadResult.Broken("message", "missing"),
        "MESSAGE_CALLBACK" => new ReadResult.Ignored("a button pressed that is none of ours"),
        "CHAT_SYSTEM" => new ReadResult.Ignored("a change of the chat itself"),
        var other => new ReadResult.Ignored(PlainText.Note($"event of type {other}")!),
    };

    private static ReadResult Message(JsonAt update, JsonAt message, ReadContext context)
    {
        JsonAt sender = update.Object("sender") ?? throw new JsonFieldException("sender", "missing");
        string author = sender.Text("user_id") ?? "";
        string? text = message.Text("text");
        Attachment[] attachments = Attachments(message);
        if (author.Length == 0 || author.StartsWith("group:", StringComparison.Ordinal))
        {
            return new ReadResult.Ignored("written in the group's own name");
        }

        if (text is null && attachments.Length == 0)
        {
            return new ReadResult.Ignored("nothing to read in a message");
        }

        if (text?.Length > ChannelLimits.MaxIncomingText)
        {
            return new ReadResult.Broken("message.text", $"{text.Length} characters, at most {ChannelLimits.MaxIncomingText} are taken");
        }

        JsonAt? place = Located(message);
        return new ReadResult.Message(new IncomingMessage
        {
            What = IncomingKind.New,
            Region = context.Region,
            Channel = context.Channel,
            Network = ChannelKinds.Ok,
            Conversation = Bare(update.Object("recipient")?.Text("chat_id") ?? throw new JsonFieldException("recipient.chat_id", "missing")),
            MessageId = message.Text("mid") ?? throw new JsonFieldException("message.mid", "missing"),
            AuthorId = Bare(author),
            AuthorName = sender.Text("name") ?? "?",
            Text = text ?? "",
            Attachments = attachments,
            PublishedAt = update.Moment("timestamp") ?? throw new JsonFieldException("timestamp", "missing"),
            SeenAt = context.SeenAt,
            IsPublic = false,
            ReplyTo = message.Text("reply_to"),
            Latitude = place?.Fraction("latitude"),
            Longitude = place?.Fraction("longitude"),
        });
    }

    private static Attachment[] Attachments(JsonAt message) => [.. All(message).Select(Attachment).OfType<Attachment>()];

    private static IEnumerable<JsonAt> All(JsonAt message) =>
        message.Object("attachment") is { } only ? message.Objects("attachments").Append(only) : message.Objects("attachments");

    private static Attachment? Attachment(JsonAt a)
    {
        JsonAt payload = a.Object("payload") ?? a;
        string? url = payload.Text("url");
        return a.Text("type")?.ToUpperInvariant() switch
        {
            "IMAGE" => new("photo", null, url, null, null, null),
            "VIDEO" => new("video", null, url, null, null, null),
            "AUDIO" or "MUSIC" => new("audio", null, url, null, null, null),
            "FILE" => new("document", null, url, PlainText.Note(payload.Text("name") ?? payload.Text("filename")), null, null),
            "STICKER" or "PRESENT" => new("sticker", null, url, null, null, null),
            "LOCATION" => new("location", null, string.Create(CultureInfo.InvariantCulture, $"geo:{payload.Fraction("latitude")},{payload.Fraction("longitude")}"), null, null, null),
            "CONTACT" => new("contact", null, null, PlainText.Note($"{payload.Text("name")} {payload.Text("phone")}".Trim()), null, null),
            "SHARE" => new("other", null, url, PlainText.Note(payload.Text("title")) ?? "link", null, null),
            "INLINE_KEYBOARD" or null => null,
            var other => new("other", null, url, PlainText.Note(other), null, null),
        };
    }

    private static JsonAt? Located(JsonAt message) => All(message)
        .Where(a => string.Equals(a.Text("type"), "LOCATION", StringComparison.OrdinalIgnoreCase))
        .Select(a => a.Object("payload") ?? a)
        .Where(p => p.Fraction("latitude") is >= -90 and <= 90 && p.Fraction("longitude") is >= -180 and <= 180)
        .Select(p => (JsonAt?)p)
        .FirstOrDefault();
}
