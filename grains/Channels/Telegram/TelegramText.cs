using System.Text.Json;

namespace Dialog.Channels.Telegram;

/// <summary>What a message says, whichever of Telegram's fields says it. Pure.</summary>
internal static class TelegramText
{
    // Nobody nests words deeper; a payload may.
    private const int Deepest = 100;

    /// <summary>The text, the caption, a rich message block by block, or what a checklist or a poll asks.</summary>
    public static string Of(JsonAt m) =>
        m.Words("text") ?? m.Words("caption")
        ?? (m.Part("rich_message") is { } rich ? Rich(rich)
            : m.Part("checklist") is { } list ? List(list.Words("title"), list.Parts("tasks"))
            : m.Part("poll") is { } poll ? List(poll.Words("question"), poll.Parts("options"))
            : "");

    private static string List(string? title, IEnumerable<JsonAt> items) =>
        string.Join('\n', [title ?? "", .. items.Select(i => i.Words("text")).OfType<string>().Select(t => $"– {t}")]).Trim();

    private static string Rich(JsonAt rich)
    {
        List<string> lines = [];
        Blocks(rich, 0, lines);
        return PlainText.Of(string.Join('\n', lines.Where(l => l.Length > 0)));
    }

    private static void Blocks(JsonAt of, int depth, List<string> lines)
    {
        foreach (JsonAt block in depth > Deepest ? [] : of.Parts("blocks"))
        {
            Block(block, depth + 1, lines);
        }
    }

    private static void Block(JsonAt block, int depth, List<string> lines)
    {
        foreach (string field in (string[])["summary", "text", "expression"])
        {
            lines.Add(Inline(block.Value(field), depth).Trim());
        }

        Blocks(block, depth, lines);
        foreach (JsonAt item in block.Parts("items"))
        {
            List<string> inside = [];
            Blocks(item, depth, inside);
            lines.Add($"{item.Words("label") ?? "–"} {string.Join('\n', inside.Where(l => l.Length > 0))}".Trim());
        }

        foreach (JsonElement row in block.List("cells").Where(r => r.ValueKind == JsonValueKind.Array))
        {
            lines.Add(string.Join(" | ", row.EnumerateArray().Select(cell => Inline(cell, depth).Trim())));
        }

        lines.Add(Inline(block.Value("caption"), depth).Trim());
        lines.Add(Inline(block.Value("credit") ?? block.Part("caption")?.Value("credit"), depth).Trim());
    }

    // A text, a list of texts, or something around a text.
    private static string Inline(JsonElement? text, int depth) => text switch
    {
        null => "",
        _ when depth > Deepest => "",
        { ValueKind: JsonValueKind.String } plain => RawJson.Words(plain) ?? "",
        { ValueKind: JsonValueKind.Array } parts => string.Concat(parts.EnumerateArray().Select(p => Inline(p, depth + 1))),
        { ValueKind: JsonValueKind.Object } around => new JsonAt(around, "") is var at ? Inline(at.Value("text") ?? at.Value("alternative_text") ?? at.Value("expression"), depth + 1) : "",
        _ => "",
    };
}
