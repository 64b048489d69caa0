using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

public sealed class SendingToMax(MaxSilo max) : IClassFixture<MaxSilo>
{
    // Three checks, twenty seconds apart.
    private static readonly TimeSpan LookedFor = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Reaches_the_dialog_once_and_is_known_by_maxs_id()
    {
        string thread = await max.Asked("out-a", "token-out-a");

        await max.Silo.Answer(thread, "Заделаем завтра");
        await max.State("out-a", "sent");

        MaxSent sent = Assert.Single(max.Max.Sent("token-out-a"));
        Assert.Equal((MaxServer.Dialog(777), "Заделаем завтра", null, 0), (sent.Chat, sent.Text, sent.ReplyTo, sent.Attachments.Count));
        Assert.Equal(sent.Mid, await max.Silo.Scalar("select network_id from outbox where channel = 'out-a'"));
    }

    [Fact]
    public async Task Replies_to_that_very_message_of_a_group()
    {
        await max.Configure("out-b", "token-out-b");
        string question = max.Max.SayInGroup("token-out-b", -708, 777, "Анна", "Яма");
        await max.Silo.CaseOf("out-b/-708:0:777");

        await max.Silo.Answer("out-b/-708:0:777", "Заделаем");
        MaxSent sent = Assert.Single(await max.Max.WaitSent("token-out-b", 1, ChannelSilo.Soon));

        Assert.Equal((-708L, (string?)null, question), (sent.Chat, sent.Post, sent.ReplyTo));
        max.Max.SayInGroup("token-out-b", -708, 777, "Анна", "Спасибо", new JsonObject
        {
            ["link"] = new JsonObject { ["type"] = "reply", ["message"] = new JsonObject { ["mid"] = sent.Mid, ["text"] = sent.Text } },
        });
        await max.Silo.Until("select count(*) from messages where thread = 'out-b/-708:0:777' and direction = 0", n => n == "2");
    }

    [Fact]
    public async Task Answers_a_comment_under_its_post_and_with_files_not_at_all()
    {
        await max.Configure("out-c", "token-out-c");
        string post = max.Max.Publish("token-out-c", -709, "Новости");
        string comment = max.Max.Comment("token-out-c", -709, post, 777, "Анна", "Яма");
        string thread = $"out-c/-709:{post}:777";
        Guid caseId = await max.Silo.CaseOf(thread);

        await max.Silo.Answer(thread, "Заделаем");
        MaxSent sent = Assert.Single(await max.Max.WaitSent("token-out-c", 1, ChannelSilo.Soon));
        await max.Answer(thread, "Фото", await max.Kept(caseId, "photo", "1.jpg", 1, 2));

        Assert.Equal((post, comment), (sent.Post, sent.ReplyTo));
        string error = await max.Silo.Until("select error from outbox where channel = 'out-c' and state = 'failed'", e => e.Length > 0);
        Assert.StartsWith("attachments-refused: comments in MAX carry no files", error, StringComparison.Ordinal);
        Assert.Single(max.Max.Sent("token-out-c"));
    }

    [Fact]
    public async Task That_asks_for_the_address_brings_buttons_for_a_place_and_a_contact()
    {
        string thread = await max.Asked("out-d", "token-out-d");

        await max.Silo.Answer(thread, "Какой адрес?", AnswerKind.AskAddress);
        MaxSent sent = Assert.Single(await max.Max.WaitSent("token-out-d", 1, ChannelSilo.Soon));

        JsonNode keyboard = Assert.Single(sent.Attachments)!;
        Assert.Equal("inline_keyboard", (string)keyboard["type"]!);
        Assert.Equal(["request_geo_location", "request_contact"], keyboard["payload"]!["buttons"]!.AsArray().Select(row => (string)row![0]!["type"]!));
        max.Max.Say("token-out-d", 777, "Анна", "", new JsonObject
        {
            ["body"] = new JsonObject { ["mid"] = "mid.place", ["seq"] = 2, ["text"] = null, ["attachments"] = new JsonArray(new JsonObject { ["type"] = "location", ["latitude"] = 59.93, ["longitude"] = 30.31 }) },
        });
        await max.Silo.Until($"select count(*) from messages where thread = '{thread}' and external_id = 'mid.place'", n => n == "1");
    }

    [Fact]
    public async Task With_photos_waits_until_max_has_worked_on_them()
    {
        string thread = await max.Asked("out-e", "token-out-e");
        Guid caseId = await max.Silo.CaseOf(thread);
        max.Max.KeepWorking("token-out-e", 2);

        await max.Answer(thread, "До и после", await max.Kept(caseId, "photo", "1.jpg", 1), await max.Kept(caseId, "photo", "2.jpg", 2));
        await max.State("out-e", "sent");

        MaxSent sent = Assert.Single(max.Max.Sent("token-out-e"));
        Assert.Equal(["image", "image"], sent.Attachments.Select(a => (string)a!["type"]!));
        Assert.Equal([[1], [2]], sent.Files);
        Assert.Equal("1", await max.Silo.Scalar("select attempts from outbox where channel = 'out-e'"));
    }

