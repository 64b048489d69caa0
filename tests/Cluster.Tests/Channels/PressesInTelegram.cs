using System.Text.Json.Nodes;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>Buttons under answers from the press to the case and back, at the stand-in of Telegram.</summary>
public sealed class PressesInTelegram(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private const string Solved = "Решено";
    private const string NotSolved = "Не решено";

    /// <summary>A resident's complaint with a final answer in the chat.</summary>
    private async Task<SentText> Answered(string channel, string token, long? group = null, string text = "Отремонтировали")
    {
        await silo.Configure(channel, token);
        string thread = group is { } chat ? $"{channel}/{chat}:0:777" : $"{channel}/777";
        if (group is { } there)
        {
            silo.Telegram.SayInGroup(token, there, 777, "Анна", "Яма на дороге");
        }
        else
        {
            silo.Telegram.Say(token, 777, "Анна", "Яма на дороге");
        }

        await silo.CaseOf(thread);
        return await Answer(channel, thread, token, text);
    }

    private async Task<SentText> Answer(string channel, string thread, string token, string text)
    {
        int before = silo.Telegram.Sent(token).Count;
        await silo.Answer(thread, text, AnswerKind.Final);
        SentText sent = (await silo.Telegram.WaitSent(token, before + 1, ChannelSilo.Soon))[before];
        await silo.Until($"select count(*) from outbox where channel = '{channel}' and state = 'sent' and reported", n => n == $"{before + 1}");
        return sent;
    }

    private Task<string> Status(string channel) => silo.Scalar($"select status from cases where channel = '{channel}'");

    private Task<string> Outcomes(string channel) => silo.Scalar($"""
        select coalesce(string_agg(e.type || ' ' || e.actor_kind, ',' order by e.version), '')
        from case_events e join cases c on c.id = e.case_id where c.channel = '{channel}' and e.type in ('case-confirmed', 'case-disputed')
        """);

    private SentText Shown(string token, SentText message) => silo.Telegram.Sent(token).Single(s => s.MessageId == message.MessageId && s.Chat == message.Chat);

    private Task<string> Settled(string channel) => silo.Until($"select count(*) from inbox where channel = '{channel}' and state <> 'done'", n => n == "0");

    [Fact]
    public async Task Confirm_an_answer_with_one_press_and_give_way_to_the_result()
    {
        const string token = "901:a";
        SentText answer = await Answered("press-a", token);
        Assert.Equal([Solved, NotSolved], answer.Buttons.Select(b => b.Label));

        string press = silo.Telegram.Press(token, 777, "Анна", answer.MessageId, Solved);

        Assert.Equal("Спасибо! Отметили: решено.", await silo.Telegram.WaitShown(token, press, ChannelSilo.Soon));
        await Settled("press-a");
        Assert.Equal(($"{(int)CaseStatus.Confirmed}", $"case-confirmed {(int)ActorKind.Resident}"), (await Status("press-a"), await Outcomes("press-a")));
        Assert.Equal("✓ Отмечено: решено", Assert.Single(Shown(token, answer).Buttons).Label);
        Assert.Equal("taken", await silo.Scalar("select outcome from inbox where channel = 'press-a' and convert_from(payload, 'utf8') like '%callback_query%'"));
    }

    [Fact]
    public async Task Repeated_change_nothing_and_say_so()
    {
        const string token = "902:a";
        SentText answer = await Answered("press-b", token);
        await silo.Telegram.WaitShown(token, silo.Telegram.Press(token, 777, "Анна", answer.MessageId, NotSolved), ChannelSilo.Soon);

        // Still on the screen of another device.
        string again = silo.Telegram.Press(token, 777, "Анна", answer, answer.Buttons[1].Data);
        string other = silo.Telegram.Press(token, 777, "Анна", answer, answer.Buttons[0].Data);

        Assert.Equal("Обращение уже снова в работе.", await silo.Telegram.WaitShown(token, again, ChannelSilo.Soon));
        Assert.Equal("Обращение уже снова в работе.", await silo.Telegram.WaitShown(token, other, ChannelSilo.Soon));
        await Settled("press-b");
        Assert.Equal(($"{(int)CaseStatus.Open}", $"case-disputed {(int)ActorKind.Resident}"), (await Status("press-b"), await Outcomes("press-b")));
        Assert.Equal("2", await silo.Scalar("select leg from cases where channel = 'press-b'"));
    }

    [Fact]
    public async Task Of_a_stranger_in_a_group_change_nothing_and_leave_the_buttons_to_the_author()
    {
        const string token = "903:a";
        SentText answer = await Answered("press-c", token, group: -1003);

        string stranger = silo.Telegram.Press(token, 778, "Сосед", answer.MessageId, NotSolved);
        Assert.Equal("Отметить может только автор обращения.", await silo.Telegram.WaitShown(token, stranger, ChannelSilo.Soon));
        await Settled("press-c");
        Assert.Equal(($"{(int)CaseStatus.Answered}", ""), (await Status("press-c"), await Outcomes("press-c")));
        Assert.Equal(2, Shown(token, answer).Buttons.Count);

        await silo.Telegram.WaitShown(token, silo.Telegram.Press(token, 777, "Анна", answer.MessageId, Solved), ChannelSilo.Soon);
        Assert.Equal($"{(int)CaseStatus.Confirmed}", await Status("press-c"));
    }

    [Fact]
    public async Task On_a_former_answer_are_told_so_and_the_latest_one_stays_as_it_is()
    {
        const string token = "904:a";
        SentText former = await Answered("press-d", token);
        silo.Telegram.Say(token, 777, "Анна", "Ничего не сделано, яма на месте");
        await silo.Until("select status from cases where channel = 'press-d'", s => s == $"{(int)CaseStatus.Open}");
        SentText latest = await Answer("press-d", "press-d/777", token, "Теперь отремонтировали");

        string late = silo.Telegram.Press(token, 777, "Анна", former, former.Buttons[0].Data);
        string lateToo = silo.Telegram.Press(token, 777, "Анна", former, former.Buttons[1].Data);

        Assert.Equal("Это прежний ответ. Отметьте, пожалуйста, последний.", await silo.Telegram.WaitShown(token, late, ChannelSilo.Soon));
        Assert.Equal("Это прежний ответ. Отметьте, пожалуйста, последний.", await silo.Telegram.WaitShown(token, lateToo, ChannelSilo.Soon));
        await Settled("press-d");
        Assert.Equal($"{(int)CaseStatus.Answered}", await Status("press-d"));
        Assert.Empty(Shown(token, former).Buttons);

        await silo.Telegram.WaitShown(token, silo.Telegram.Press(token, 777, "Анна", latest.MessageId, Solved), ChannelSilo.Soon);
        Assert.Equal($"{(int)CaseStatus.Confirmed}", await Status("press-d"));
    }

    [Fact]
    public async Task After_the_case_was_reopened_by_words_do_not_confirm_it()
    {
        const string token = "905:a";
        SentText answer = await Answered("press-e", token);
        silo.Telegram.Say(token, 777, "Анна", "Ничего не сделано, яма на месте");
        await silo.Until("select status from cases where channel = 'press-e'", s => s == $"{(int)CaseStatus.Open}");

        string press = silo.Telegram.Press(token, 777, "Анна", answer.MessageId, Solved);

        Assert.Equal("Обращение уже снова в работе.", await silo.Telegram.WaitShown(token, press, ChannelSilo.Soon));
        await Settled("press-e");
        Assert.Equal($"{(int)CaseStatus.Open}", await Status("press-e"));
    }

    [Fact]
    public async Task With_data_of_another_residents_answer_change_nothing()
    {
        const string token = "906:a";
        SentText answer = await Answered("press-f", token);
        silo.Telegram.Say(token, 778, "Олег", "Не горит фонарь");
        await silo.CaseOf("press-f/778");
        await silo.Answer("press-f/778", "Починили", AnswerKind.Final);
        SentText olegs = (await silo.Telegram.WaitSent(token, 2, ChannelSilo.Soon))[1];

        string[] forged =
        [
            silo.Telegram.Press(token, 778, "Олег", olegs, answer.Buttons[0].Data),
            silo.Telegram.Press(token, 778, "Олег", olegs, "yes:0193e0a0000070008000000000000001:3"),
            silo.Telegram.Press(token, 778, "Олег", olegs, "drop table cases"),
        ];

        foreach (string press in forged)
        {
            Assert.Equal("Эта кнопка больше не действует.", await silo.Telegram.WaitShown(token, press, ChannelSilo.Soon));
        }

        await Settled("press-f");
        Assert.Equal("", await Outcomes("press-f"));
    }

    [Fact]
    public async Task That_telegram_calls_about_again_are_one_command()
    {
        const string token = "907:a";
        SentText answer = await Answered("press-g", token);
        await using WebhookGate gate = await WebhookGate.StartAsync(silo);
        await silo.Configure("press-g", token, mode: ReceiveMode.Webhook, webhook: gate.Address);
        gate.BeAway(2);

        string press = silo.Telegram.Press(token, 777, "Анна", answer.MessageId, NotSolved);
        await silo.Telegram.WaitShown(token, press, ChannelSilo.Soon);
        await Settled("press-g");
        byte[] payload = Convert.FromBase64String(await silo.Scalar("select encode(payload, 'base64') from inbox where channel = 'press-g' and convert_from(payload, 'utf8') like '%callback_query%'"));
        using HttpClient network = new();
        using HttpRequestMessage repeated = new(HttpMethod.Post, $"{gate.Address}/hooks/telegram/press-g") { Content = new ByteArrayContent(payload) };
        repeated.Headers.Add("X-Telegram-Bot-Api-Secret-Token", "webhook-secret");
        using HttpResponseMessage taken = await network.SendAsync(repeated);

        Assert.True(taken.IsSuccessStatusCode);
        await Settled("press-g");
        Assert.Equal($"case-disputed {(int)ActorKind.Resident}", await Outcomes("press-g"));
        Assert.Equal("1", await silo.Scalar("select count(*) from inbox where channel = 'press-g' and convert_from(payload, 'utf8') like '%callback_query%'"));
    }

    /// <summary>As after a process that died between the thread's commit and the settlement: the payload waits again.</summary>
    [Fact]
    public async Task Taken_up_again_after_a_crash_are_one_command()
    {
        const string token = "908:a";
        SentText answer = await Answered("press-h", token);
        string press = silo.Telegram.Press(token, 777, "Анна", answer.MessageId, NotSolved);
        await silo.Telegram.WaitShown(token, press, ChannelSilo.Soon);
        await Settled("press-h");
        SentText latest = await Answer("press-h", "press-h/777", token, "Теперь отремонтировали");

        await silo.Execute("update inbox set state = 'waiting', outcome = null, settled_at = null where channel = 'press-h' and convert_from(payload, 'utf8') like '%callback_query%'");
        await silo.Restart();
        await silo.Channel("press-h").Wake();
        await Settled("press-h");

        Assert.Equal("known", await silo.Scalar("select outcome from inbox where channel = 'press-h' and convert_from(payload, 'utf8') like '%callback_query%'"));
        Assert.Equal(($"{(int)CaseStatus.Answered}", $"case-disputed {(int)ActorKind.Resident}"), (await Status("press-h"), await Outcomes("press-h")));
        Assert.Equal(2, Shown(token, latest).Buttons.Count);
    }

    [Fact]
    public async Task That_cannot_be_told_their_result_lose_nothing()
    {
        const string token = "909:a";
        SentText answer = await Answered("press-i", token);
        silo.Telegram.FailPresses(token, 500, 1);

        string press = silo.Telegram.Press(token, 777, "Анна", answer.MessageId, Solved);

        await silo.Until("select status from cases where channel = 'press-i'", s => s == $"{(int)CaseStatus.Confirmed}");
        await Settled("press-i");
        Assert.Null(silo.Telegram.Shown(token, press));
        Assert.Equal("✓ Отмечено: решено", Assert.Single(Shown(token, answer).Buttons).Label);
    }

    [Fact]
    public async Task Are_not_offered_under_what_is_no_final_answer()
    {
        const string token = "910:a";
        await silo.Configure("press-j", token);
        silo.Telegram.Say(token, 777, "Анна", "Яма на дороге");
        await silo.CaseOf("press-j/777");

        await silo.Answer("press-j/777", "Смотрим");

        Assert.Null((await silo.Telegram.WaitSent(token, 1, ChannelSilo.Soon))[0].Keyboard);
    }

    [Fact]
    public async Task And_reactions_on_an_answer_are_counted_and_confirm_nothing()
    {
        const string token = "911:a";
        SentText answer = await Answered("press-k", token, group: -1011);
        string due = await silo.Scalar("select version || ' ' || coalesce(due_at::text, '') from cases where channel = 'press-k'");

        silo.Telegram.React(token, 777, "Анна", answer, [], ["👍"]);
        silo.Telegram.React(token, 778, "Олег", answer, [], ["👍", "👎"]);
        silo.Telegram.React(token, 778, "Олег", answer, ["👍", "👎"], ["👎"]);
        silo.Telegram.React(token, 779, "Вера", new SentText(5, -1011, "чужое", null, null, ""), [], ["🔥"]);

        await silo.Until("select reactions::text from outbox where channel = 'press-k'", r => r == """{"👍": 1, "👎": 1}""" || r == """{"👎": 1, "👍": 1}""");
        await silo.Until("select count(*) from inbox where channel = 'press-k' and payload = ''", n => n == "4");
        Assert.Equal((due, $"{(int)CaseStatus.Answered}", ""), (await silo.Scalar("select version || ' ' || coalesce(due_at::text, '') from cases where channel = 'press-k'"), await Status("press-k"), await Outcomes("press-k")));
        Assert.Equal("1", await silo.Scalar("select count(*) from messages where thread like 'press-k/%' and direction = 0"));

        silo.Telegram.React(token, 777, "Анна", answer, ["👍"], []);
        silo.Telegram.React(token, 778, "Олег", answer, ["👎"], []);
        await silo.Until("select coalesce(reactions::text, 'none') from outbox where channel = 'press-k'", r => r == "none");
    }

    [Fact]
    public async Task And_a_reaction_delivered_again_counts_once()
    {
        const string token = "912:a";
        SentText answer = await Answered("press-l", token);
        silo.Telegram.React(token, 777, "Анна", answer, [], ["👍"]);
        await silo.Until("select coalesce(reactions::text, '') from outbox where channel = 'press-l'", r => r == """{"👍": 1}""");
        string update = await silo.Scalar("select external_id from inbox where channel = 'press-l' and payload = ''");

        // The network's own repetition, which the inbox knows by its number.
        byte[] again = System.Text.Encoding.UTF8.GetBytes(new JsonObject
        {
            ["update_id"] = int.Parse(update, System.Globalization.CultureInfo.InvariantCulture),
            ["message_reaction"] = new JsonObject
            {
                ["chat"] = new JsonObject { ["id"] = 777, ["type"] = "private" },
                ["message_id"] = answer.MessageId,
                ["date"] = 1780300000,
                ["old_reaction"] = new JsonArray(),
                ["new_reaction"] = new JsonArray(new JsonObject { ["type"] = "emoji", ["emoji"] = "👍" }),
            },
        }.ToJsonString());
        await using WebhookGate gate = await WebhookGate.StartAsync(silo);
        await silo.Configure("press-l", token, mode: ReceiveMode.Webhook, webhook: gate.Address);
        using HttpClient network = new();
        network.DefaultRequestHeaders.Add("X-Telegram-Bot-Api-Secret-Token", "webhook-secret");
        using HttpResponseMessage taken = await network.PostAsync(new Uri($"{gate.Address}/hooks/telegram/press-l"), new ByteArrayContent(again));
        await Settled("press-l");

        Assert.True(taken.IsSuccessStatusCode);
        Assert.Equal("""{"👍": 1}""", await silo.Scalar("select reactions::text from outbox where channel = 'press-l'"));
    }
}
