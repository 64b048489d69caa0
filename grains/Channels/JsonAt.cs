using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels;

/// <summary>A place in a payload of strangers: every value is asked for with its kind, and what contradicts is named by its path.</summary>
internal readonly record struct JsonAt(JsonElement Element, string Path)
{
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    /// <summary>Reads a payload; whatever contradicts becomes the field's <see cref="ReadResult.Broken"/>.</summary>
    public static ReadResult Read(ReadOnlySpan<byte> json, Func<JsonAt, ReadResult> read)
    {
        try
        {
            using JsonDocument document = RawJson.Parse(json, RawJson.Deep);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(new(document.RootElement, ""))
                : new ReadResult.Broken("$", $"{document.RootElement.ValueKind} instead of an object");
        }
        catch (JsonException e)
        {
            return new ReadResult.Broken("$", $"not JSON: at byte {e.BytePositionInLine}");
        }
        catch (JsonFieldException e)
        {
            return new ReadResult.Broken(e.Field, e.Message);
        }
    }

    /// <summary>The object under a name; null when it is missing or null.</summary>
    public JsonAt? Object(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new(value, Of(name)),
        var other => throw new JsonFieldException(Of(name), $"{other.Value.ValueKind} instead of an object"),
    };

    /// <summary>The objects of a list; nothing when it is missing or null.</summary>
    public IEnumerable<JsonAt> Objects(string name) => ObjectsAmong(name, Values(name));

    /// <summary>An id or a word of the network, or a number as it is written; null when missing, null or empty.</summary>
    public string? Text(string name)
    {
        try
        {
            return Value(name) switch
            {
                null => null,
                { ValueKind: JsonValueKind.String } value => value.GetString() is { Length: > 0 } text ? PlainText.Of(text) : null,
                { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
                var other => throw new JsonFieldException(Of(name), $"{other.Value.ValueKind} instead of a text"),
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8.
            throw new JsonFieldException(Of(name), "not valid Unicode");
        }
    }

    /// <summary>What a person reads, a number as it is written; null when missing, null, empty or of another kind. Halves of characters are replaced.</summary>
    public string? Words(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.String } value => PlainText.Of(RawJson.Words(value)) is { Length: > 0 } text ? text : null,
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    /// <summary>A whole number, be it written as a text.</summary>
    public long? Number(string name)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number)
            || long.TryParse(value.ValueKind == JsonValueKind.String ? Text(name) : null, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
                ? number
                : throw new JsonFieldException(Of(name), "not a whole number");
    }

    public double? Fraction(string name)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)
            || double.TryParse(value.ValueKind == JsonValueKind.String ? Text(name) : null, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
                ? number
                : throw new JsonFieldException(Of(name), "not a number");
    }

    public bool Flag(string name) => Value(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The object under a name; null when it is missing or something else.</summary>
    public JsonAt? Part(string name) => Value(name) is { ValueKind: JsonValueKind.Object } value ? new(value, Of(name)) : null;

    /// <summary>The objects of a list; nothing when it is missing or something else.</summary>
    public IEnumerable<JsonAt> Parts(string name) => ObjectsAmong(name, List(name));

    /// <summary>The values of a list; nothing when it is missing or something else.</summary>
    public IEnumerable<JsonElement> List(string name) => Value(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>A whole number; null when it is missing or something else.</summary>
    public long? Whole(string name) => Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) ? number : null;

    /// <summary>A number, be it written as a text; null when it is missing or something else.</summary>
    public double? Real(string name) =>
        double.TryParse(Words(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    /// <summary>Every value of a list as it is, objects or not; nothing when it is missing or null.</summary>
    public IEnumerable<JsonElement> Values(string name) => Value(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } value => value.EnumerateArray(),
        var other => throw new JsonFieldException(Of(name), $"{other.Value.ValueKind} instead of a list"),
    };

    /// <summary>Milliseconds since 1970.</summary>
    public DateTimeOffset? Moment(string name)
    {
        if (Number(name) is not { } ms)
        {
            return null;
        }
        // 2013-01-01 to 9999-12-31: before it none of these networks existed, behind it the calendar ends.
        return ms is >= 1_356_998_400_000 and <= 253_402_300_799_999
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : throw new JsonFieldException(Of(name), "not a time in milliseconds since 1970");
    }

    public string Of(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    /// <summary>The value under a name, of whatever kind; null when it is missing or null.</summary>
    public JsonElement? Value(string name) =>
        RawJson.Find(Element, name) is { ValueKind: not JsonValueKind.Null } value ? value : null;

    // Numbered as the list is, whatever stands between them.
    private IEnumerable<JsonAt> ObjectsAmong(string name, IEnumerable<JsonElement> values)
    {
        string path = Of(name);
        return values.Select((v, i) => new JsonAt(v, $"{path}[{i}]")).Where(v => v.IsObject);
    }
}

/// <summary>A field that contradicts its format.</summary>
internal sealed class JsonFieldException(string field, string problem) : Exception(problem)
{
    public string Field { get; } = field;
}
