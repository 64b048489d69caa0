using System.Text;
using System.Text.Json.Nodes;
using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

public sealed class ResidentsInVk(ChannelSilo silo) : IClassFixture<ChannelSilo>, IAsyncLifetime
{
    private VkTown _town = null!;

    private VkServer Vk => _town.Vk;

    public async ValueTask InitializeAsync() => _town = await VkTown.Open(silo);

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Write_by_callback_and_long_poll_at_once_and_are_heard_and_answered_once()
    {
        ChannelView view = await _town.Connect("vk-a", 101, ReceiveMode.Both);
        Assert.True(view.Healthy, view.LastError);
        Vk.CallTwice(101);
        _town.RefuseCalls(1);

        long question = Vk.Say(101, 777, "Анна", "Яма на дороге, Ленина 5");
        Vk.Say(101, 777, "Анна", "И ещё одна у дома 7");
        await silo.Until("select count(*) from messages where thread = 'vk-a/777' and direction = 0", n => n == "2");
        await silo.Answer("vk-a/777", "Заделаем завтра");

        VkSent sent = Assert.Single(await Vk.WaitSent(101, 1, ChannelSilo.Soon));
        Assert.Equal(("messages.send", "777", "Заделаем завтра"), (sent.Method, sent.Place, sent.Text));
        await silo.Until("select state || reported from outbox where channel = 'vk-a'", s => s == "senttrue");
        await Vk.Wait(101, () => Vk.Pending(101) == 0, ChannelSilo.Soon);
        // Two messages and our own answer, each called twice, refused once, and polled besides.
        await silo.Until("select count(*) from inbox where channel = 'vk-a' and state = 'done'", n => n == "3");
        Assert.Equal("3", await silo.Scalar("select count(*) from inbox where channel = 'vk-a'"));
        Assert.Equal([1], Vk.Retries(101));
        Assert.Equal($"{question}", await silo.Scalar("select external_id from messages where thread = 'vk-a/777' and direction = 0 order by version limit 1"));
        Assert.Equal("1 Анна", await silo.Scalar("select count(*) || ' ' || max(resident_name) from cases where channel = 'vk-a'"));
    }

    [Fact]
    public async Task Comment_change_their_words_and_take_them_back_in_one_thread_of_their_own()
    {
        await _town.Connect("vk-b", 102, ReceiveMode.Webhook);
        long first = Vk.Comment(102, "-102_33", 777, "Анна", "Когда починят фонарь?");
        Vk.Comment(102, "-102_33", 778, "Олег", "Тоже интересно", replyTo: first);
        await silo.CaseOf("vk-b/-102_33:777");
        await silo.CaseOf("vk-b/-102_33:778");

        await silo.Answer("vk-b/-102_33:777", "Во вторник");
        VkSent sent = Assert.Single(await Vk.WaitSent(102, 1, ChannelSilo.Soon));
        Assert.Equal(("wall.createComment", "-102_33", first), (sent.Method, sent.Place, sent.ReplyTo));
        await silo.Until("select state from outbox where channel = 'vk-b'", s => s == "sent");
        long thanks = Vk.Comment(102, "-102_33", 777, "Анна", "А точнее?", replyTo: sent.Id, more: new JsonObject { ["reply_to_user"] = -102, ["parents_stack"] = new JsonArray(first) });
        Vk.EditComment(102, "-102_33", thanks, "А точнее? Утром?");
        await silo.Until($"select text from messages where thread = 'vk-b/-102_33:777' and external_id = '{thanks}'", t => t == "А точнее? Утром?");

        // By a moderator: VK does not say whose it was.
        Vk.DeleteComment(102, "-102_33", thanks, deleter: 5);

        await silo.Until($"select deleted_at is not null from messages where thread = 'vk-b/-102_33:777' and external_id = '{thanks}'", d => d == "True");
        Assert.Equal("2", await silo.Scalar("select count(*) from cases where channel = 'vk-b'"));
    }

