using System.Globalization;
using System.Text.Json;

namespace Dialog.Channels.Vk;

/// <summary>What residents wrote between two moments, asked of VK itself and given back in the form of events.</summary>
/// <param name="ask">asks one method with the second token or, for messages, with the community's</param>
internal sealed class VkCrawl(Func<VkCall, bool, Task<JsonElement>> ask, long group, DateTimeOffset since, DateTimeOffset until)
{
    private const int Posts = 100;
    private const int Page = 100;

    // A post under which thousands wrote is looked through so far.
    private const int MostPages = 20;
    private const int MostConversations = 1000;

    private readonly long _from = since.ToUnixTimeSeconds();
    private readonly long _to = until.ToUnixTimeSeconds();
    private readonly List<Payload> _found = [];

    public IReadOnlyList<Payload> Found => _found;

    /// <summary>Comments under the last posts of the wall, with those in the branches.</summary>
    public async Task Comments()
    {
        JsonElement wall = await ask(Of("wall.get", ("owner_id", Text(-group)), ("count", Text(Posts))), true);
        foreach (JsonElement post in wall.List("items"))
        {
            // An empty post costs no call, of which a user's token has three a second.
            if (post.Number("id") is { } id && (post.Object("comments") is not { } comments || comments.Number("count") is not 0))
            {
                await Pages(id, null);
            }
        }
    }

    /// <summary>Messages of residents whose conversation moved since.</summary>
    public async Task Messages()
    {
        for (int offset = 0; offset < MostConversations; offset += 200)
        {
            JsonElement conversations = await ask(Of("messages.getConversations", ("group_id", Text(group)), ("count", "200"), ("offset", Text(offset)), ("extended", "1")), false);
            JsonElement[] items = [.. conversations.List("items")];
            foreach (JsonElement item in items)
            {
                JsonElement last = item.Object("last_message") ?? default;
                if (last.Number("date") is not { } date || date < _from)
                {
                    return;
                }

                if (last.Number("peer_id") is > 0 and < 2_000_000_000 and { } peer)
                {
                    await History(peer, conversations);
                }
            }
            if (items.Length < 200)
            {
                return;
            }
        }
    }

    private async Task History(long peer, JsonElement named)
    {
        for (int page = 0; page < MostPages; page++)
        {
            JsonElement history = await ask(Of("messages.getHistory", ("group_id", Text(group)), ("peer_id", Text(peer)), ("count", "200"), ("offset", Text(page * 200))), false);
            JsonElement[] items = [.. history.List("items")];
            foreach (JsonElement m in items.Where(m => Within(m) && !m.Is("out") && m.Number("from_id") is > 0))
            {
                string id = m.Number("id") is > 0 and { } number ? Text(number) : $"c{Text(m.Number("conversation_message_id") ?? 0)}";
                Add($"crawl:message:{Text(peer)}_{id}", "message_new", named, m.Number("from_id") ?? 0, new RawObject().Value("message", m));
            }
            if (items.Length < 200 || items.Any(m => m.Number("date") < _from))
            {
                return;
            }
        }
    }

    private async Task Pages(long post, long? branch)
    {
        for (int page = 0; page < MostPages; page++)
        {
            List<(string, string)> of =
            [
                ("owner_id", Text(-group)), ("post_id", Text(post)), ("count", Text(Page)), ("offset", Text(page * Page)), ("sort", "desc"), ("extended", "1"), ("thread_items_count", "10"),
            ];
            if (branch is { } id)
            {
                of.Add(("comment_id", Text(id)));
            }

            JsonElement answer = await ask(Of("wall.getComments", [.. of]), true);
            JsonElement[] items = [.. answer.List("items")];
            foreach (JsonElement comment in items)
            {
                await Comment(post, comment, answer, branch is null);
            }
            // Under an old comment somebody may still answer today; in its branch the order of time ends the search.
            if (items.Length < Page || branch is not null && items.Any(i => i.Number("date") < _from))
            {
                return;
            }
        }
    }

    private async Task Comment(long post, JsonElement comment, JsonElement named, bool withBranch)
    {
        if (comment.Number("id") is not { } id)
        {
            return;
        }

        if (Within(comment) && !comment.Is("deleted") && comment.Number("from_id") is { } author && author != -group)
        {
            Add($"crawl:wall:{Text(-group)}_{Text(id)}", "wall_reply_new", named, author, new RawObject()
                .Fields(comment, "thread", "owner_id", "post_id").Number("owner_id", -group).Number("post_id", post));
        }
        if (!withBranch || comment.Object("thread") is not { } thread)
        {
            return;
        }

        JsonElement[] shown = [.. thread.List("items")];
        if (thread.Number("count") > shown.Length)
        {
            await Pages(post, id);
            return;
        }
        foreach (JsonElement reply in shown)
        {
            await Comment(post, reply, named, withBranch: false);
        }
    }

    private bool Within(JsonElement of) => of.Number("date") is { } date && date >= _from && date <= _to;

    private void Add(string id, string type, JsonElement named, long author, RawObject happened)
    {
        RawObject made = new RawObject().Text("type", type).Number("group_id", group).Text("v", VkApi.Version).Value("object", happened);
        _found.Add(new(id, VkNames.Put(made, named, author).Bytes()));
    }

    private static VkCall Of(string method, params (string Name, string Value)[] parameters) => new(method, parameters.ToDictionary(p => p.Name, p => p.Value));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
