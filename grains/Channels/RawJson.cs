using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Dialog.Channels;

/// <summary>
/// JSON of strangers kept and put together as it came: read into values and written again, half of a surrogate pair or a byte that
/// is no UTF-8 is an exception, and everything behind it in the same answer would be lost with it. Pure.
/// </summary>
internal static class RawJson
{
    /// <summary>Messages forwarded with messages forwarded …: one of them must not make the rest unreadable.</summary>
    public static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    private const char Unreadable = '\uFFFD';

    /// <summary>Parses what a network sent; bytes that are no UTF-8 are replaced where the parser minds them.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> json, JsonDocumentOptions options)
    {
        try
        {
            return JsonDocument.Parse(json.ToArray(), options);
        }
        catch (ArgumentException)
        {
            return JsonDocument.Parse(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json)), options);
        }
    }

    /// <summary>The same as a value that needs no disposal.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonElement Value(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonElement.Parse(json, Deep);
        }
        catch (ArgumentException)
        {
            return JsonElement.Parse(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json)), Deep);
        }
    }

    /// <summary>The bytes of a value as they came.</summary>
    public static byte[] Of(JsonElement value) => JsonMarshal.GetRawUtf8Value(value).ToArray();

    /// <summary>The value under a name; null when there is none or it is looked for in what is no object.</summary>
    public static JsonElement? Find(JsonElement of, string name)
    {
        if (of.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        try
        {
            return of.TryGetProperty(name, out JsonElement value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A name beside it that is no text cannot be compared: names of fields we know carry no escapes.
            byte[] raw = Encoding.UTF8.GetBytes(name);
            JsonElement found = of.EnumerateObject().LastOrDefault(p => JsonMarshal.GetRawUtf8PropertyName(p).SequenceEqual(raw)).Value;
            return found.ValueKind == JsonValueKind.Undefined ? null : found;
        }
    }

    /// <summary>A text with what is no character of it replaced by U+FFFD; null when the value is no text.</summary>
    /// <remarks>For what people read. Never for ids: two that differ may become the same.</remarks>
    public static string? Words(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return Unescaped(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)[1..^1]));
        }
    }

    private static string Unescaped(string escaped)
    {
        StringBuilder text = new(escaped.Length);
        for (int i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\' || i + 1 == escaped.Length)
            {
                text.Append(escaped[i]);
                continue;
            }

            char kind = escaped[++i];
            text.Append(kind switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                'u' when i + 4 < escaped.Length && ushort.TryParse(escaped.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit) => (char)unit,
                'u' => Unreadable,
                _ => kind,
            });
            i += kind == 'u' ? Math.Min(4, escaped.Length - 1 - i) : 0;
        }

        return PlainText.Of(text.ToString());
    }
}

/// <summary>A JSON object of our own around parts as they came.</summary>
internal sealed class RawObject
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public RawObject Text(string name, string value) => Add(name, Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(value)}\""));

    public RawObject Number(string name, long value) => Add(name, Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture)));

    public RawObject Value(string name, JsonElement value) => Add(name, JsonMarshal.GetRawUtf8Value(value));

    public RawObject Value(string name, RawObject value) => Add(name, value.Bytes());

    /// <summary>An array of one object.</summary>
    public RawObject Only(string name, RawObject value) => Add(name, [(byte)'[', .. value.Bytes(), (byte)']']);

    /// <summary>Every field of an object but some, name and value as they came.</summary>
    public RawObject Fields(JsonElement of, params string[] without)
    {
        byte[][] left = [.. without.Select(Encoding.UTF8.GetBytes)];
        foreach (JsonProperty property in of.EnumerateObject())
        {
            ReadOnlySpan<byte> name = JsonMarshal.GetRawUtf8PropertyName(property);
            if (!Contains(left, name))
            {
                Add(name, JsonMarshal.GetRawUtf8Value(property.Value));
            }
        }

        return this;
    }

    public byte[] Bytes() => [(byte)'{', .. _bytes.WrittenSpan, (byte)'}'];

    private static bool Contains(byte[][] names, ReadOnlySpan<byte> name)
    {
        foreach (byte[] one in names)
        {
            if (name.SequenceEqual(one))
            {
                return true;
            }
        }

        return false;
    }

    private RawObject Add(string name, ReadOnlySpan<byte> value) => Add(Encoding.UTF8.GetBytes(name), value);

    private RawObject Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (_bytes.WrittenCount > 0)
        {
            _bytes.Write(","u8);
        }

        _bytes.Write("\""u8);
        _bytes.Write(name);
        _bytes.Write("\":"u8);
        _bytes.Write(value);
        return this;
    }
}
