using System.Text.Json;

namespace Dialog.Channels.Feed;

/// <summary>A feed item in JSON → a message in our terms, or the field that is wrong. Pure; the format is in docs/api.md.</summary>
public static class FeedItemReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 8 };

    public static ReadResult Read(ReadOnlySpan<byte> json, ReadContext context)
    {
        try
        {
            Utf8JsonReader reader = new(json, Options);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            if (reader.Read())
            {
                return new ReadResult.Broken("$", "more than one JSON value");
            }

            return Read(document.RootElement, context);
        }
        catch (JsonException e)
        {
            return new ReadResult.Broken("$", $"not JSON: at byte {e.BytePositionInLine}");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8, inside a string.
            return new ReadResult.Broken("$", "a text is not valid Unicode");
        }
    }

    public static ReadResult Read(JsonElement item, ReadContext context)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new ReadResult.Broken("$", $"{item.ValueKind} instead of an object");
        }

        FeedFields fields = new();
        foreach (JsonProperty property in item.EnumerateObject())
        {
            ReadResult.Broken? broken = property is { Name: "author", Value.ValueKind: JsonValueKind.Object }
                ? property.Value.EnumerateObject().Select(p => Take(fields, $"author.{p.Name}", p.Value)).FirstOrDefault(b => b is not null)
                : Take(fields, property.Name, property.Value);
            if (broken is not null)
            {
                return broken;
            }
        }
        return fields.Read(context);
    }

    private static ReadResult.Broken? Take(FeedFields fields, string name, JsonElement value)
    {
        if (name == "author")
        {
            return new(name, "not an object with id and name");
        }

        if (!FeedFields.Knows(name))
        {
            return new(name, "unknown field");
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            // Words are read with what is no character of them replaced; two ids could become the same by it.
            case JsonValueKind.String when FeedFields.IsWords(name):
                fields[name] = RawJson.Words(value);
                return null;
            case JsonValueKind.String:
                fields[name] = value.GetString();
                return null;
            case JsonValueKind.True or JsonValueKind.False when name == "public":
            case JsonValueKind.Number when name is not "text":
                fields[name] = value.GetRawText();
                return null;
            default:
                return new(name, $"{value.ValueKind} instead of a text");
        }
    }
}
