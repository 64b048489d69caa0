using System.Text.Json.Nodes;
using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

public sealed class PollingTelegram(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    [Fact]
    public async Task Brings_a_message_into_a_case_and_the_answer_into_the_chat_once()
    {
        const string token = "501:a";
        await silo.Configure("poll-a", token);
        int question = silo.Telegram.Say(token, 777, "Анна", "Яма на дороге, Ленина 5");
        await silo.CaseOf("poll-a/777");
        await silo.Telegram.WaitAcknowledged(token, ChannelSilo.Soon);

        await silo.Answer("poll-a/777", "Заделаем завтра");

        await silo.Telegram.WaitSent(token, 1, ChannelSilo.Soon);
        await silo.Until("select state || reported from outbox where channel = 'poll-a'", s => s == "senttrue");
        Assert.Equal("2", await silo.Scalar("select delivery from cases where thread = 'poll-a/777'"));
        SentText sent = Assert.Single(silo.Telegram.Sent(token));
        Assert.Equal((777L, "Заделаем завтра", (int?)null), (sent.Chat, sent.Text, sent.ReplyTo));
        Assert.Equal($"{question}", await silo.Scalar("select external_id from messages where thread = 'poll-a/777' and direction = 0"));
    }

    [Fact]
    public async Task Keeps_an_album_and_its_edits_in_one_case()
    {
        const string token = "502:a";
        await silo.Configure("poll-b", token);
        silo.Telegram.SendAlbum(token, 778, "Олег", "album-1", "one", "two", "three");
        int last = silo.Telegram.Say(token, 778, "Олег", "Мусор у дома");
        silo.Telegram.Edit(token, 778, "Олег", last, "Мусор у дома 7");

        await silo.Until("select count(*) from messages where thread = 'poll-b/778' and edited_at is not null", n => n == "1");

        Assert.Equal("1", await silo.Scalar("select count(*) from cases where thread = 'poll-b/778'"));
        Assert.Equal("3", await silo.Scalar("select count(*) from messages where thread = 'poll-b/778' and album_id = 'album-1'"));
        Assert.Equal("Мусор у дома 7", await silo.Scalar($"select text from messages where thread = 'poll-b/778' and external_id = '{last}'"));
    }

    [Fact]
    public async Task Keeps_an_unreadable_update_as_a_dead_letter_and_goes_on()
    {
        const string token = "503:a";
        await silo.Configure("poll-c", token);
        silo.Telegram.Say(token, 779, "Вера", "Первое");
        int unreadable = silo.Telegram.PostRaw(token, new JsonObject { ["message"] = new JsonObject { ["message_id"] = 5, ["date"] = "вчера" } });
        silo.Telegram.Say(token, 780, "Глеб", "Второе");

        await silo.CaseOf("poll-c/779");
        await silo.CaseOf("poll-c/780");
        await silo.Telegram.WaitAcknowledged(token, ChannelSilo.Soon);

        Assert.StartsWith("message.date: ", await silo.Scalar($"select error from inbox where channel = 'poll-c' and external_id = '{unreadable}' and state = 'poison'"), StringComparison.Ordinal);
    }

    /// <summary>It stopped the bot for ever: the update could not be written again, and the next question brought it again.</summary>
    [Theory]
    [InlineData(RawAnswers.HalfACharacter)]
    [InlineData(RawAnswers.NoUtf8)]
    public async Task Goes_on_behind_an_update_with_what_is_no_character(string bad)
    {
        string token = $"{bad.Length + bad[2]}:half";
        string channel = bad == RawAnswers.NoUtf8 ? "poll-byte" : "poll-half";
        silo.Telegram.Say(token, 781, "Вера", $"Яма {bad} у школы");
        silo.Telegram.PostRaw(token, new JsonObject { [bad] = 1, ["message"] = new JsonObject { ["message_id"] = 5, ["date"] = bad } });
        silo.Telegram.PostRaw(token, new JsonObject { ["message"] = "нет" });
        silo.Telegram.PostRaw(token, new JsonObject { ["edited_message"] = Nested(100) });
        silo.Telegram.Say(token, 782, "Глеб", "Второе");
        await silo.Configure(channel, token);

        await silo.CaseOf($"{channel}/782");
        await silo.Telegram.WaitAcknowledged(token, ChannelSilo.Soon);

        Assert.Equal("Яма \uFFFD у школы", await silo.Scalar($"select text from messages where thread = '{channel}/781'"));
        await silo.Until($"select count(*) from inbox where channel = '{channel}' and state = 'poison'", n => n == "3");
        Assert.Contains(bad == RawAnswers.HalfACharacter ? "\\ud83d" : "\\377", await silo.Scalar($"select encode(payload, 'escape') from inbox where channel = '{channel}' order by id limit 1"), StringComparison.Ordinal);
        Assert.True((await silo.Channel(channel).Get())!.Healthy);
    }

    [Fact]
    public async Task Keeps_an_update_without_a_number_once_and_says_that_the_network_goes_wrong()
    {
        const string token = "511:a";
        silo.Telegram.PostRaw(token, new JsonObject { ["message"] = new JsonObject { ["message_id"] = 5 } }, numbered: false);
        await silo.Configure("poll-unnumbered", token);

        await silo.Until("select count(*) from inbox where channel = 'poll-unnumbered' and state = 'poison'", n => n == "1");
        await Support.Eventually.Holds(async () => (await silo.Channel("poll-unnumbered").Get())!.LastError?.StartsWith("unexpected-answer: ", StringComparison.Ordinal) == true, ChannelSilo.Soon, "the channel says so");

        Assert.Equal("1", await silo.Scalar("select count(*) from inbox where channel = 'poll-unnumbered'"));
        Assert.False((await silo.Channel("poll-unnumbered").Get())!.Healthy);
    }

    [Fact]
    public async Task Takes_every_message_of_a_chat_once_and_in_order_whatever_the_load()
    {
        const string token = "504:a";
        for (int i = 0; i < 600; i++)
        {
            silo.Telegram.Say(token, 1000 + i % 20, "Житель", $"Сообщение {i:000}");
        }

        await silo.Configure("poll-d", token);

        await silo.Until("select count(*) from messages where thread like 'poll-d/%' and direction = 0", n => n == "600");

        // Versions are the order of the journal, ids the order of the chat.
        Assert.Equal("0", await silo.Scalar("""
            select count(*) from (select case_id, external_id::int - lag(external_id::int) over (partition by case_id order by version) as step
                                  from messages where thread like 'poll-d/%' and direction = 0) s where step <= 0
            """));
        Assert.Equal("20", await silo.Scalar("select count(*) from cases where thread like 'poll-d/%'"));
        await silo.Until("select count(*) from inbox where channel = 'poll-d' and state = 'done'", n => n == "600");
        await silo.Telegram.WaitAcknowledged(token, ChannelSilo.Soon);
    }

    [Fact]
    public async Task Says_in_words_that_a_webhook_stands_in_the_way()
    {
        const string token = "505:a";
        await silo.Configure("poll-e", token);
        using HttpClient http = new();
        await http.GetAsync(new Uri($"{silo.Telegram.Address}/bot{token}/getMe"));
        await http.PostAsync(new Uri($"{silo.Telegram.Address}/bot{token}/setWebhook"), new StringContent("""{"url":"https://elsewhere.example"}"""));

        ChannelView? view = null;
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(100));
        using CancellationTokenSource limit = new(ChannelSilo.Soon);
        while (view?.LastError is null && await tick.WaitForNextTickAsync(limit.Token))
        {
            view = await silo.Channel("poll-e").Get();
        }

        Assert.False(view!.Healthy);
        Assert.Contains("a webhook is set for this bot", view.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joins_the_thread_of_our_answer_when_a_resident_replies_to_it_in_a_group()
    {
        const string token = "506:a";
        await silo.Configure("poll-f", token);
        int first = silo.Telegram.SayInGroup(token, -1009, 781, "Инна", "Не горит фонарь");
        await silo.CaseOf("poll-f/-1009:0:781");
        await silo.Answer("poll-f/-1009:0:781", "Какой адрес?");
        SentText sent = Assert.Single(await silo.Telegram.WaitSent(token, 1, ChannelSilo.Soon));
        Assert.Equal(((long)-1009, (int?)first), (sent.Chat, sent.ReplyTo));
        await silo.Until("select state from outbox where channel = 'poll-f'", s => s == "sent");

        silo.Telegram.SayInGroup(token, -1009, 781, "Инна", "Мира, 3", new JsonObject
        {
            ["message_thread_id"] = first,
            ["reply_to_message"] = new JsonObject
            {
                ["message_id"] = sent.MessageId,
                ["date"] = 1780300000,
                ["message_thread_id"] = first,
                ["text"] = "Какой адрес?",
                ["from"] = new JsonObject { ["id"] = 506, ["is_bot"] = true, ["first_name"] = "b" },
                ["chat"] = new JsonObject { ["id"] = -1009, ["type"] = "supergroup" },
            },
        });

        await silo.Until("select count(*) from messages where thread = 'poll-f/-1009:0:781' and direction = 0", n => n == "2");
        Assert.Equal("1", await silo.Scalar("select count(*) from cases where channel = 'poll-f'"));
    }

    private static JsonObject Nested(int depth)
    {
        JsonObject inmost = [];
        for (int i = 0; i < depth; i++)
        {
            inmost = new JsonObject { ["in"] = inmost };
        }

        return inmost;
    }
}
