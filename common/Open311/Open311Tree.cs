using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Dialog.Open311;

/// <summary>
/// XML or JSON of others' servers as one tree: names in lower case, lists without regard to what wraps them. Lenient: what is
/// wrong in a detail costs that detail. Never throws.
/// </summary>
internal sealed record Open311Tree(string Name, string? Text, IReadOnlyList<Open311Tree> Children)
{
    private const int Deepest = 64;
    private static readonly XmlReaderSettings XmlStyle = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 32_000_000,
    };

    private static readonly JsonDocumentOptions JsonStyle = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest };

    public Open311Tree? Child(string name) => Children.FirstOrDefault(c => c.Name == name);

    /// <summary>The text of a field; null when it is missing or blank.</summary>
    public string? Value(string name) => Child(name) is { Text: { } text } && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>Every node that has one of these fields, outermost first and none within another.</summary>
    public IEnumerable<Open311Tree> With(params string[] fields) =>
        Children.Any(c => fields.Contains(c.Name)) ? [this] : Children.SelectMany(c => c.With(fields));

    public static (Open311Tree? Tree, string? Problem) Read(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return text switch
        {
            "" => (null, "an empty answer"),
            ['<', ..] => Xml(bytes, text),
            ['[' or '{', ..] => Json(text),
            _ => (null, "neither XML nor JSON"),
        };
    }

    private static (Open311Tree?, string?) Xml(ReadOnlySpan<byte> bytes, string text)
    {
        try
        {
            // The bytes first: the declaration may name another encoding than UTF-8.
            using MemoryStream stream = new(bytes.ToArray());
            using XmlReader reader = XmlReader.Create(stream, XmlStyle);
            return (Of(XDocument.Load(reader).Root!, 0), null);
        }
        catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return XmlText(text);
        }
    }

    // White space before the declaration, or bytes that are not of the encoding it names.
    private static (Open311Tree?, string?) XmlText(string text)
    {
        try
        {
            using StringReader source = new(text);
            using XmlReader reader = XmlReader.Create(source, XmlStyle);
            return (Of(XDocument.Load(reader).Root!, 0), null);
        }
        catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException)
        {
            return Open311Salvage.Read(text) is { } saved ? (saved, null) : (null, $"not XML: {e.GetType().Name}");
        }
    }

    private static Open311Tree Of(XElement element, int depth)
    {
        string name = element.Name.LocalName.ToLowerInvariant();
        if (depth >= Deepest || !element.HasElements)
        {
            return new(name, element.Value, []);
        }

        return new(name, null, [.. element.Elements().Select(e => Of(e, depth + 1))]);
    }

    private static (Open311Tree?, string?) Json(string text)
    {
        // Codes such as 001 written as numbers, and a comma for a colon, occur in the specification's own samples.
        string quoted = Open311TreePatterns.LeadingZeros().Replace(text, "\"$1\"");
        foreach (string attempt in (string[])[text, quoted, Open311TreePatterns.CommaForColon().Replace(quoted, "$1:")])
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(attempt, JsonStyle);
                return (Of("", document.RootElement), null);
            }
            catch (JsonException)
            {
                // The next attempt, or none of them.
            }
        }
        return (null, "not JSON");
    }

    private static Open311Tree Of(string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new(name, null, [.. element.EnumerateObject().Select(p => Of(p.Name.ToLowerInvariant(), p.Value))]),
        JsonValueKind.Array => new(name, null, [.. element.EnumerateArray().Select(e => Of("", e))]),
        JsonValueKind.String => new(name, TextOf(element), []),
        JsonValueKind.Null or JsonValueKind.Undefined => new(name, null, []),
        _ => new(name, element.GetRawText(), []),
    };

    // Half a surrogate pair, written as an escape, is a text nobody can read.
    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

internal static partial class Open311TreePatterns
{
    [GeneratedRegex(@"(?<=[:\[,]\s*)(-?0\d+)(?=\s*[,}\]])")]
    public static partial Regex LeadingZeros();

    [GeneratedRegex("""^(\s*"\w+")\s*,(?=\s*")""", RegexOptions.Multiline)]
    public static partial Regex CommaForColon();
}
