using System.Globalization;
using System.Text;
using System.Text.Json;
using Dialog.Cases;
using Dialog.Channels;

namespace Dialog.Open311;

/// <summary>
/// A request or an update as a client handed it in, before it is a message. Its text begins with what may be published; what
/// only officials see follows a line of its own.
/// </summary>
public sealed record Open311Submission
{
    /// <summary>The line that ends what may be published.</summary>
    public const string Divider = "——— не публикуется ———";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Names the thread; of a new request also its token.</summary>
    public required string Conversation { get; init; }
    public required string MessageId { get; init; }
    public required string AuthorId { get; init; }
    public required string AuthorName { get; init; }

    /// <summary>Description and, behind the divider, what is not published.</summary>
    public required string Text { get; init; }
    public string? ServiceCode { get; init; }
    public string? Address { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    /// <summary>The first of <see cref="MediaUrls"/>: the only one in payloads of before there were several.</summary>
    public string? MediaUrl { get; init; }
    public IReadOnlyList<string> MediaUrls { get; init; } = [];

    /// <summary>Files that came with it and are kept here.</summary>
    public IReadOnlyList<Attachment> Files { get; init; } = [];
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>What of a message's text may be published.</summary>
    public static string Published(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int end = text.IndexOf(Divider, StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Trim();
    }

    /// <summary>A message's text.</summary>
    /// <param name="hidden">lines for officials only</param>
    public static string Join(string description, IEnumerable<string> hidden)
    {
        string lines = string.Join('\n', hidden);
        return lines.Length == 0 ? description : $"{description}\n\n{Divider}\n{lines}";
    }

    /// <summary>With further lines for officials only.</summary>
    public Open311Submission WithHidden(IReadOnlyCollection<string> lines) => lines.Count == 0 ? this : this with
    {
        Text = Text.Contains(Divider, StringComparison.Ordinal) ? $"{Text}\n{string.Join('\n', lines)}" : Join(Text, lines),
    };

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, Json));

    /// <exception cref="JsonException">it is none</exception>
    public static Open311Submission? Of(ReadOnlySpan<byte> payload) => JsonSerializer.Deserialize<Open311Submission>(payload, Json);

    public IncomingMessage Message(string channel, string region, DateTimeOffset seenAt) => new()
    {
        What = IncomingKind.New,
        Region = region,
        Channel = channel,
        Network = ChannelKinds.Open311,
        Conversation = Conversation,
        MessageId = MessageId,
        AuthorId = AuthorId,
        AuthorName = AuthorName,
        Text = Text,
        Attachments = [.. Attachments()],
        PublishedAt = SentAt,
        SeenAt = seenAt,
        // Anybody may read requests and their answers: so personal things are asked for on a page, not in the thread.
        IsPublic = true,
        Address = Address,
        Latitude = Latitude,
        Longitude = Longitude,
        Topic = ServiceCode,
    };

    private IEnumerable<Attachment> Attachments()
    {
        if (Latitude is { } lat && Longitude is { } lon)
        {
            yield return new("location", null, string.Create(CultureInfo.InvariantCulture, $"geo:{lat},{lon}"), null, null, null);
        }

        foreach (string url in MediaUrls.Count == 0 && MediaUrl is { } only ? [only] : MediaUrls)
        {
            yield return new("photo", null, url, null, null, null);
        }

        foreach (Attachment file in Files)
        {
            yield return file;
        }
    }
}
