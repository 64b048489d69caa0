using System.Text.RegularExpressions;

namespace Dialog.Channels;

/// <summary>What settings must hold before a channel can work; the same rules in the api (400) and in the grain.</summary>
public static partial class ChannelSettingsRules
{
    /// <summary>Problems by field, in the field's JSON name; empty when there are none.</summary>
    public static Dictionary<string, string[]> Errors(ChannelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var errors = new Dictionary<string, string[]>();
        void Need(bool holds, string field, string problem)
        {
            if (!holds)
                errors[field] = [problem];
        }

        Need(settings.Region.Length > 0, "region", "required");
        Need(settings.Name.Length > 0, "name", "required");
        Need(settings.Kind is ChannelKinds.Telegram or ChannelKinds.Form or ChannelKinds.Feed, "kind", "telegram, form or feed");
        Need(settings.BaseAddress is null || IsHttp(settings.BaseAddress), "baseAddress", "an absolute http or https address");
        if (settings.Kind == ChannelKinds.Feed)
            Need(settings.Secret is { Length: >= 16 }, "secret", "at least 16 characters: the vendor shows it with each push");
        if (settings.Kind == ChannelKinds.Telegram)
        {
            Need(settings.Token is not null && BotToken().IsMatch(settings.Token), "token", "a bot token: digits, a colon, letters");
            Need(settings.Secret is null || TelegramSecret().IsMatch(settings.Secret), "secret", "1 to 256 of A-Z a-z 0-9 _ -");
            if (settings.Mode == ReceiveMode.Webhook)
            {
                Need(settings.Secret is not null, "secret", "required for a webhook: Telegram shows it with each call");
                Need(settings.WebhookAddress is not null && IsHttp(settings.WebhookAddress), "webhookAddress",
                    "the public address of the api, e.g. https://dialog.example");
            }
        }
        return errors;
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme is "http" or "https");

    [GeneratedRegex("^[0-9]+:[A-Za-z0-9_-]+$")]
    private static partial Regex BotToken();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex TelegramSecret();
}
