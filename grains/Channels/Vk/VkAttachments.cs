using System.Globalization;
using System.Text.Json;
using Dialog.Cases;

namespace Dialog.Channels.Vk;

/// <summary>Everything of a message or comment that is not its text.</summary>
internal static class VkAttachments
{
    private const int Most = 50;

    public static Attachment[] Of(JsonElement message)
    {
        List<Attachment> found = new();
        foreach (JsonElement attachment in message.List("attachments").Take(Most))
        {
            if (attachment.Text("type") is { } type)
            {
                found.Add(Of(type, attachment.Object(type) ?? default));
            }
        }
        found.AddRange(message.List("fwd_messages").Take(Most).Select(Forwarded));
        if (Place(message) is { } place)
        {
            found.Add(new("location", null, string.Create(CultureInfo.InvariantCulture, $"geo:{place.Latitude},{place.Longitude}"), Title(message), null, null));
        }

        return [.. found];
    }

    /// <summary>Coordinates are an object now and were a text of two numbers.</summary>
    public static (double Latitude, double Longitude)? Place(JsonElement message)
    {
        if (message.Object("geo") is not { } geo)
        {
            return null;
        }

        (double? latitude, double? longitude) = geo.Object("coordinates") is { } point
            ? (point.Real("latitude"), point.Real("longitude"))
            : Pair(geo.Text("coordinates"));
        return latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 ? (latitude.Value, longitude.Value) : null;
    }

    /// <summary>VK's own name of what is at the place.</summary>
    public static string? Title(JsonElement message) =>
        message.Object("geo")?.Object("place") is { } place && (place.Words("address") ?? place.Words("title")) is { Length: > 0 } title ? VkText.Of(title) : null;

    private static Attachment Of(string type, JsonElement of) => type switch
    {
        "photo" or "posted_photo" => new("photo", Id("photo", of), Largest(of), null, "image/jpeg", null),
        "video" or "video_live" => new("video", Id("video", of), Link("video", of) ?? of.Text("player"), Name(of), null, null),
        "doc" => new("document", Id("doc", of), Url(of.Text("url")), Name(of), null, Size(of)),
        "graffiti" => new("photo", Id("doc", of), Url(of.Text("url", "photo_586", "photo_200")), null, "image/png", null),
        "audio_message" => new("audio", Id("doc", of), Url(of.Text("link_ogg", "link_mp3")), Heard(of), of.Text("link_ogg") is null ? "audio/mpeg" : "audio/ogg", null),
        "audio" => new("audio", Id("audio", of), Url(of.Text("url")), Song(of), "audio/mpeg", null),
        "sticker" or "ugc_sticker" => new("sticker", null, Picture(of), null, null, null),
        "link" => new("other", null, Url(of.Text("url")), $"link: {Name(of) ?? of.Text("url")}", null, null),
        "wall" => new("other", null, Link("wall", of), $"post: {Short(of.Words("text"))}", null, null),
        "wall_reply" => new("other", null, null, $"comment: {Short(of.Words("text"))}", null, null),
        "market" => new("other", null, Link("product", of), $"goods: {Name(of)}", null, null),
        "poll" => new("other", null, null, $"poll: {VkText.Of(of.Words("question"))}", null, null),
        _ => new("other", null, null, Known(type), null, null),
    };

    private static string Known(string type) => type.Length <= 100 ? PlainText.Of(type) : "unknown";

    private static Attachment Forwarded(JsonElement message) =>
        new("other", null, null, $"forward: {Short(message.Words("text", "body"))}", null, null);

    private static string? Largest(JsonElement photo)
    {
        if (photo.Object("orig_photo")?.Text("url") is { } original)
        {
            return Url(original);
        }

        string? best = null;
        long area = -1;
        foreach (JsonElement size in photo.List("sizes"))
        {
            // Old photos come without measures; then the later is the larger.
            long of = (size.Number("width") ?? 0) * (size.Number("height") ?? 0);
            if (Url(size.Text("url", "src")) is { } url && of >= area)
            {
                (best, area) = (url, of);
            }
        }
        return best ?? Url(photo.Text("photo_2560", "photo_1280", "photo_807", "photo_604", "photo_130", "photo_75"));
    }

    private static string? Picture(JsonElement sticker) => sticker.List("images")
        .Select(i => (Url: Url(i.Text("url")), Width: i.Number("width") ?? 0)).Where(i => i.Url is not null).DefaultIfEmpty().MaxBy(i => i.Width).Url;

    private static string? Id(string type, JsonElement of) => of.Number("owner_id") is { } owner && of.Number("id") is { } id
        ? string.Create(CultureInfo.InvariantCulture, $"{type}{owner}_{id}{(of.Text("access_key") is { Length: > 0 and < 100 } key ? $"_{key}" : "")}")
        : null;

    private static string? Link(string type, JsonElement of) => of.Number("owner_id", "to_id", "from_id") is { } owner && of.Number("id") is { } id
        ? string.Create(CultureInfo.InvariantCulture, $"https://vk.com/{type}{owner}_{id}")
        : null;

    private static string? Name(JsonElement of) => of.Words("title") is { Length: > 0 } title ? Short(title) : null;

    private static string? Heard(JsonElement of) => of.Words("transcript") is { Length: > 0 } words ? Short(words) : null;

    private static string? Song(JsonElement of) => of.Words("artist") is { } artist ? Short($"{artist} – {of.Words("title")}") : Name(of);

    private static long? Size(JsonElement of) => of.Number("size") is >= 0 and { } size ? size : null;

    private static string? Url(string? text) => text is { Length: <= 2000 } && IsHttp(text) ? PlainText.Of(text) : null;

    private static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme is "http" or "https");

    private static string Short(string? text) => StorableText.Beginning(VkText.Of(text).ReplaceLineEndings(" "), 200);

    private static (double?, double?) Pair(string? text)
    {
        string[] parts = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return parts.Length == 2 && Real(parts[0], out double latitude) && Real(parts[1], out double longitude) ? (latitude, longitude) : (null, null);
    }

    private static bool Real(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
