using System.Text.Json.Nodes;

namespace Dialog.Channels.Max;

/// <summary>The webhook's subscription at MAX: set, kept, and those of former addresses removed.</summary>
internal static class MaxSubscriptions
{
    /// <summary>The updates we subscribe to.</summary>
    public static readonly string[] Wanted =
    [
        "message_created", "message_edited", "message_removed", "message_callback", "comment_created", "comment_edited", "comment_removed", "bot_started",
    ];

    public static async Task Set(MaxApi api, ChannelSettings settings, CancellationToken stop)
    {
        string ours = Address(settings);
        await Subscribe(api, settings, stop);
        foreach (string url in (await List(api, settings, stop)).Where(u => u != ours && IsStale(u, ours)))
        {
            await Remove(api, settings, url, stop);
        }
    }

    /// <summary>A bot with a subscription gets nothing by polling.</summary>
    public static async Task RemoveAll(MaxApi api, ChannelSettings settings, CancellationToken stop)
    {
        foreach (string url in await List(api, settings, stop))
        {
            await Remove(api, settings, url, stop);
        }
    }

    /// <returns>what was wrong; null when all was well</returns>
    public static async Task<string?> Keep(MaxApi api, ChannelSettings settings, CancellationToken stop)
    {
        if ((await List(api, settings, stop)).Contains(Address(settings)))
        {
            return null;
        }

        await Subscribe(api, settings, stop);
        return "webhook-lost: MAX had dropped our subscription, so messages may have been lost; it is renewed";
    }

    public static async Task<string[]> List(MaxApi api, ChannelSettings settings, CancellationToken stop) =>
        [.. (await api.Get(settings, "subscriptions", stop)).Objects("subscriptions").Select(s => s.Text("url")).OfType<string>()];

    private static async Task Subscribe(MaxApi api, ChannelSettings settings, CancellationToken stop) => await api.Post(settings, "subscriptions", new()
    {
        ["url"] = Address(settings),
        ["secret"] = settings.Secret,
        ["update_types"] = new JsonArray([.. Wanted.Select(w => JsonValue.Create(w))]),
    }, stop);

    private static async Task Remove(MaxApi api, ChannelSettings settings, string url, CancellationToken stop) =>
        await api.Delete(settings, $"subscriptions?url={Uri.EscapeDataString(url)}", stop);

    // Another program of the same bot keeps its own: only an installation of this product has such an address.
    private static bool IsStale(string url, string ours) => url.Contains("/hooks/max/", StringComparison.Ordinal) && url != ours;

    private static string Address(ChannelSettings settings) => settings.WebhookAddress!.TrimEnd('/');
}
