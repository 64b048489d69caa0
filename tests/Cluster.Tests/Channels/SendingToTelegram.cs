using Dialog.Cases;
using Dialog.Channels;
using Dialog.Hosting;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

public sealed class SendingToTelegram(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private async Task<string> Asked(string channel, string token, string? address = null)
    {
        await silo.Configure(channel, token, address);
        if (address is null)
        {
            silo.Telegram.Say(token, 777, "Анна", "Яма на дороге");
            await silo.CaseOf($"{channel}/777");
        }
        return $"{channel}/777";
    }

    private Task<string> State(string channel, string wanted) =>
        silo.Until($"select state || ' ' || reported || ' ' || coalesce(error, '') from outbox where channel = '{channel}' order by id limit 1",
            s => s.StartsWith($"{wanted} true", StringComparison.Ordinal));

    [Fact]
    public async Task Waits_as_long_as_a_429_asks_and_sends_once()
    {
        string thread = await Asked("send-a", "601:a");
        silo.Telegram.Fail("601:a", new TelegramFault.TooMany(2));
        long begun = TimeProvider.System.GetTimestamp();

        await silo.Answer(thread, "Заделаем");
        await State("send-a", "sent");

        Assert.True(TimeProvider.System.GetElapsedTime(begun) >= TimeSpan.FromSeconds(2));
        Assert.Single(silo.Telegram.Sent("601:a"));
        Assert.Equal("2", await silo.Scalar("select attempts from outbox where channel = 'send-a'"));
    }

    [Fact]
    public async Task Fails_in_words_when_the_resident_blocked_the_bot()
    {
        string thread = await Asked("send-b", "602:a");
        silo.Telegram.Fail("602:a", new TelegramFault.Refuse(403, "Forbidden: bot was blocked by the user"));

        await silo.Answer(thread, "Заделаем");

        Assert.Equal("failed true resident-unreachable: Forbidden: bot was blocked by the user", await State("send-b", "failed"));
        Assert.Equal($"{(int)DeliveryState.Failed}", await silo.Scalar($"select delivery from cases where thread = '{thread}'"));
    }

    [Fact]
    public async Task Repeats_after_an_error_that_telegram_itself_reports()
    {
        string thread = await Asked("send-c", "603:a");
        silo.Telegram.Fail("603:a", new TelegramFault.Refuse(500, "Internal Server Error"));

        await silo.Answer(thread, "Заделаем");
        await State("send-c", "sent");

        Assert.Single(silo.Telegram.Sent("603:a"));
    }

    public static TheoryData<string, TelegramFault> Doubts => new()
    {
        { "604:a", new TelegramFault.TakeAndReset() },
        { "605:a", new TelegramFault.Gateway(502) },
        { "606:a", new TelegramFault.Reset() },
    };

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task Shows_a_doubtful_send_as_unknown_and_never_repeats_it(string token, TelegramFault fault)
    {
        string channel = $"send-{token[..3]}";
        string thread = await Asked(channel, token);
        silo.Telegram.Fail(token, fault);

        await silo.Answer(thread, "Заделаем");
        await State(channel, "unknown");
        await silo.Answer(thread, "И покрасим");
        await silo.Telegram.Wait(token, () => silo.Telegram.Sent(token).Any(s => s.Text == "И покрасим"), ChannelSilo.Soon);

        Assert.True(silo.Telegram.Sent(token).Count(s => s.Text == "Заделаем") <= 1);
        Assert.Equal("1", await silo.Scalar($"select attempts from outbox where channel = '{channel}' order by id limit 1"));
    }

    [Fact]
    public async Task Keeps_the_order_of_a_chat_and_a_second_between_its_messages()
    {
        string thread = await Asked("send-e", "607:a");
        long begun = TimeProvider.System.GetTimestamp();

        foreach (string text in (string[])["один", "два", "три"])
        {
            await silo.Answer(thread, text);
        }

        await silo.Telegram.WaitSent("607:a", 3, ChannelSilo.Soon);

        Assert.Equal(["один", "два", "три"], silo.Telegram.Sent("607:a").Select(s => s.Text));
        Assert.True(TimeProvider.System.GetElapsedTime(begun) >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Waits_for_a_network_that_is_away_and_sends_when_it_is_back()
    {
        int port = FreePorts.Next();
        string thread = await Asked("send-f", "608:a");
        await silo.Configure("send-f", "608:a", $"http://127.0.0.1:{port}");
        await silo.Answer(thread, "Заделаем");
        await silo.Until("select state || ' ' || error from outbox where channel = 'send-f' and attempts > 0", s => s == $"queued {EnteredDestination.Unreachable}");
        Assert.False((await silo.Channel("send-f").Get())!.Healthy);

        await using TelegramServer back = await TelegramServer.StartAsync(port);
        await State("send-f", "sent");

        Assert.Equal("Заделаем", Assert.Single(back.Sent("608:a")).Text);
    }

    [Fact]
    public async Task Shows_what_a_dead_sender_left_as_unknown()
    {
        string thread = await Asked("send-g", "609:a");
        Guid caseId = await silo.CaseOf(thread);
        await silo.Execute("""
            insert into outbox (case_id, version, region, channel, thread, conversation, text, state, attempts, not_before, lease_until, lease_owner, created_at)
            values ($1, 1, 'demo', 'send-g', $2, '777', 'Заделаем', 'sending', 1, now(), now() - interval '1 second', 'dead', now())
            """, caseId, thread);

        await State("send-g", "unknown");

        Assert.Empty(silo.Telegram.Sent("609:a"));
    }

    [Fact]
    public async Task That_asks_for_the_address_shows_a_button_for_a_place()
    {
        string thread = await Asked("send-i", "611:a");

        await silo.Answer(thread, "Какой адрес?", AnswerKind.AskAddress);
        await silo.Telegram.WaitSent("611:a", 1, ChannelSilo.Soon);
        await silo.Answer(thread, "Спасибо");
        IReadOnlyList<SentText> sent = await silo.Telegram.WaitSent("611:a", 2, ChannelSilo.Soon);

        Assert.Contains("\"request_location\":true", sent[0].Keyboard, StringComparison.Ordinal);
        Assert.Null(sent[1].Keyboard);
    }

    [Fact]
    public async Task Does_not_begin_with_a_text_longer_than_telegram_takes()
    {
        string thread = await Asked("send-h", "610:a");

        CommandReply reply = await silo.TryAnswer(thread, new string('я', 4097));

        Assert.Equal((CommandOutcome.Refused, "text-too-long"), (reply.Outcome, reply.Code));
        Assert.Equal("0", await silo.Until("select count(*)::text from outbox where channel = 'send-h'", _ => true));
        Assert.Empty(silo.Telegram.Sent("610:a"));
    }
}
