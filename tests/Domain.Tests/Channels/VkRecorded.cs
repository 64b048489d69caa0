using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Vk;

namespace Dialog.Domain.Tests.Channels;

/// <summary>Events and objects recorded by other libraries and described by VK's own schema.</summary>
public sealed class VkRecorded
{
    // What is expected is derived from the raw JSON, not from our reader: prefix, whose, what.
    private static readonly Dictionary<string, (string Prefix, string Owner, string Item)> Places = new()
    {
        ["wall_reply"] = ("", "post_owner_id", "post_id"),
        ["photo_comment"] = ("photo", "photo_owner_id", "photo_id"),
        ["video_comment"] = ("video", "video_owner_id", "video_id"),
        ["market_comment"] = ("market", "market_owner_id", "item_id"),
        ["board_post"] = ("board", "topic_owner_id", "topic_id"),
    };

    [Fact]
    public void Events_are_read_with_their_sender_text_and_thread()
    {
        Dictionary<string, int> results = new();
        foreach (string file in Directory.EnumerateFiles(SharedData.Folder("channels/vk/vknet/Categories/BotsLongPoll"), "*.json"))
        {
            byte[] bytes = File.ReadAllBytes(file);
            JsonObject happened = Node(file);
            ReadResult read = VkEventReader.Read(bytes, VkEvents.Context);
            results[read.GetType().Name] = results.GetValueOrDefault(read.GetType().Name) + 1;
            if (happened["failed"] is not null)
            {
                Assert.Equal("type", Assert.IsType<ReadResult.Broken>(read).Field);
            }
            else
            {
                Check(Path.GetFileName(file), happened, read);
            }
        }
        Assert.True(results["Message"] >= 20 && results["Ignored"] >= 20, string.Join(", ", results));
    }

    [Fact]
    public void Messages_of_the_api_are_read_as_events_with_their_sender_text_and_thread()
    {
        int messages = 0, fromResidents = 0;
        foreach (string file in Directory.EnumerateFiles(SharedData.Folder("channels/vk/vknet"), "*.json", SearchOption.AllDirectories))
        {
            if (Parsed(file) is not { } whole)
            {
                continue;
            }

            foreach (JsonObject m in Objects(whole).Where(o => o["date"] is not null && (o["body"] is not null || o["peer_id"] is not null) && o["id"] is not null))
            {
                messages++;
                ReadResult read = VkEvents.Read(VkEvents.Event("message_new", new JsonObject { ["message"] = m.DeepClone() }));
                fromResidents += read is ReadResult.Message ? 1 : 0;
                if (!FromAResident(m))
                {
                    Assert.IsType<ReadResult.Ignored>(read);
                }
                else if (read is ReadResult.Message { Incoming: var incoming })
                {
                    Expect(Path.GetFileName(file), incoming, Number(m, "from_id", "user_id"), Number(m, "peer_id", "user_id").ToString(CultureInfo.InvariantCulture), (string?)(m["text"] ?? m["body"]));
                }
                else
                {
                    Assert.Equal("nothing to read in this message", Assert.IsType<ReadResult.Ignored>(read).Because);
                }
            }
        }
        Assert.True(messages >= 40 && fromResidents >= 12, $"{messages} messages, {fromResidents} of residents");
    }

    [Fact]
    public void Comments_of_the_api_are_read_as_events_with_their_sender_and_text()
    {
        int comments = 0;
        foreach (string file in Directory.EnumerateFiles(SharedData.Folder("channels/vk/vknet/Categories/Wall"), "GetComment*.json"))
        {
            foreach (JsonObject c in ((JsonArray)Node(file)["response"]!["items"]!).Cast<JsonObject>())
            {
                JsonObject of = (JsonObject)c.DeepClone();
                of["post_id"] ??= 33;
                ReadResult read = VkEvents.Read(VkEvents.Event("wall_reply_new", of));
                if (c["deleted"] is not null)
                {
                    Assert.IsType<ReadResult.Ignored>(read);
                }
                else
                {
                    Expect(Path.GetFileName(file), Assert.IsType<ReadResult.Message>(read).Incoming, (long)c["from_id"]!, $"{of["owner_id"] ?? "-1"}_{of["post_id"]}:{c["from_id"]}", (string?)c["text"]);
                }

                comments++;
            }
        }
        Assert.True(comments >= 6, $"{comments} comments");
    }

    [Fact]
    public void Whatever_else_was_recorded_is_read_or_refused_in_words()
    {
        int files = 0;
        foreach (string file in Directory.EnumerateFiles(SharedData.Folder("channels/vk"), "*", SearchOption.AllDirectories))
        {
            ReadResult read = VkEventReader.Read(File.ReadAllBytes(file), VkEvents.Context);
            Assert.True(read is not ReadResult.Broken { Problem.Length: 0 }, file);
            files++;
        }
        Assert.True(files >= 160, $"{files} files");
    }

