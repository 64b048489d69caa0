using System.Globalization;
using Dialog.Cases;

namespace Dialog.Channels.Feed;

/// <summary>One post or comment as a monitoring vendor named its parts, before anything is believed.</summary>
public sealed class FeedFields
{
    private static readonly string[] Names =
        ["network", "id", "conversation", "author.id", "author.name", "text", "publishedAt", "link", "address", "lat", "lon", "topic", "replyTo", "public"];

    private readonly Dictionary<string, string> _values = [];

    public static bool Knows(string name) => Names.Contains(name);

    /// <summary>What people read, and nothing is told apart by.</summary>
    public static bool IsWords(string name) => name is "text" or "author.name" or "address";

    public string? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set
        {
            if (!string.IsNullOrEmpty(value))
            {
                _values[name] = value;
            }
        }
    }

    /// <summary>The message, or the first field that is wrong.</summary>
    public ReadResult Read(ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string? missing = Names.Take(7).FirstOrDefault(n => string.IsNullOrWhiteSpace(this[n]));
        if (missing is not null)
        {
            return new ReadResult.Broken(missing, "missing");
        }

        string text = this["text"]!;
        if (text.Length > ChannelLimits.MaxIncomingText)
        {
            return new ReadResult.Broken("text", $"{text.Length} characters, at most {ChannelLimits.MaxIncomingText} are taken");
        }

        if (Names.FirstOrDefault(n => n is not ("text" or "address" or "link") && this[n]?.Length > 300) is { } tooLong)
        {
            return new ReadResult.Broken(tooLong, "longer than 300 characters");
        }

        if (Names.FirstOrDefault(n => !IsWords(n) && this[n] is { } value && PlainText.Of(value) != value) is { } unkeepable)
        {
            return new ReadResult.Broken(unkeepable, "has a zero character or half of a character");
        }

        if (!TryTime(this["publishedAt"]!, out DateTimeOffset published))
        {
            return new ReadResult.Broken("publishedAt", "not a time like 2026-05-01T12:00:00Z or with an offset");
        }

        if (published > context.SeenAt.AddDays(1))
        {
            return new ReadResult.Broken("publishedAt", "in the future");
        }

        if (!TryDegrees("lat", 90, out double? latitude))
        {
            return new ReadResult.Broken("lat", "not a number between -90 and 90");
        }

        if (!TryDegrees("lon", 180, out double? longitude))
        {
            return new ReadResult.Broken("lon", "not a number between -180 and 180");
        }

        if (this["public"] is not (null or "true" or "false"))
        {
            return new ReadResult.Broken("public", "not true or false");
        }

        return new ReadResult.Message(new IncomingMessage
        {
            What = IncomingKind.New,
            Region = context.Region,
            Channel = context.Channel,
            Network = this["network"]!,
            // Under one post many residents write: each one's branch is a thread of its own, as everywhere.
            Conversation = $"{this["network"]}:{this["conversation"]}:{this["author.id"]}",
            MessageId = this["id"]!,
            AuthorId = this["author.id"]!,
            AuthorName = PlainText.Of(this["author.name"]),
            Text = PlainText.Of(text),
            PublishedAt = published,
            SeenAt = context.SeenAt,
            // A vendor watches what everybody can read, unless it says otherwise.
            IsPublic = this["public"] != "false",
            InClosedGroup = this["public"] == "false",
            Source = MessageSource.Monitoring,
            Link = this["link"],
            ReplyTo = this["replyTo"],
            Address = this["address"] is { } address ? PlainText.Of(address) : null,
            Attachments = latitude is { } lat && longitude is { } lon ? [new("location", null, string.Create(CultureInfo.InvariantCulture, $"geo:{lat},{lon}"), null, null, null)] : [],
            Latitude = latitude,
            Longitude = longitude,
            Topic = this["topic"],
        });
    }

    private static bool TryTime(string text, out DateTimeOffset time)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        // Only ISO 8601: 05.06.2026 is May to one reader and June to another.
        time = default;
        return text.Length >= 10 && text[4] == '-' && text[7] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out time);
    }

    private bool TryDegrees(string name, double limit, out double? degrees)
    {
        degrees = null;
        if (this[name] is not { } text)
        {
            return true;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || Math.Abs(value) > limit || double.IsNaN(value))
        {
            return false;
        }

        degrees = value;
        return true;
    }
}
