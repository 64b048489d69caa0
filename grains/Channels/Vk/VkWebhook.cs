using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Vk;

/// <summary>A call of the Callback API: one event, kept under its id and without the secret it shows. Pure.</summary>
internal static class VkWebhook
{
    private static readonly InboundWebhookReply Taken = new(200, "ok");

    public static WebhookReading Read(ChannelSettings settings, InboundWebhookCall call)
    {
        JsonDocument document;
        try
        {
            document = VkJson.Parse(call.Body);
        }
        catch (JsonException)
        {
            // The secret is inside: what cannot be read cannot show it.
            return WebhookReading.WrongSecret("secret");
        }
        using (document)
        {
            JsonElement body = document.RootElement;
            string? secret = body.Text("secret");
            bool asks = body.Text("type") == "confirmation";
            // An address is asked for before the community has a secret to show.
            bool ours = settings.Accepts(secret) || asks && secret is null && body.Number("group_id")?.ToString(CultureInfo.InvariantCulture) == settings.Account;
            return (ours, asks) switch
            {
                (false, _) => WebhookReading.WrongSecret("secret"),
                (true, true) when settings.Confirmation is null =>
                    WebhookReading.Answered(InboundWebhookReply.Problem(409, "no-confirmation", "The channel's settings hold no confirmation string.")),
                (true, true) => WebhookReading.Answered(new InboundWebhookReply(200, settings.Confirmation!)),
                _ => WebhookReading.Kept(Payload(body), Taken),
            };
        }
    }

    /// <summary>An event under its id; the same bytes without one are the same event.</summary>
    public static Payload Payload(JsonElement happened)
    {
        byte[] bytes = happened.ValueKind == JsonValueKind.Object ? new RawObject().Fields(happened, without: "secret").Bytes() : RawJson.Of(happened);
        return new(happened.Text("event_id") is { Length: > 0 and <= 150 } id ? PlainText.Of(id) : WebhookReading.IdOf(bytes), bytes);
    }
}
