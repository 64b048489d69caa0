using System.Globalization;
using Dialog.Cases;

namespace Dialog.Channels.Max;

/// <summary>Everything of a message that is not its text.</summary>
internal static class MaxAttachments
{
    public static Attachment[] Of(JsonAt message)
    {
        List<Attachment> found = new(1);
        if (message.Object("body") is { } body)
        {
            found.AddRange(Of(body, null));
        }

        if (message.Object("link") is { } link && link.Text("type") == "forward")
        {
            string from = link.Object("sender") is { } sender ? MaxUser.Name(sender) : "channel";
            string? text = link.Object("message")?.Words("text");
            // What was forwarded is read as the message itself when the resident wrote nothing beside it.
            bool beside = text is not null && message.Object("body")?.Words("text") is not null;
            found.Add(new("other", null, null, PlainText.Note(beside ? $"forward: {from}: {text}" : $"forward: {from}"), null, null));
            if (link.Object("message") is { } forwarded)
            {
                found.AddRange(Of(forwarded, from));
            }
        }
        return [.. found];
    }

    /// <summary>The place a message carries.</summary>
    public static (double Latitude, double Longitude)? PlaceOf(JsonAt message) =>
        message.Object("body")?.Parts("attachments").Select(Place).FirstOrDefault(p => p is not null);

    private static IEnumerable<Attachment> Of(JsonAt body, string? from) =>
        body.Parts("attachments").Select(Readable).OfType<Attachment>().Select(a => from is null || a.Name is not null ? a : a with { Name = $"from {from}" });

    // What came with a message must not take its words with it.
    private static Attachment? Readable(JsonAt a)
    {
        try
        {
            return Content(a);
        }
        catch (JsonFieldException e)
        {
            return new("other", null, null, PlainText.Note($"unreadable: {e.Field}: {e.Message}"), null, null);
        }
    }

    private static Attachment? Content(JsonAt a)
    {
        JsonAt payload = a.Object("payload") ?? a;
        return a.Text("type") switch
        {
            "image" => new("photo", null, payload.Text("url"), null, null, null),
            "video" => new("video", null, payload.Text("url"), null, null, null),
            "audio" => new("audio", null, payload.Text("url"), PlainText.Note(a.Words("transcription")), null, null),
            "file" => new("document", null, payload.Text("url"), PlainText.Note(a.Words("filename")), null, a.Number("size")),
            "sticker" => new("sticker", null, payload.Text("url"), null, null, null),
            "location" => Place(a) is { } place
                ? new("location", null, string.Create(CultureInfo.InvariantCulture, $"geo:{place.Latitude},{place.Longitude}"), null, null, null)
                : throw new JsonFieldException(a.Of("latitude"), "not a place on Earth"),
            "contact" => new("contact", null, null, Contact(payload), null, null),
            "share" => new("other", null, payload.Text("url"), PlainText.Note(a.Words("title")) ?? "link", null, null),
            // Buttons are ours, or another bot's.
            "inline_keyboard" or "reply_keyboard" => null,
            null => null,
            var other => new("other", null, payload.Text("url"), PlainText.Note(other), null, null),
        };
    }

    private static (double Latitude, double Longitude)? Place(JsonAt a)
    {
        if (a.Words("type") != "location")
        {
            return null;
        }
        // Some libraries write the place under the payload.
        JsonAt at = a.Real("latitude") is null ? a.Part("payload") ?? a : a;
        return at.Real("latitude") is >= -90 and <= 90 and var latitude && at.Real("longitude") is >= -180 and <= 180 and var longitude
            ? (latitude, longitude)
            : null;
    }

    // A telephone is personal data: it stays with the attachment and never becomes the text. The same user is called max_info in
    // MAX's description and tam_info by its older libraries.
    private static string? Contact(JsonAt payload)
    {
        string? card = payload.Words("vcf_info");
        JsonAt? user = payload.Part("max_info") ?? payload.Part("tam_info");
        string? called = user is { } known && MaxUser.Name(known) is var name and not "?" ? name : null;
        string? phone = Line(card, "TEL") ?? Phone(payload) ?? (user is { } of ? Phone(of) : null);
        return PlainText.Note($"{called ?? Line(card, "FN")} {phone}".Trim()) is { Length: > 0 } contact ? contact : null;
    }

    private static string? Phone(JsonAt of) => of.Words("vcf_phone") ?? of.Words("phone_number") ?? of.Words("phone");

    // "TEL;TYPE=cell:+7…" → what follows the colon.
    private static string? Line(string? card, string property) =>
        card?.Split('\n').FirstOrDefault(l => l.StartsWith(property + ":", StringComparison.OrdinalIgnoreCase) || l.StartsWith(property + ";", StringComparison.OrdinalIgnoreCase)) is { } line
        && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? line[(colon + 1)..].Trim()
            : null;
}

/// <summary>A user of MAX.</summary>
internal static class MaxUser
{
    public static string Name(JsonAt user) =>
        user.Words("first_name") is { } first ? $"{first} {user.Words("last_name")}".Trim() : user.Words("name") ?? user.Words("username") ?? "?";
}
