using System.Text.RegularExpressions;

namespace Dialog.Channels;

public static partial class ChannelSettingsRules
{
    private static void Max(ChannelSettings settings, SettingsCheck check)
    {
        check.Need(settings.Token is not null && HeaderToken().IsMatch(settings.Token), "token", "the bot's token, without spaces");
        check.Need(settings.Mode != ReceiveMode.Both, "mode", "MAX either calls or is polled, not both");
        check.Need(settings.Account is null || ChatIds().IsMatch(settings.Account), "account",
            "ids of the groups and channels to look through, with commas between; empty for all MAX names");
        check.Webhook(MaxSecret(), "5 to 256 of A-Z a-z 0-9 _ -");
    }

    [GeneratedRegex(@"^[!-~]{8,1000}\z")]
    private static partial Regex HeaderToken();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{5,256}\z")]
    private static partial Regex MaxSecret();

    [GeneratedRegex(@"^\s*(-?[0-9]{1,19}(\s*,\s*-?[0-9]{1,19})*)?\s*\z")]
    private static partial Regex ChatIds();
}
