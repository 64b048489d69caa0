using System.Text.RegularExpressions;

namespace Dialog.Channels;

public static partial class ChannelSettingsRules
{
    private static void Ok(ChannelSettings settings, SettingsCheck check)
    {
        check.Need(settings.Token is not null && HeaderToken().IsMatch(settings.Token), "token", "the group's key for the bot API, without spaces");
        check.Need(settings.Mode == ReceiveMode.Webhook, "mode", "Odnoklassniki calls: webhook");
        // The secret is part of the address registered at OK, because OK signs nothing.
        check.Webhook(OkSecret(), "16 to 128 of A-Z a-z 0-9 _ -");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{16,128}\z")]
    private static partial Regex OkSecret();
}
