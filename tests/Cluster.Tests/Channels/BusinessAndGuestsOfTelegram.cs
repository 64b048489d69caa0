using Dialog.Cases;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

public sealed class BusinessAndGuestsOfTelegram(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    [Fact]
    public async Task Answer_a_resident_of_a_business_account_by_its_connection()
    {
        const string token = "921:a";
        await silo.Configure("business-a", token);
        int first = silo.Telegram.SayToBusiness(token, "XyZ", 777, "Анна", "Яма на дороге");
        silo.Telegram.Say(token, 777, "Анна", "А это боту");
        await silo.CaseOf("business-a/777:bXyZ");
        await silo.CaseOf("business-a/777");

        await silo.Answer("business-a/777:bXyZ", "Отремонтировали", AnswerKind.Final);
        SentText sent = Assert.Single(await silo.Telegram.WaitSent(token, 1, ChannelSilo.Soon));
        await silo.Until("select state from outbox where channel = 'business-a'", s => s == "sent");

        Assert.Equal((777L, "XyZ", (int?)null), (sent.Chat, sent.Business, sent.ReplyTo));
        await silo.Telegram.WaitShown(token, silo.Telegram.Press(token, 777, "Анна", sent.MessageId, "Решено"), ChannelSilo.Soon);
        Assert.Equal($"{(int)CaseStatus.Confirmed}", await silo.Scalar("select status from cases where thread = 'business-a/777:bXyZ'"));

        int second = silo.Telegram.SayToBusiness(token, "XyZ", 777, "Анна", "И ещё одна");
        await silo.Until("select count(*) from messages where thread = 'business-a/777:bXyZ' and direction = 0", n => n == "2");
        silo.Telegram.RemoveFromBusiness(token, "XyZ", 777, first, second, 99_999);
        await silo.Until("select count(*) from messages where thread = 'business-a/777:bXyZ' and deleted_at is not null", n => n == "2");
    }

    [Fact]
    public async Task Answer_a_guest_once_and_by_the_question()
    {
        const string token = "922:a";
        await silo.Configure("guest-a", token);
        silo.Telegram.AskAsGuest(token, -1022, 777, "Анна", "q-22", "@city_bot когда дадут воду?");
        await silo.CaseOf("guest-a/-1022:g:777");

        await silo.Answer("guest-a/-1022:g:777", "Сегодня к 18 часам");
        await silo.Until("select state || ' ' || coalesce(network_id, '') from outbox where channel = 'guest-a'", s => s == "sent inline-q-22");
        await silo.Answer("guest-a/-1022:g:777", "И ещё одно");

        Assert.Equal("Сегодня к 18 часам", silo.Telegram.AnsweredGuest(token, "q-22"));
        await silo.Until("select coalesce(error, '') from outbox where channel = 'guest-a' order by id desc limit 1", e => e.StartsWith("refused-by-network: Bad Request: query is too old", StringComparison.Ordinal));
        Assert.Empty(silo.Telegram.Sent(token));
    }
}
