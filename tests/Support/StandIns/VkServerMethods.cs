using System.Globalization;
using System.Text.Json.Nodes;

namespace Dialog.Support.StandIns;

/// <summary>The methods of the API.</summary>
public sealed partial class VkServer
{
    private JsonNode Perform(VkCommunity c, bool byUser, string method, Dictionary<string, string> of) => method switch
    {
        "groups.getById" => new JsonObject { ["groups"] = new JsonArray(new JsonObject { ["id"] = c.Id, ["name"] = "Город", ["screen_name"] = $"club{c.Id}" }) },
        "groups.getLongPollServer" => new JsonObject { ["key"] = c.PollKey, ["server"] = $"{Address}/lp/{c.Id}", ["ts"] = Text(c.Ts) },
        "groups.getLongPollSettings" => new JsonObject { ["is_enabled"] = true, ["events"] = new JsonObject { ["message_new"] = 1, ["wall_reply_new"] = 1 } },
        "groups.getCallbackServers" => new JsonObject { ["items"] = new JsonArray([.. c.Callback is { } s ? [new JsonObject { ["id"] = 1, ["url"] = s.Url, ["status"] = s.Status }] : Array.Empty<JsonNode>()]) },
        "groups.getCallbackConfirmationCode" => new JsonObject { ["code"] = c.Callback?.Confirmation ?? "unset" },
        "users.get" => new JsonArray([.. of["user_ids"].Split(',').Select(id => Profile(c, long.Parse(id, CultureInfo.InvariantCulture)))]),
        "messages.send" => Send(c, of),
        "messages.sendMessageEventAnswer" => AnswerPress(c, of),
        "messages.edit" => EditSent(c, of),
        "wall.createComment" => new JsonObject { ["comment_id"] = CreateComment(c, method, $"{Need(of, "owner_id")}_{Need(of, "post_id")}", of), ["parents_stack"] = new JsonArray() },
        "photos.createComment" => OfUser(byUser, () => CreateComment(c, method, $"photo{Need(of, "owner_id")}_{Need(of, "photo_id")}", of)),
        "video.createComment" => OfUser(byUser, () => CreateComment(c, method, $"video{Need(of, "owner_id")}_{Need(of, "video_id")}", of)),
        "market.createComment" => OfUser(byUser, () => CreateComment(c, method, $"market{Need(of, "owner_id")}_{Need(of, "item_id")}", of)),
        "board.createComment" => OfUser(byUser, () => CreateComment(c, method, $"board-{Need(of, "group_id")}_{Need(of, "topic_id")}", of)),
        "photos.getMessagesUploadServer" => new JsonObject { ["upload_url"] = $"{Address}/upload/{c.Id}/photo", ["album_id"] = -64 },
        "photos.getWallUploadServer" => OfUser(byUser, () => new JsonObject { ["upload_url"] = $"{Address}/upload/{c.Id}/photo" }),
        "docs.getMessagesUploadServer" or "docs.getWallUploadServer" => new JsonObject { ["upload_url"] = $"{Address}/upload/{c.Id}/file" },
        "photos.saveMessagesPhoto" or "photos.saveWallPhoto" => new JsonArray(Saved(c, "photo", Need(of, "hash"))),
        "docs.save" => new JsonObject { ["type"] = "doc", ["doc"] = Saved(c, "doc", Need(of, "file")) },
        "wall.get" => OfUser(byUser, () => Wall(c)),
        "wall.getComments" => OfUser(byUser, () => Comments(c, of)),
        "messages.getConversations" => Conversations(c),
        "messages.getHistory" => History(c, of),
        _ => throw new VkRefusal(3, "Unknown method passed."),
    };

    private static JsonNode OfUser(bool byUser, Func<JsonNode> what) =>
        byUser ? what() : throw new VkRefusal(27, "Group authorization failed: method is unavailable with group auth.");

    private static JsonArray Send(VkCommunity c, Dictionary<string, string> of)
    {
        string text = of.GetValueOrDefault("message") ?? "";
        if (text.Length > 9000)
        {
            throw new VkRefusal(914, "Message is too long");
        }

        if (text.Length == 0 && !of.ContainsKey("attachment"))
        {
            throw new VkRefusal(100, "One of the parameters specified was missing or invalid: message is empty or invalid");
        }

        // To several receivers, of whom we name one: then VK tells both numbers.
        string peer = Need(of, "peer_ids");
        CheckKeyboard(of);
        (long id, bool fresh) = c.Take("messages.send", peer, text, null, of.GetValueOrDefault("attachment"), Need(of, "random_id"), of.GetValueOrDefault("keyboard"));
        if (fresh)
        {
            JsonObject message = new()
            {
                ["id"] = id,
                ["conversation_message_id"] = id + Inner,
                ["date"] = Now(),
                ["from_id"] = -c.Id,
                ["peer_id"] = long.Parse(peer, CultureInfo.InvariantCulture),
                ["out"] = 1,
                ["text"] = text,
            };
            c.Write(peer, message);
            c.Add("message_reply", message);
        }
        return new JsonArray(new JsonObject { ["peer_id"] = long.Parse(peer, CultureInfo.InvariantCulture), ["message_id"] = id, ["conversation_message_id"] = id + Inner });
    }

