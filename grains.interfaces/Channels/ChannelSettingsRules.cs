using System.Text.RegularExpressions;

namespace Dialog.Channels;

/// <summary>What settings must hold before a channel can work; the same rules in the api (400) and in the grain.</summary>
public static partial class ChannelSettingsRules
{
    /// <summary>Problems by field, in the field's JSON name; empty when there are none.</summary>
    /// <param name="settings">with the secrets that were known before: see <see cref="ChannelSecrets.Kept"/></param>
    public static Dictionary<string, string[]> Errors(ChannelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        SettingsCheck check = new(settings);
        check.Need(settings.Region.Length > 0, "region", "required");
        check.Need(settings.Name.Length is > 0 and <= 200, "name", "1 to 200 characters");
        check.Need(settings.BaseAddress is null || SettingsCheck.IsHttp(settings.BaseAddress), "baseAddress", "an absolute http or https address");
        check.Need(settings.Attributes is null or [] || settings.Kind == ChannelKinds.ExternalOrganisation, "attributes", "only channels to external organisations have attributes");
        switch (settings.Kind)
        {
            case ChannelKinds.Form:
                break;
            case ChannelKinds.Feed:
                check.Need(settings.Secret is { Length: >= 16 }, "secret", "at least 16 characters: the vendor shows it with each push");
                break;
            case ChannelKinds.Telegram:
                Telegram(settings, check);
                break;
            case ChannelKinds.Open311:
                Open311(settings, check);
                break;
            case ChannelKinds.Max:
                Max(settings, check);
                break;
            case ChannelKinds.Ok:
                Ok(settings, check);
                break;
            case ChannelKinds.Vk:
                Vk(settings, check);
                break;
            case ChannelKinds.Email:
                Email(settings, check);
                break;
            case ChannelKinds.ExternalOrganisation:
                ExternalOrganisation(settings, check);
                break;
            default:
                check.Need(false, "kind", "telegram, form, feed, vk, max, ok, email, open311 or open311-peer");
                break;
        }
        return check.Errors;
    }

    private static void Telegram(ChannelSettings settings, SettingsCheck check)
    {
        check.Need(settings.Token is not null && BotToken().IsMatch(settings.Token), "token", "a bot token: digits, a colon, letters");
        check.Need(settings.Mode != ReceiveMode.Both, "mode", "Telegram either calls or is polled, not both");
        check.Webhook(TelegramSecret(), "1 to 256 of A-Z a-z 0-9 _ -");
    }

    [GeneratedRegex("^[0-9]+:[A-Za-z0-9_-]+$")]
    private static partial Regex BotToken();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex TelegramSecret();
}
