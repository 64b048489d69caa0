using Dialog.Cases;
using Dialog.Channels;

namespace Dialog.Cluster.Tests.Channels;

public sealed class WithoutANetworkOfTheirOwn(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private Task<ChannelView> Configure(string id, string kind) => silo.Channel(id).Configure(new ChannelSettings
    {
        Region = ChannelSilo.Region,
        Kind = kind,
        Name = id,
        Mode = ReceiveMode.Webhook,
        Secret = "sixteen-letters-and-more",
    });

    [Fact]
    public async Task Forms_deliver_an_answer_with_its_commit()
    {
        await Configure("form-a", "form");
        await silo.Grains.GetGrain<IThreadGrain>("form-a/CODE").Receive(ChannelSilo.Message("form-a", "CODE"));

        await silo.Answer("form-a/CODE", "Заделаем");

        await silo.Until("select state || reported from outbox where channel = 'form-a'", s => s == "deliveredtrue");
        Assert.Equal($"{(int)DeliveryState.Delivered}", await silo.Scalar("select delivery from cases where thread = 'form-a/CODE'"));
    }

    [Fact]
    public async Task Feeds_ask_a_person_to_answer_and_give_the_link()
    {
        await Configure("feed-a", "feed");
        await silo.Grains.GetGrain<IThreadGrain>("feed-a/vk:1:7").Receive(
            ChannelSilo.Message("feed-a", "vk:1:7") with { Network = "vk", Link = "https://vk.example/wall-1_2?reply=3" });

        await silo.Answer("feed-a/vk:1:7", "Заделаем");

        Assert.Equal("failed answer-by-hand: https://vk.example/wall-1_2?reply=3",
            await silo.Until("select state || ' ' || error from outbox where channel = 'feed-a' and reported", s => s.Length > 0));
    }

    [Fact]
    public async Task Pushed_items_are_taken_by_the_process_call_and_the_forgotten_by_the_sweep()
    {
        await Configure("feed-b", "feed");
        await Push("feed-b", "1");
        await silo.Channel("feed-b").Process(["1"]);
        Assert.Equal("done", await silo.Scalar("select state from inbox where channel = 'feed-b' and external_id = '1'"));

        await Push("feed-b", "2");
        await silo.Execute("update inbox set received_at = now() - interval '10 seconds' where channel = 'feed-b' and external_id = '2'");

        await silo.Until("select count(*) from messages where thread like 'feed-b/%'", n => n == "2");
        // The message is in the journal first, and settled in the inbox a moment later.
        await silo.Until("select count(*) from inbox where channel = 'feed-b' and state <> 'done'", n => n == "0");
    }

    [Fact]
    public async Task A_refused_item_is_set_aside_with_the_reason()
    {
        await silo.Channel("feed-c").Configure(new ChannelSettings
        {
            Region = "nowhere",
            Kind = "feed",
            Name = "feed-c",
            Secret = "sixteen-letters-and-more",
        });
        await Push("feed-c", "1");

        await silo.Channel("feed-c").Process(["1"]);

        Assert.Equal("poison refused: unknown-region", await silo.Scalar("select state || ' ' || error from inbox where channel = 'feed-c'"));
    }

    [Theory]
    [InlineData("sixteen-letters-and-more", true)]
    [InlineData("sixteen-letters-and-mor", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task Only_the_own_secret_opens(string? secret, bool opens)
    {
        await Configure("feed-d", "feed");

        Assert.Equal(opens, await silo.Channel("feed-d").Authenticate(secret) is not null);
    }

    [Fact]
    public async Task Settings_that_cannot_work_are_refused_by_field()
    {
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => silo.Channel("feed-e").Configure(
            new ChannelSettings { Region = "demo", Kind = "feed", Name = "x", Secret = "short" }));

        Assert.Contains("secret: at least 16 characters", refused.Message, StringComparison.Ordinal);
        Assert.Null(await silo.Channel("feed-e").Get());
    }

    private Task Push(string channel, string id) => silo.Execute(
        "insert into inbox (channel, external_id, payload) values ($1, $2, $3)", channel, id, System.Text.Encoding.UTF8.GetBytes(
            $$$"""{"network":"vk","id":"{{{id}}}","conversation":"c{{{id}}}","author":{"id":"7","name":"Анна"},"text":"Яма","publishedAt":"2026-05-01T12:00:00Z"}"""));
}
