using System.Text.Json;

namespace Dialog.Channels.Ok;

/// <summary>A call of Odnoklassniki's webhook: one event. OK signs nothing, so the address registered there carries the secret. Pure.</summary>
internal static class OkWebhook
{
    private const string Parameter = "secret";

    /// <summary>The address registered at OK.</summary>
    public static string Address(ChannelSettings settings) => $"{settings.WebhookAddress!.TrimEnd('/')}?{Parameter}={Uri.EscapeDataString(settings.Secret ?? "")}";

    public static WebhookReading Read(ChannelSettings settings, InboundWebhookCall call) =>
        settings.Accepts(Shown(call.Query)) ? WebhookReading.Kept(new(IdOf(call.Body), call.Body)) : WebhookReading.WrongSecret($"the address's '{Parameter}'");

    private static string? Shown(string query) =>
        query.TrimStart('?').Split('&').Select(p => p.Split('=', 2)).FirstOrDefault(p => p is [Parameter, _]) is { } pair ? Uri.UnescapeDataString(pair[1]) : null;

    private static string IdOf(byte[] body)
    {
        try
        {
            JsonAt update = new(RawJson.Value(body), "");
            string? type = update.Text("webhookType") ?? "MESSAGE_CREATED";
            string? about = update.Object("message")?.Text("mid") ?? update.Text("mid");
            return about is { Length: <= 512 } && type.Length <= 64 && update.Number("timestamp") is { } at ? $"{type}:{about}:{at}" : WebhookReading.IdOf(body);
        }
        catch (Exception e) when (e is JsonException or JsonFieldException)
        {
            return WebhookReading.IdOf(body);
        }
    }
}