    [Fact]
    public async Task Are_shown_as_taken_back_when_vk_says_so_before_it_brings_the_comment()
    {
        await _town.Connect("vk-r", 105, ReceiveMode.Webhook);
        Vk.Comment(105, "-105_33", 777, "Анна", "Когда починят фонарь?");
        await silo.CaseOf("vk-r/-105_33:777");

        await Call("vk-r", "wall_reply_delete", new JsonObject { ["id"] = 90_001, ["owner_id"] = -105, ["post_id"] = 33, ["deleter_id"] = 777 });
        await silo.Until("select count(*) from early_removals where channel = 'vk-r'", n => n == "1");
        await Call("vk-r", "wall_reply_new", new JsonObject
        {
            ["id"] = 90_001,
            ["from_id"] = 777,
            ["owner_id"] = -105,
            ["post_id"] = 33,
            ["date"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["text"] = "Ой, не туда",
        });

        await silo.Until("select deleted_at is not null from messages where thread = 'vk-r/-105_33:777' and external_id = '90001'", d => d == "True");
        Assert.Equal("1", await silo.Scalar("select count(*) from messages where thread = 'vk-r/-105_33:777' and deleted_at is null"));
    }

    // What VK calls with, without the stand-in's order of events.
    private async Task Call(string channel, string type, JsonObject what)
    {
        JsonObject call = new() { ["type"] = type, ["group_id"] = 105, ["event_id"] = $"{type}-{channel}", ["secret"] = VkTown.Secret, ["object"] = what };
        using HttpClient vk = new();
        using StringContent content = new(call.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await vk.PostAsync($"{_town.Callbacks}/hooks/vk/{channel}", content);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
    }

    public static TheoryData<string, long, string, string> Places => new()
    {
        { "vk-c1", 111, "photo-111_5", "photos.createComment" },
        { "vk-c2", 112, "video-112_5", "video.createComment" },
        { "vk-c3", 113, "market-113_5", "market.createComment" },
        { "vk-c4", 114, "board-114_5", "board.createComment" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Are_answered_wherever_they_comment(string channel, long group, string place, string method)
    {
        await _town.Connect(channel, group, ReceiveMode.Polling);
        await Started(group);
        Vk.Comment(group, place, 777, "Анна", "Не работает фонтан");
        await silo.CaseOf($"{channel}/{place}:777");

        await silo.Answer($"{channel}/{place}:777", "Включим в мае");

        VkSent sent = Assert.Single(await Vk.WaitSent(group, 1, ChannelSilo.Soon));
        Assert.Equal((method, place), (sent.Method, sent.Place));
        Assert.Equal("Анна", (await silo.Scalar($"select resident_name from cases where channel = '{channel}'")).Trim());
    }

    [Fact]
    public async Task Are_found_by_a_crawl_when_the_long_poll_lost_them()
    {
        await _town.Connect("vk-d", 103, ReceiveMode.Polling);
        await Started(103);
        JsonObject earlier = new() { ["date"] = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeSeconds() };
        Vk.Silence(103, true);
        long top = Vk.Comment(103, "-103_7", 777, "Анна", "Нет воды", more: earlier);
        Vk.Comment(103, "-103_7", 778, "Олег", "И у нас", replyTo: top, more: earlier);
        Vk.Say(103, 779, "Инна", "Нет света", earlier);
        Vk.Silence(103, false);

        Vk.ForgetEvents(103);

        foreach (string conversation in (string[])["-103_7:777", "-103_7:778", "779"])
        {
            await silo.CaseOf($"vk-d/{conversation}");
        }

        await silo.Until("select count(*) from inbox where channel = 'vk-d' and crawled and state = 'done' and outcome = 'taken'", n => n == "3");
        Assert.Equal("Инна", (await silo.Scalar("select resident_name from cases where thread = 'vk-d/779'")).Trim());
        // After a new key and a restart of the poll's server it still receives events.
        Vk.ChangePollKey(103);
        Vk.Say(103, 780, "Вера", "Нет газа");
        await silo.CaseOf("vk-d/780");
        await silo.Until("select count(*) from inbox where channel = 'vk-d'", n => n == "4");
        int servers = Vk.Calls["groups.getLongPollServer"];
        Vk.RestartPoll(103);
        // What happens from the position on that it gives now is received; what happened before is left to a crawl.
        await silo.Until("select 1", _ => Vk.Calls["groups.getLongPollServer"] > servers);
        Vk.Say(103, 781, "Глеб", "Нет тепла");
        await silo.CaseOf("vk-d/781");
    }

    [Fact]
    public async Task Are_heard_under_their_number_when_VK_does_not_tell_their_name()
    {
        await _town.Connect("vk-i", 108, ReceiveMode.Webhook);
        Vk.Fail(108, new VkFault.Gateway(502), "users.get");
        Vk.Say(108, 777, "Анна", "Яма");
        await silo.CaseOf("vk-i/777");
        Vk.Say(108, 778, "Олег", "Свет");
        await silo.CaseOf("vk-i/778");

        // Not asked again before every message.
        Assert.Equal("VK 777, VK 778", await silo.Scalar("select string_agg(resident_name, ', ' order by resident_name) from cases where channel = 'vk-i'"));
        Assert.Equal(1, Vk.Calls["users.get"]);
    }

    [Fact]
    public async Task Whose_edit_comes_before_their_message_are_one_message()
    {
        await _town.Connect("vk-e", 104, ReceiveMode.Webhook);
        JsonObject message = new() { ["id"] = 5, ["date"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(), ["from_id"] = 777, ["peer_id"] = 777, ["out"] = 0, ["text"] = "Яма у дома 9" };
        Vk.PostRaw(104, "message_edit", message);
        await silo.CaseOf("vk-e/777");
        message["text"] = "Яма";
        Vk.PostRaw(104, "message_new", new JsonObject { ["message"] = message.DeepClone() });

        await silo.Until("select count(*) from inbox where channel = 'vk-e' and state = 'done'", n => n == "2");
        Assert.Equal("1 Яма у дома 9", await silo.Scalar("select count(*) || ' ' || max(text) from messages where thread = 'vk-e/777'"));
    }

    [Fact]
    public async Task Are_told_by_health_what_stands_in_the_way()
    {
        ChannelView blind = await _town.Connect("vk-f", 105, ReceiveMode.Webhook, readToken: false);
        Assert.StartsWith("comments-not-read: ", blind.LastError, StringComparison.Ordinal);

        Vk.Open(106, "group-106", "user-106");
        ChannelView uncalled = await _town.Configure("vk-g", 106, ReceiveMode.Webhook);
        Assert.StartsWith("webhook-lost: ", uncalled.LastError, StringComparison.Ordinal);

        ChannelView unknown = await _town.Configure("vk-h", 107, ReceiveMode.Polling);
        Assert.StartsWith("wrong-token: VK does not accept the token", unknown.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("group-107", unknown.LastError, StringComparison.Ordinal);
    }

    // Before the first question nothing is kept for us.
    private Task<string> Started(long group) => silo.Until("select 1", _ => Vk.Calls.GetValueOrDefault("a_check") > 0 && group > 0);
}
