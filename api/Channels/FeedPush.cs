using System.Runtime.InteropServices;
using System.Text.Json;

namespace Dialog.Api.Channels;

internal sealed record FeedFault(string Field, string Text);

internal sealed record RejectedItem(int Index, string Field, string Text);

/// <param name="Duplicates">Known already: sent before.</param>
internal sealed record FeedReceipt(int Accepted, int Duplicates, IReadOnlyList<RejectedItem> Rejected);

/// <summary>
/// One push of a monitoring vendor: an item or an array. Items that can be separated are kept raw; the rest is named by
/// index and field, so that the vendor can correct and resend it. A valid item is never refused because of an invalid one.
/// </summary>
internal sealed class FeedPush
{
    private const int MostItems = 1000;
    private const int LongestId = 200;

    // One item that is nested too deep for a reader must not make the others unreadable.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };
    private static readonly string[] Needed = ["network", "conversation", "id", "text", "publishedAt"];

    public List<string> Ids { get; } = [];

    public List<byte[]> Payloads { get; } = [];

    public List<RejectedItem> Rejected { get; } = [];

    public FeedFault? Fault { get; private init; }

    public static FeedPush Read(byte[] body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, Deep);
        }
        catch (JsonException e)
        {
            return new FeedPush { Fault = new FeedFault("body", $"is not JSON: {e.Message}") };
        }

        using (document)
        {
            JsonElement root = document.RootElement;
            JsonElement[] items = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
            if (items.Length is 0 or > MostItems)
            {
                return new FeedPush { Fault = new FeedFault("body", $"must be one item or an array of 1 to {MostItems}") };
            }

            FeedPush push = new();
            HashSet<string> seen = [];
            for (int i = 0; i < items.Length; i++)
            {
                push.Take(i, items[i], seen);
            }

            return push;
        }
    }

    private void Take(int index, JsonElement item, HashSet<string> seen)
    {
        try
        {
            Separate(index, item, seen);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair or bytes that are no UTF-8, in an id or in the name of a field.
            Rejected.Add(new RejectedItem(index, Unreadable(item), "is not valid Unicode"));
        }
    }

    private static string Unreadable(JsonElement item) => Needed.FirstOrDefault(f => !IsReadable(item, f)) ?? "";

    private static bool IsReadable(JsonElement item, string field)
    {
        try
        {
            _ = item.TryGetProperty(field, out JsonElement value) && field != "text" ? value.ToString() : "";
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Separate(int index, JsonElement item, HashSet<string> seen)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            Rejected.Add(new RejectedItem(index, "", "must be an object"));
            return;
        }

        foreach (string field in Needed)
        {
            bool present = item.TryGetProperty(field, out JsonElement value)
                && (value.ValueKind is JsonValueKind.Number || (value.ValueKind == JsonValueKind.String && !value.ValueEquals("")));
            if (!present)
            {
                Rejected.Add(new RejectedItem(index, field, "is missing"));
                return;
            }
        }

        if (item.GetProperty("publishedAt") is not { ValueKind: JsonValueKind.String } published || !published.TryGetDateTimeOffset(out _))
        {
            Rejected.Add(new RejectedItem(index, "publishedAt", "must be ISO 8601 with a zone"));
            return;
        }

        string id = $"{item.GetProperty("network")}/{item.GetProperty("conversation")}/{item.GetProperty("id")}";
        if (id.Length > LongestId)
        {
            Rejected.Add(new RejectedItem(index, "id", $"network, conversation and id together exceed {LongestId} characters"));
            return;
        }

        if (id.Contains('\0', StringComparison.Ordinal))
        {
            Rejected.Add(new RejectedItem(index, "id", "network, conversation and id must not have a zero character"));
            return;
        }

        if (seen.Add(id))
        {
            Ids.Add(id);
            Payloads.Add(JsonMarshal.GetRawUtf8Value(item).ToArray());
        }
    }
}
