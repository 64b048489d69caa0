using System.Globalization;
using Dialog.Cases;

namespace Dialog.Channels.Telegram;

/// <summary>Everything of a message that is not its text. What cannot be read is named and takes nothing else with it.</summary>
internal static class TelegramAttachments
{
    private const int MostLinks = 20;
    private const int MostBlocks = 50;

    // These say nothing to this product, and are still something a resident sent.
    private static readonly string[] Others = ["dice", "game", "story", "paid_media", "invoice", "giveaway", "giveaway_winners"];

    public static Attachment[] Of(JsonAt m) =>
    [
        .. Safely(m, Content),
        .. m.Part("rich_message") is { } rich ? RichMedia(rich, 0) : [],
        .. m.Part("external_reply") is { } external ? External(external) : [],
        .. m.Part("quote")?.Words("text") is { } quoted ? [Note($"quote: {quoted}")] : (Attachment[])[],
        .. m.Part("forward_origin") is { } origin ? [Note($"forward: {Name(origin)}")] : (Attachment[])[],
        .. Links(m.Words("text"), m.Parts("entities")),
        .. Links(m.Words("caption"), m.Parts("caption_entities")),
    ];

    private static Attachment? Content(JsonAt m) => m switch
    {
        _ when m.Parts("photo").ToArray() is { Length: > 0 } sizes => Largest(sizes),
        _ when m.Part("live_photo") is { } live => File("video", live),
        _ when m.Part("video") is { } v => File("video", v),
        _ when m.Part("video_note") is { } v => File("video", v),
        _ when m.Part("animation") is { } a => File("video", a),
        _ when (m.Part("voice") ?? m.Part("voice_note")) is { } v => File("audio", v),
        _ when m.Part("audio") is { } a => File("audio", a) is { Name: null } unnamed ? unnamed with { Name = a.Words("title") } : File("audio", a),
        _ when m.Part("document") is { } d => File("document", d),
        _ when m.Part("sticker") is { } s => File("sticker", s) with { Name = s.Words("emoji") },
        _ when m.Part("venue") is { } v => new("location", null, Map(v.Part("location")), v.Words("title"), null, null),
        _ when m.Part("location") is { } l => new("location", null, Map(l), null, null, null),
        _ when m.Part("contact") is { } c => new("contact", null, null, PlainText.Note($"{TelegramUpdateReader.FullName(c)} {c.Words("phone_number")}".Trim()), null, null),
        _ when m.Part("poll") is not null => Note("poll"),
        _ when m.Part("checklist") is not null => Note("checklist"),
        _ when Others.FirstOrDefault(o => m.Part(o) is not null) is { } other => Note(other),
        _ => null,
    };

    private static IEnumerable<Attachment> RichMedia(JsonAt of, int depth)
    {
        foreach (JsonAt block in depth > MostBlocks ? [] : of.Parts("blocks").Take(MostBlocks))
        {
            foreach (Attachment found in Safely(block, Content).Concat(RichMedia(block, depth + 1)).Concat(block.Parts("items").Take(MostBlocks).SelectMany(i => RichMedia(i, depth + 1))))
            {
                yield return found;
            }
        }
    }

    // A reply to what stands in another chat: what it says is known only from here.
    private static IEnumerable<Attachment> External(JsonAt external)
    {
        string from = external.Part("origin") is { } origin ? Name(origin) : external.Part("chat")?.Words("title") ?? "unknown";
        return [Note($"reply to: {from}"), .. Safely(external, Content)];
    }

    private static IEnumerable<Attachment> Links(string? text, IEnumerable<JsonAt> entities)
    {
        foreach (JsonAt entity in entities.Where(e => e.Words("type") == "text_link").Take(MostLinks))
        {
            if (entity.Words("url") is { } address)
            {
                bool isWeb = Uri.TryCreate(address, UriKind.Absolute, out Uri? parsed) && parsed.Scheme is "http" or "https";
                yield return new("other", null, isWeb ? address : null, PlainText.Note(isWeb ? $"link: {Covered(text, entity)}" : $"link: {Covered(text, entity)}: {address}"), null, null);
            }
        }
    }

    // Offsets count the units a .NET string counts.
    private static string Covered(string? text, JsonAt entity) =>
        text is not null && entity.Whole("offset") is >= 0 and { } from && from <= text.Length && entity.Whole("length") is > 0 and { } length && length <= text.Length - from
            ? PlainText.Of(text.Substring((int)from, (int)length))
            : "";

    private static Attachment Largest(JsonAt[] sizes)
    {
        JsonAt best = sizes.MaxBy(s => (s.Whole("width") ?? 0) * (s.Whole("height") ?? 0));
        return File("photo", best) with { MimeType = "image/jpeg" };
    }

    private static Attachment File(string kind, JsonAt file) =>
        new(kind, file.Text("file_id") ?? throw new JsonFieldException(file.Of("file_id"), "missing"), null, file.Words("file_name"), file.Words("mime_type"), file.Whole("file_size"));

    private static string? Map(JsonAt? place) =>
        place?.Real("latitude") is { } latitude && place?.Real("longitude") is { } longitude ? string.Create(CultureInfo.InvariantCulture, $"geo:{latitude},{longitude}") : null;

    private static string Name(JsonAt origin) =>
        (origin.Part("sender_user") is { } user ? TelegramUpdateReader.FullName(user) : null)
        ?? origin.Words("sender_user_name") ?? origin.Part("sender_chat")?.Words("title") ?? origin.Part("chat")?.Words("title") ?? "unknown";

    private static Attachment[] Safely(JsonAt of, Func<JsonAt, Attachment?> read)
    {
        try
        {
            return read(of) is { } found ? [found] : [];
        }
        catch (JsonFieldException e)
        {
            return [Note($"unreadable: {e.Field}: {e.Message}")];
        }
    }

    private static Attachment Note(string words) => new("other", null, null, PlainText.Note(words), null, null);
}
