using System.Text.Json;

namespace Dialog.Channels.Vk;

/// <summary>What is wrong with a community's settings at VK, as far as its token may read them.</summary>
internal static class VkCondition
{
    /// <param name="ask">null when VK does not let us read them</param>
    /// <returns>the first thing to put right, <c>code: words</c></returns>
    public static async Task<string?> Problem(ChannelSettings settings, Func<VkCall, Task<JsonElement?>> ask)
    {
        if (settings.IsCalled && await ask(Of(settings, "groups.getCallbackServers")) is { } servers && Callback(settings, servers) is { } callback)
        {
            return callback;
        }

        if (settings.IsCalled && await ask(Of(settings, "groups.getCallbackConfirmationCode")) is { } asked
            && asked.Text("code") is { } code && code != settings.Confirmation)
        {
            return "confirmation-differs: the confirmation string in the channel's settings is not the community's: copy it again from Manage → API usage → Callback API";
        }

        if (settings.Polls && await ask(Of(settings, "groups.getLongPollSettings")) is { } polled && LongPoll(polled) is { } poll)
        {
            return poll;
        }

        return settings.ReadToken is null
            ? "comments-not-read: comments that VK does not deliver cannot be looked for: add a user's or service token as the channel's second token"
            : null;
    }

    /// <summary>Pure.</summary>
    public static string? Callback(ChannelSettings settings, JsonElement servers)
    {
        JsonElement[] ours = [.. servers.List("items").Where(s => s.Text("url")?.TrimEnd('/') == settings.WebhookAddress?.TrimEnd('/'))];
        return ours switch
        {
            [] => $"webhook-lost: the community has no Callback API server with our address {settings.WebhookAddress}",
            _ when ours.Any(s => s.Text("status") == "ok") => null,
            _ => ours[0].Text("status") switch
            {
                "failed" => "call-failed: VK could not call us: the Callback API server is marked as failed",
                "wait" => "call-failed: VK has not finished confirming our Callback API address",
                _ => "webhook-lost: our Callback API address is not confirmed: press Confirm in the community's settings",
            },
        };
    }

    /// <summary>Pure.</summary>
    public static string? LongPoll(JsonElement settings) =>
        settings.Get("is_enabled") is not null && !settings.Is("is_enabled") ? "long-poll-off: Long Poll is switched off in the community: Manage → API usage → Long Poll API"
        : settings.Object("events") is { } events && !events.Is("message_new") && !events.Is("wall_reply_new")
            ? "long-poll-off: Long Poll delivers neither messages nor comments: tick the events in Manage → API usage → Long Poll API → Event types"
            // A community that was connected before there were buttons.
            : settings.Object("events") is { } ticked && ticked.Get("message_event") is not null && !ticked.Is("message_event")
            ? "buttons-off: presses of the buttons under answers are not delivered: tick \"Message event\" in Manage → API usage → Long Poll API → Event types"
            : null;

    private static VkCall Of(ChannelSettings settings, string method) => new(method, new Dictionary<string, string> { ["group_id"] = settings.Account! });
}