    [Fact]
    public void Every_event_of_the_official_schema_is_known_or_ignored_by_name()
    {
        JsonObject schema = Node(Path.Combine(SharedData.Folder("channels/vk/vk-api-schema"), "callback", "objects.json"));
        string[] types = [.. ((JsonArray)schema["definitions"]!["callback_type"]!["enum"]!).Select(t => (string)t!)];
        foreach (string type in types)
        {
            ReadResult read = VkEvents.Read(VkEvents.Event(type, Filled(type, schema)));
            Assert.False(read is ReadResult.Broken, $"{type}: {read}");
        }
        Assert.True(types.Length >= 40, $"{types.Length} types");
    }

    // An object with every field the schema demands of it, or a full comment or message where it refers to one.
    private static JsonObject Filled(string type, JsonObject schema)
    {
        // What the schema demands of a reaction; the reaction itself is missing when it was taken back.
        if (type == "message_reaction_event")
        {
            return new JsonObject { ["reacted_id"] = 777, ["peer_id"] = 777, ["cmid"] = 61 };
        }

        if (type.StartsWith("message_", StringComparison.Ordinal))
        {
            return (JsonObject)VkEvents.Message()["object"]!.DeepClone();
        }

        JsonObject of = (JsonObject)VkEvents.Comment("""{"photo_id": 33, "video_id": 33, "topic_id": 33, "item_id": 33}""")["object"]!.DeepClone();
        string name = type.StartsWith("wall_reply_delete", StringComparison.Ordinal) ? "callback_wall_comment_delete" : $"callback_{type}";
        foreach ((string field, JsonNode? about) in schema["definitions"]![name]?["properties"] as JsonObject ?? [])
        {
            of[field] = (string?)about!["type"] == "string" ? "x" : field == "owner_id" || field.EndsWith("_owner_id", StringComparison.Ordinal) ? -1 : 7;
        }

        return of;
    }

    private static void Check(string file, JsonObject happened, ReadResult read)
    {
        string type = (string)happened["type"]!;
        JsonObject of = (JsonObject)happened["object"]!;
        string? kind = Places.Keys.FirstOrDefault(k => type.StartsWith($"{k}_", StringComparison.Ordinal));
        if (type == "message_new")
        {
            JsonObject m = (JsonObject)of["message"]!;
            if (FromAResident(m))
            {
                Expect(file, Assert.IsType<ReadResult.Message>(read).Incoming, Number(m, "from_id"), $"{m["peer_id"] ?? m["from_id"]}", (string?)m["text"]);
            }
        }
        else if (kind is null || (long?)of["from_id"] == -(long)happened["group_id"]!)
        {
            Assert.IsType<ReadResult.Ignored>(read);
        }
        else
        {
            IncomingMessage incoming = Assert.IsType<ReadResult.Message>(read).Incoming;
            (string prefix, string owner, string item) = Places[kind];
            bool gone = type.EndsWith("_delete", StringComparison.Ordinal);
            long author = gone ? (long?)(of["user_id"] ?? of["deleter_id"]) ?? 0 : (long)of["from_id"]!;
            Expect(file, incoming, author, $"{prefix}{of[owner] ?? of["owner_id"]}_{of[item]}:{author}", (string?)of["text"]);
            Assert.Equal(gone, incoming.What == IncomingKind.Deleted);
        }
    }

    private static void Expect(string file, IncomingMessage read, long author, string conversation, string? text)
    {
        Assert.True((author.ToString(CultureInfo.InvariantCulture), conversation) == (read.AuthorId, read.Conversation), $"{file}: {read.AuthorId} in {read.Conversation}, not {author} in {conversation}");
        // Where VK writes text in its own markup, other tests cover what it is turned into.
        if (text is null || text.AsSpan().IndexOfAny("&[<") < 0)
        {
            Assert.Equal(text ?? "", read.Text);
        }
        else
        {
            Assert.NotEmpty(read.Text);
        }
    }

    private static bool FromAResident(JsonObject m) => (long?)m["out"] is null or 0 && m["action"] is null && m["is_expired"] is null && m["chat_id"] is null
        && Number(m, "from_id", "user_id", "peer_id") > 0 && Number(m, "peer_id", "user_id", "from_id") < 2_000_000_000;

    private static long Number(JsonObject of, params string[] names) => names.Select(n => (long?)of[n]).FirstOrDefault(n => n is not null) ?? 0;

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.Select(p => p.Value).SelectMany(Objects).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };

    private static JsonObject Node(string file) => (JsonObject)Parsed(file)!;

    private static JsonNode? Parsed(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, MaxDepth = 512 });
        }
        catch (JsonException)
        {
            // One of them is broken where it was recorded.
            return null;
        }
    }
}
