using Dialog.Outbound;
using Telegram.Bot;

namespace Dialog.Channels.Telegram;

/// <summary>Clients of the Bot API over one pool of connections per silo.</summary>
public sealed class TelegramBots : IDisposable
{
    private readonly HttpClient _http;

    // One update nested deeper than the parser goes would make the whole answer unreadable, again and again.
    static TelegramBots()
    {
        if (!JsonBotAPI.Options.IsReadOnly)
        {
            JsonBotAPI.Options.MaxDepth = RawJson.Deep.MaxDepth;
        }
    }

    public TelegramBots(OutboundGuard guard)
    {
        ArgumentNullException.ThrowIfNull(guard);
        SocketsHttpHandler handler = guard.Handler();
        handler.MaxConnectionsPerServer = 64;
        // Each call has its own limit; a long poll waits longer than a send may.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    internal TelegramBotClient Of(ChannelSettings settings) =>
        // The client's own retries would hide a 429 from the pace and double a send.
        new(new TelegramBotClientOptions(settings.Token!, settings.BaseAddress?.TrimEnd('/')) { RetryCount = 0, RetryThreshold = 0 }, _http);

    public void Dispose() => _http.Dispose();
}
