namespace Dialog.Channels;

public static partial class ChannelSettingsRules
{
    private const int LongestJurisdiction = 100;
    private const int MostAttributes = 500;
    private const int LongestAttribute = 100;
    private const int LongestService = 200;
    private const int LongestValue = 1000;

    // Clients show API keys, which are made in the console; the channel itself has no secret.
    private static void Open311(ChannelSettings settings, SettingsCheck check)
    {
        check.Need(settings.Account is null or { Length: > 0 and <= LongestJurisdiction }, "account",
            $"the jurisdiction_id clients name us by, at most {LongestJurisdiction} characters; leave it out to be named by the region's code");
        check.Need(settings.BaseAddress is null, "baseAddress", "must be left out: clients call us");
    }

    private static void ExternalOrganisation(ChannelSettings settings, SettingsCheck check)
    {
        check.Need(settings.BaseAddress is not null, "baseAddress", "the other body's endpoint, what stands before /services.xml");
        check.Need(settings.Token is { Length: > 0 and <= 500 }, "token", "the api_key that the other body gave us");
        check.Need(settings.Account is null or { Length: > 0 and <= LongestJurisdiction }, "account", $"the jurisdiction_id, at most {LongestJurisdiction} characters, or none");
        check.Need(settings.Mode == ReceiveMode.Polling, "mode", "other bodies are polled: they call nobody");
        check.Need(settings.Attributes is null or { Length: <= MostAttributes }, "attributes", $"at most {MostAttributes} values");
        foreach (ServiceValue value in settings.Attributes ?? [])
        {
            check.Need(value is { Attribute: not null, Value: not null }, "attributes", "each has an attribute and a value");
            if (value is { Attribute: not null, Value: not null })
            {
                Attribute(value, check);
            }
        }
    }

    private static void Attribute(ServiceValue value, SettingsCheck check)
    {
        check.Need(value.Attribute is { Length: > 0 and <= LongestAttribute } && value.Attribute.IndexOfAny(['[', ']', '\0']) < 0, "attributes", $"'{value.Attribute}': an attribute's code, 1 to {LongestAttribute} characters without brackets");
        check.Need(value.Service is null or { Length: > 0 and <= LongestService }, "attributes", $"'{value.Attribute}': a service's code, 1 to {LongestService} characters, or none for every service");
        check.Need(value.Value is { Length: > 0 and <= LongestValue }, "attributes", $"'{value.Attribute}': a value of 1 to {LongestValue} characters");
        check.Need(!(value.Value is ['{', .., '}'] && !ServiceValues.OfCase.Contains(value.Value)), "attributes", $"'{value.Attribute}': of a case there are {string.Join(", ", ServiceValues.OfCase)}");
    }
}