    private static JsonValue CreateComment(VkCommunity c, string method, string place, Dictionary<string, string> of)
    {
        string text = of.GetValueOrDefault("message") ?? "";
        if (text.Length == 0 && !of.ContainsKey("attachments"))
        {
            throw new VkRefusal(100, "One of the parameters specified was missing or invalid: message is undefined");
        }

        if (Need(of, "from_group") != (method == "wall.createComment" ? Text(c.Id) : "1"))
        {
            throw new VkRefusal(15, "Access denied");
        }

        long? replyTo = of.TryGetValue("reply_to_comment", out string? to) ? long.Parse(to, CultureInfo.InvariantCulture) : null;
        (long id, bool fresh) = c.Take(method, place, text, replyTo, of.GetValueOrDefault("attachments"), Need(of, "guid"));
        if (fresh)
        {
            JsonObject comment = CommentAt(place, id, -c.Id, text, replyTo);
            c.Write(place, comment);
            // VK notifies a community of its own comments too.
            c.Add($"{EventsOf(place)}_new", comment);
        }
        return JsonValue.Create(id);
    }

    private static JsonObject Saved(VkCommunity c, string type, string proof) => c.Locked(() =>
    {
        if (!c.Uploads.Remove(proof, out byte[]? bytes))
        {
            throw new VkRefusal(121, "Invalid hash");
        }

        long id = c.NextId();
        c.Uploads[$"{type}-{c.Id}_{id}_k{id}"] = bytes;
        return new JsonObject { ["id"] = id, ["owner_id"] = -c.Id, ["access_key"] = $"k{id}" };
    });

    private static JsonObject Wall(VkCommunity c) => c.Locked(() => Items(c.Written.Where(w => w.Key.StartsWith('-'))
        .Select(w => new JsonObject { ["id"] = Parts(w.Key).Item, ["owner_id"] = -c.Id, ["date"] = Now(), ["comments"] = new JsonObject { ["count"] = w.Value.Count } })));

    // Comments that answer others hang in the branch of the first, as VK shows them.
    private static JsonObject Comments(VkCommunity c, Dictionary<string, string> of) => c.Locked(() =>
    {
        List<JsonObject> all = c.Written.GetValueOrDefault($"{Need(of, "owner_id")}_{Need(of, "post_id")}") ?? [];
        long? branch = of.TryGetValue("comment_id", out string? asked) ? long.Parse(asked, CultureInfo.InvariantCulture) : null;
        int shown = of.TryGetValue("thread_items_count", out string? most) ? int.Parse(most, CultureInfo.InvariantCulture) : 0;
        JsonObject[] items = [.. all.Where(a => Top(all, a) == branch).Reverse().Skip(Offset(of)).Take(100).Select(a =>
        {
            JsonObject comment = (JsonObject)a.DeepClone();
            JsonNode[] below = [.. all.Where(b => Top(all, b) == (long)a["id"]!).Select(b => b.DeepClone())];
            if (branch is null) { comment["thread"] = new JsonObject { ["count"] = below.Length, ["items"] = new JsonArray([.. below.Take(shown)]) }; } return comment;
        })];
        return Named(c, Items(items), items);
    });

    private static JsonObject Conversations(VkCommunity c) => c.Locked(() =>
    {
        JsonObject[] last = [.. c.Written.Where(w => !w.Key.Contains('_', StringComparison.Ordinal)).Select(w => w.Value[^1]).OrderByDescending(m => (long)m["date"]!)];
        return Named(c, Items(last.Select(m => new JsonObject { ["last_message"] = m.DeepClone() })), last);
    });

    private static JsonObject History(VkCommunity c, Dictionary<string, string> of) => c.Locked(() =>
        Items((c.Written.GetValueOrDefault(Need(of, "peer_id")) ?? []).AsEnumerable().Reverse().Skip(Offset(of)).Take(200).Select(m => (JsonObject)m.DeepClone())));

    private static long? Top(List<JsonObject> all, JsonObject comment)
    {
        if ((long?)comment["reply_to_comment"] is not { } above || all.FirstOrDefault(a => (long)a["id"]! == above) is not { } parent)
        {
            return null;
        }

        return Top(all, parent) ?? above;
    }

    private static JsonObject Named(VkCommunity c, JsonObject items, IEnumerable<JsonObject> authors)
    {
        items["profiles"] = new JsonArray([.. authors.Select(a => (long?)a["from_id"] ?? 0).Where(a => a > 0).Distinct().Select(a => Profile(c, a))]);
        items["groups"] = new JsonArray();
        return items;
    }

    private static JsonObject Items(IEnumerable<JsonObject> items)
    {
        JsonNode[] all = [.. items];
        return new() { ["count"] = all.Length, ["items"] = new JsonArray(all) };
    }

    private static JsonObject Profile(VkCommunity c, long user) => new() { ["id"] = user, ["first_name"] = c.Locked(() => c.Names.GetValueOrDefault(user) ?? "Житель"), ["last_name"] = "" };

    private static int Offset(Dictionary<string, string> of) => of.TryGetValue("offset", out string? offset) ? int.Parse(offset, CultureInfo.InvariantCulture) : 0;

    private static string Need(Dictionary<string, string> of, string name) => of.TryGetValue(name, out string? value) && value.Length > 0
        ? value
        : throw new VkRefusal(100, $"One of the parameters specified was missing or invalid: {name} is undefined");
}
