namespace Dialog.Channels;

public static partial class ChannelSettingsRules
{
    private const int LongestJurisdiction = 100;

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
    }
}
