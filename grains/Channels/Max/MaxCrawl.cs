using System.Globalization;

namespace Dialog.Channels.Max;

/// <summary>What groups and comment sections show of a span of time, as updates a push would have sent.</summary>
internal sealed class MaxCrawl(MaxApi api, ChannelSettings settings, DateTimeOffset since, DateTimeOffset until, CancellationToken stop)
{
    private const int Page = 100;
    private const int MaxPages = 10;
    private const int MaxPosts = 50;

    // Older posts are hardly commented on.
    private static readonly TimeSpan PostLife = TimeSpan.FromDays(14);

    private readonly List<Payload> _found = [];

    public async Task<IReadOnlyList<Payload>> Run()
    {
        foreach ((long chat, bool isChannel) in await Chats())
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"messages?chat_id={chat}&count={Page}");
            if (!isChannel)
            {
                await Take(path, null, "message_created");
            }
            else
            {
                await Comments(path);
            }
        }
        return _found;
    }

    // MAX is taking the list of chats away: the channel's settings may name them instead.
    private async Task<List<(long Chat, bool IsChannel)>> Chats()
    {
        List<(long, bool)> chats = new();
        if (settings.Account is { Length: > 0 } named)
        {
            foreach (string id in named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Add(chats, await api.Get(settings, $"chats/{Uri.EscapeDataString(id)}", stop));
            }

            return chats;
        }
        try
        {
            string? marker = null;
            for (int page = 0; page < MaxPages; page++)
            {
                JsonAt answer = await api.Get(settings, $"chats?count={Page}{(marker is null ? "" : $"&marker={marker}")}", stop);
                foreach (JsonAt chat in answer.Objects("chats"))
                {
                    Add(chats, chat);
                }

                if (answer.Text("marker") is not { } next || next == marker)
                {
                    break;
                }

                marker = next;
            }
        }
        catch (MaxRefusal e) when (e.Status is 404 or 405)
        {
            return [];
        }
        return chats;
    }

    private static void Add(List<(long, bool)> chats, JsonAt chat)
    {
        // A dialog gives a bot nothing that its updates did not, and there may be a hundred thousand of them.
        if (chat.Text("status") is null or "active" && chat.Text("type") is "chat" or "channel" && chat.Number("chat_id") is { } id)
        {
            chats.Add((id, chat.Text("type") == "channel"));
        }
    }

    private async Task Comments(string posts)
    {
        JsonAt answer = await api.Get(settings, posts, stop);
        foreach (JsonAt post in answer.Objects("messages").Where(p => p.Moment("timestamp") is { } at && at > since - PostLife).Take(MaxPosts))
        {
            if (post.Object("body")?.Text("mid") is { } mid)
            {
                await Take($"messages/{Uri.EscapeDataString(mid)}/comments?count={Page}", mid, "comment_created");
            }
        }
    }

    private async Task Take(string path, string? post, string type)
    {
        DateTimeOffset? before = null;
        for (int page = 0; page < MaxPages; page++)
        {
            // The latest comes first; a bound that is not understood brings nothing older, and that ends it.
            string bound = before is { } b ? string.Create(CultureInfo.InvariantCulture, $"&{(post is null ? "from" : "before")}={b.ToUnixTimeMilliseconds()}") : "";
            JsonAt[] messages;
            try
            {
                messages = [.. (await api.Get(settings, path + bound, stop)).Objects("messages")];
            }
            catch (MaxRefusal e) when (e.Status is 403 or 404)
            {
                // Not an administrator there, or comments are switched off: nothing to compare.
                return;
            }
            foreach (JsonAt message in messages)
            {
                if (message.Moment("timestamp") is { } at && at >= since && at <= until)
                {
                    _found.Add(Update(message, at, post, type));
                }
            }
            DateTimeOffset? oldest = messages.Min(m => m.Moment("timestamp"));
            if (messages.Length < Page || oldest is null || oldest < since || oldest >= before)
            {
                return;
            }

            before = oldest;
        }
    }

    private static Payload Update(JsonAt message, DateTimeOffset at, string? post, string type)
    {
        RawObject update = new RawObject().Text("update_type", type).Number("timestamp", at.ToUnixTimeMilliseconds()).Value("message", message.Element);
        byte[] bytes = (post is null ? update : update.Text("post_id", post)).Bytes();
        return new(MaxWebhook.IdOf(bytes), bytes);
    }
}
