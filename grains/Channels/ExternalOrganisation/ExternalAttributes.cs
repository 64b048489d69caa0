using System.Globalization;
using Dialog.Cases;
using Dialog.Open311;

namespace Dialog.Channels.ExternalOrganisation;

/// <summary>Attributes of an external organisation's services: what we say for them, and which it requires and we have nothing for. Pure.</summary>
internal static class ExternalAttributes
{
    /// <summary>attribute[code]=value for each that has a value for this case; several of one code are a list.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(ServiceValue[]? values, OutgoingMessage message)
    {
        foreach (IGrouping<string, ServiceValue> one in Of(values, message.Conversation))
        {
            string[] said = [.. one.Select(v => Said(v.Value, message)).OfType<string>()];
            string name = said.Length > 1 ? $"attribute[{one.Key}][]" : $"attribute[{one.Key}]";
            foreach (string value in said)
            {
                yield return new(name, value);
            }
        }
    }

    /// <summary>Required attributes without a value, or with one that is none of their list.</summary>
    /// <param name="message">null: whatever the case</param>
    public static IEnumerable<ServiceGap> Gaps(Service service, ServiceDefinition definition, ServiceValue[]? values, OutgoingMessage? message)
    {
        Dictionary<string, ServiceValue[]> known = Of(values, service.Code).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (ServiceAttribute asked in definition.Attributes.Where(a => a is { Required: true, Variable: true } && a.Code != ExternalRequest.OwnId))
        {
            ServiceValue[] ours = known.GetValueOrDefault(asked.Code, []);
            string? wrong = asked.Values.Count == 0 ? null : ours.FirstOrDefault(v => asked.Values.All(k => k.Key != v.Value))?.Value;
            if (wrong is not null || !ours.Any(v => message is null || Said(v.Value, message) is not null))
            {
                yield return new ServiceGap(service.Code, service.Name, asked.Code, PlainText.Note(asked.Description), wrong, [.. asked.Values.Select(v => v.Key)]);
            }
        }
    }

    /// <summary>Why a case is not sent, for the person who has to change the settings.</summary>
    public static string Words(IReadOnlyList<ServiceGap> gaps) =>
        $"the other body requires for the service {gaps[0].Service}: {string.Join("; ", gaps.Select(Words))}. Nothing was sent: give them values in the settings of the channel, field Attributes, then send again";

    private static string Words(ServiceGap gap) =>
        $"{gap.Attribute}{(gap.Description is { } asks ? $" ({asks})" : "")}{(gap.Wrong is { } wrong ? $", where '{wrong}' is none of {string.Join(", ", gap.Values)}" : "")}";

    // What is said of one service goes before what is said of all.
    private static IEnumerable<IGrouping<string, ServiceValue>> Of(ServiceValue[]? values, string service) =>
        (values ?? []).Where(v => v.Service is null || v.Service == service).GroupBy(v => v.Attribute)
            .SelectMany(g => (g.Any(v => v.Service is not null) ? g.Where(v => v.Service is not null) : g).GroupBy(v => v.Attribute));

    private static string? Said(string value, OutgoingMessage message)
    {
        Attachment? place = message.Attachments.FirstOrDefault(a => a.Kind == "location");
        string? said = value switch
        {
            ServiceValues.Text => message.Text,
            ServiceValues.Address => place?.Name,
            ServiceValues.Latitude => ExternalRequest.Point(place?.Url)?.Lat,
            ServiceValues.Longitude => ExternalRequest.Point(place?.Url)?.Long,
            ServiceValues.Number => message.CaseNumber?.ToString(CultureInfo.InvariantCulture),
            ServiceValues.Reference => ExternalRequest.Reference(message),
            _ => value,
        };
        return string.IsNullOrWhiteSpace(said) ? null : said;
    }
}
