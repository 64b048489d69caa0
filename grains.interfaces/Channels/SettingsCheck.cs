using System.Text.RegularExpressions;

namespace Dialog.Channels;

/// <summary>Collects what is wrong with settings, by field; the first problem of a field is kept.</summary>
internal sealed class SettingsCheck(ChannelSettings settings)
{
    public Dictionary<string, string[]> Errors { get; } = [];

    public void Need(bool holds, string field, string problem)
    {
        if (!holds)
        {
            Errors.TryAdd(field, [problem]);
        }
    }

    /// <summary>What a network that calls us needs: a secret to show and our address.</summary>
    public void Webhook(Regex secret, string form)
    {
        Need(settings.Secret is null || secret.IsMatch(settings.Secret), "secret", form);
        if (!settings.IsCalled)
        {
            return;
        }

        Need(settings.Secret is not null, "secret", $"required for a webhook, the network shows it with each call: {form}");
        Need(settings.WebhookAddress is not null && IsHttp(settings.WebhookAddress), "webhookAddress",
            "the public address of the api, e.g. https://dialog.example");
    }

    public static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme is "http" or "https");
}
