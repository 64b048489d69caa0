using System.Globalization;
using Dialog.Cases;

namespace Dialog.Channels.Feed;

/// <summary>One post or comment as a monitoring vendor named its parts, before anything is believed.</summary>
public sealed class FeedFields
{
    private static readonly string[] Names =
        ["network", "id", "conversation", "author.id", "author.name", "text", "publishedAt", "link", "address", "lat", "lon", "topic", "replyTo"];

    private readonly Dictionary<string, string> _values = [];

    public static bool Knows(string name) => Names.Contains(name);

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
            IsPublic = true,
            Source = MessageSource.Monitoring,
            Link = this["link"],
            ReplyTo = this["replyTo"],
            Address = this["address"] is { } address ? PlainText.Of(address) : null,
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
