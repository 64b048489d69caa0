using System.Text.RegularExpressions;

namespace Dialog.Channels;

public static partial class ChannelSettingsRules
{
    private static void Vk(ChannelSettings settings, SettingsCheck check)
    {
        check.Need(settings.Account is not null && CommunityId().IsMatch(settings.Account), "account", "the community's id in digits, e.g. 123456 for vk.com/club123456");
        check.Need(!string.IsNullOrWhiteSpace(settings.Token), "token", "the community's token, from Manage → API usage → Access tokens");
        check.Webhook(CallbackSecret(), "1 to 50 letters, digits, _ or -, the same as in the community's Callback API settings");
        check.Need(!settings.IsCalled || settings.Confirmation is { Length: > 0 and <= 100 }, "confirmation",
            "the string VK shows in Manage → API usage → Callback API as what the server must return");
        check.Need(settings.ReadToken is null || settings.ReadToken != settings.Token, "readToken", "a user's or service token; the community's own may not read comments");
    }

    [GeneratedRegex("^[1-9][0-9]{0,17}$")]
    private static partial Regex CommunityId();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,50}$")]
    private static partial Regex CallbackSecret();
}