    [Fact]
    public async Task With_a_document_sends_it_alone()
    {
        string thread = await max.Asked("out-f", "token-out-f");

        await max.Answer(thread, "Акт", await max.Kept(await max.Silo.CaseOf(thread), "document", "акт.pdf", 7));
        MaxSent sent = Assert.Single(await max.Max.WaitSent("token-out-f", 1, ChannelSilo.Soon));

        Assert.Equal(("file", "Акт"), ((string)Assert.Single(sent.Attachments)!["type"]!, sent.Text));
    }

    public static TheoryData<string, NetworkFault> Passing => new()
    {
        { "g", new NetworkFault.TooMany(2) },
        { "h", new NetworkFault.Refuse(503, "service.unavailable", "Service unavailable") },
        { "i", new NetworkFault.Gateway(503) },
        { "j", new NetworkFault.Refuse(401, "verify.token", "Invalid access_token") },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task After_a_refusal_that_passes_is_sent_once(string name, NetworkFault fault)
    {
        string thread = await max.Asked($"out-{name}", $"token-out-{name}");
        max.Max.Fail($"token-out-{name}", fault);

        await max.Silo.Answer(thread, "Заделаем");
        await max.State($"out-{name}", "sent");

        Assert.Single(max.Max.Sent($"token-out-{name}"));
        Assert.Equal("2", await max.Silo.Scalar($"select attempts from outbox where channel = 'out-{name}'"));
    }

    [Fact]
    public async Task Fails_in_words_when_the_resident_stopped_the_bot()
    {
        string thread = await max.Asked("out-k", "token-out-k");
        max.Max.Fail("token-out-k", new NetworkFault.Refuse(403, "chat.denied", "Bot was stopped by the user"));

        await max.Silo.Answer(thread, "Заделаем");

        Assert.Equal("failed true resident-unreachable: Bot was stopped by the user (chat.denied)", await max.State("out-k", "failed"));
    }

    public static TheoryData<string, NetworkFault> Taken => new()
    {
        { "l", new NetworkFault.TakeAndReset() },
        { "m", new NetworkFault.TakeAndFail() },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task Of_unknown_fate_that_arrived_is_found_and_not_repeated(string name, NetworkFault fault)
    {
        string thread = await max.Asked($"out-{name}", $"token-out-{name}");
        max.Max.Fail($"token-out-{name}", fault);

        await max.Silo.Answer(thread, "Заделаем");
        await max.State($"out-{name}", "sent", LookedFor);

        MaxSent sent = Assert.Single(max.Max.Sent($"token-out-{name}"));
        Assert.Equal($"{sent.Mid} 1", await max.Silo.Scalar($"select network_id || ' ' || attempts from outbox where channel = 'out-{name}'"));
    }

    [Fact]
    public async Task Of_unknown_fate_that_never_arrived_is_looked_for_and_then_sent_once()
    {
        string[] names = ["n", "o"];
        NetworkFault[] faults = [new NetworkFault.Reset(), new NetworkFault.Gateway(502)];
        for (int i = 0; i < names.Length; i++)
        {
            string thread = await max.Asked($"out-{names[i]}", $"token-out-{names[i]}");
            max.Max.Fail($"token-out-{names[i]}", faults[i]);
            await max.Silo.Answer(thread, "Заделаем");
            await max.State($"out-{names[i]}", "unknown");
        }
        foreach (string name in names)
        {
            await max.State($"out-{name}", "sent", LookedFor);
            Assert.Single(max.Max.Sent($"token-out-{name}"));
            Assert.Equal("2", await max.Silo.Scalar($"select attempts from outbox where channel = 'out-{name}'"));
        }
    }

    [Fact]
    public async Task Of_the_same_words_twice_neither_is_taken_for_the_other()
    {
        string thread = await max.Asked("out-p", "token-out-p");
        max.Max.Fail("token-out-p", new NetworkFault.Reset());

        await max.Silo.Answer(thread, "Принято");
        await max.State("out-p", "unknown");
        await max.Silo.Answer(thread, "Принято");

        await max.Silo.Until("select count(*) from outbox where channel = 'out-p' and state = 'sent'", n => n == "2", LookedFor);
        Assert.Equal(2, max.Max.Sent("token-out-p").Count);
        Assert.Equal("2", await max.Silo.Scalar("select count(distinct network_id) from outbox where channel = 'out-p'"));
    }

    [Fact]
    public async Task Keeps_the_order_of_a_dialog_and_its_pace()
    {
        string thread = await max.Asked("out-q", "token-out-q");
        string[] texts = ["один", "два", "три", "четыре", "пять"];

        foreach (string text in texts)
        {
            await max.Silo.Answer(thread, text);
        }

        await max.Max.WaitSent("token-out-q", texts.Length, ChannelSilo.Soon);

        Assert.Equal(texts, max.Max.Sent("token-out-q").Select(s => s.Text));
    }

    [Fact]
    public async Task By_hand_reaches_a_user_who_never_wrote()
    {
        await max.Configure("out-r", "token-out-r");

        TestSent sent = await max.Silo.Channel("out-r").SendTest("u555", "Проверка");

        Assert.Equal("sent", sent.State);
        Assert.Equal(MaxServer.Dialog(555), Assert.Single(max.Max.Sent("token-out-r")).Chat);
    }
}
