using System.Globalization;
using Dialog.Cases;

namespace Dialog.Channels.ExternalOrganisation;

/// <summary>A forwarded case, as fields of POST requests. Pure.</summary>
internal static class ExternalRequest
{
    /// <summary>Our id of it, short enough for people: it is part of the description, where every server keeps it.</summary>
    public static string Reference(OutgoingMessage message)
    {
        int colon = message.Key.IndexOf(':', StringComparison.Ordinal);
        return colon < 12 ? message.Key : $"{message.Key[..12]}-{message.Key[(colon + 1)..]}";
    }

    /// <summary>The attribute that carries our id.</summary>
    public const string OwnId = "dialog_id";

    /// <param name="values">of the channel's settings</param>
    public static IEnumerable<KeyValuePair<string, string>> Fields(OutgoingMessage message, ServiceValue[]? values = null)
    {
        yield return new("service_code", message.Conversation);
        string number = message.CaseNumber is { } n ? $"№ {n.ToString(CultureInfo.InvariantCulture)}, " : "";
        yield return new("description", $"{message.Text}\n\n({number}ref {Reference(message)})");
        Attachment? place = message.Attachments.FirstOrDefault(a => a.Kind == "location");
        if (Point(place?.Url) is var (lat, lon))
        {
            yield return new("lat", lat);
            yield return new("long", lon);
        }
        if (place?.Name is { Length: > 0 } address)
        {
            yield return new("address_string", address);
        }

        if (message.Attachments.FirstOrDefault(a => a is { Kind: "photo", Url: not null }) is { } photo)
        {
            yield return new("media_url", photo.Url!);
        }
        // The same for every attempt: a server that knows either recognises a repeat.
        yield return new("account_id", message.Key);
        yield return new($"attribute[{OwnId}]", message.Key);
        foreach (KeyValuePair<string, string> attribute in ExternalAttributes.Fields(values, message).Where(a => a.Key != $"attribute[{OwnId}]"))
        {
            yield return attribute;
        }
    }

    internal static (string Lat, string Long)? Point(string? geo)
    {
        string[] parts = geo is not null && geo.StartsWith("geo:", StringComparison.Ordinal) ? geo[4..].Split(',') : [];
        return parts.Length == 2 && parts.All(p => double.TryParse(p, CultureInfo.InvariantCulture, out _)) ? (parts[0], parts[1]) : null;
    }
}
