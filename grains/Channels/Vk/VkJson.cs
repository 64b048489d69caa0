using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Vk;

/// <summary>Fields of VK's JSON, which between its versions are numbers or texts, there or not.</summary>
internal static class VkJson
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        // Messages forwarded with messages forwarded …
        MaxDepth = 512,
    };

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return RawJson.Parse(bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes, Lenient);
    }

    public static JsonElement? Get(this JsonElement of, string name) =>
        RawJson.Find(of, name) is { ValueKind: not JsonValueKind.Null } value ? value : null;

    public static JsonElement? Object(this JsonElement of, string name) =>
        of.Get(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    public static IEnumerable<JsonElement> List(this JsonElement of, string name) =>
        of.Get(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>The first of these that is a whole number, or a text of one.</summary>
    public static long? Number(this JsonElement of, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (of.Get(name) is { } value && Number(value) is { } number)
            {
                return number;
            }
        }
        return null;
    }

    public static long? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out long number) => number,
        JsonValueKind.String when long.TryParse(Text(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        _ => null,
    };

    public static bool Is(this JsonElement of, string name) =>
        of.Get(name) is { } value && (value.ValueKind == JsonValueKind.True || Number(value) is > 0);

    public static double? Real(this JsonElement of, string name) => of.Get(name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out double real) && double.IsFinite(real) => real,
        { ValueKind: JsonValueKind.String } value when double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out double real) && double.IsFinite(real) => real,
        _ => null,
    };

    /// <summary>The first of these that is a text; null when that is not valid Unicode.</summary>
    public static string? Text(this JsonElement of, params ReadOnlySpan<string> names) => of.First(names) is { } value ? Text(value) : null;

    /// <summary>The first of these that is a text, as a person reads it: halves of characters are replaced.</summary>
    public static string? Words(this JsonElement of, params ReadOnlySpan<string> names) => of.First(names) is { } value ? RawJson.Words(value) : null;

    private static JsonElement? First(this JsonElement of, ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (of.Get(name) is { ValueKind: JsonValueKind.String } value)
            {
                return value;
            }
        }
        return null;
    }

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
