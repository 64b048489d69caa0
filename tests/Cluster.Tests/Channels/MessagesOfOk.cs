using Dialog.Channels;
using Dialog.Channels.Ok;
using Dialog.Outbound;
using Dialog.Support.StandIns;
using Microsoft.Extensions.Options;

namespace Dialog.Cluster.Tests.Channels;

public sealed class MessagesOfOk(MaxSilo both) : IClassFixture<MaxSilo>
{
    private const string Token = "key-of-the-group:1";
    private const string Secret = "a-secret-of-ok-1";

    private ChannelSilo Silo => both.Silo;

    private Task<ChannelView> Configure(string id, OkServer ok, string secret = Secret, string token = Token) => Silo.Channel(id).Configure(new()
    {
        Region = ChannelSilo.Region,
        Kind = "ok",
        Name = id,
        Token = token,
        Mode = ReceiveMode.Webhook,
        Secret = secret,
        BaseAddress = ok.Address,
        WebhookAddress = both.Gate.Address,
    });

    [Fact]
    public async Task Come_once_though_we_are_away_and_are_answered_once()
    {
        await using OkServer ok = await OkServer.StartAsync(Token);
        ok.DeliversTwice = true;
        both.Gate.BeAway(1);
        ChannelView view = await Configure("ok-a", ok);
        Assert.True(view.Healthy, view.LastError);
        ok.Fail(new NetworkFault.Gateway(503));

        string mid = ok.Say("C3e1", "777", "Анна Ким", "Яма на дороге");
        Guid caseId = await Silo.CaseOf("ok-a/C3e1");
        await both.Answer("ok-a/C3e1", "Заделаем", await both.Kept(caseId, "photo", "после.jpg", 5));
        await Silo.Until("select state from outbox where channel = 'ok-a'", s => s == "sent");

        Assert.Equal(mid, await Silo.Scalar("select external_id from messages where thread = 'ok-a/C3e1' and direction = 0"));
        OkSent sent = Assert.Single(ok.Sent);
        Assert.Equal(("C3e1", "Заделаем"), (sent.Chat, sent.Text));
        Assert.Equal([5], ok.Uploads[Assert.Single(sent.Attachments)]);
        Assert.Equal(sent.Mid, await Silo.Scalar("select network_id from outbox where channel = 'ok-a'"));
    }

    [Fact]
    public async Task Of_unknown_fate_are_shown_so_and_never_repeated()
    {
        await using OkServer ok = await OkServer.StartAsync(Token);
        await Configure("ok-b", ok);
        ok.Say("C3e2", "777", "Анна Ким", "Яма");
        await Silo.CaseOf("ok-b/C3e2");
        ok.Fail(new NetworkFault.TakeAndReset());

        await Silo.Answer("ok-b/C3e2", "Заделаем");
        await Silo.Answer("ok-b/C3e2", "И покрасим");

        await Silo.Until("select string_agg(state || attempts, ' ' order by id) from outbox where channel = 'ok-b'", s => s == "unknown1 sent1");
        Assert.Equal(["Заделаем", "И покрасим"], ok.Sent.Select(s => s.Text));
    }

    [Fact]
    public async Task Follow_a_change_of_the_secret_and_a_lost_subscription()
    {
        await using OkServer ok = await OkServer.StartAsync(Token);
        await Configure("ok-c", ok);
        await Configure("ok-c", ok, "another-secret-of-ok");
        string address = $"{both.Gate.Address}/hooks/ok/ok-c";
        Assert.Equal([$"{address}?secret=another-secret-of-ok"], ok.Subscriptions.Keys);
        ok.Subscriptions.Clear();

        OkChannel channel = new(new NetworkCalls(new OutboundGuard(Options.Create(new OutboundOptions { AllowedPrivate = "127.0.0.0/8" }))), null!, TimeProvider.System);
        ChannelSettings settings = (await Silo.Channel("ok-c").Settings())! with { Token = Token, Secret = "another-secret-of-ok", WebhookAddress = address };
        NetworkHealth health = await channel.Health(settings, CancellationToken.None);

        Assert.Contains("renewed", health.Problem, StringComparison.Ordinal);
        Assert.Null((await channel.Health(settings, CancellationToken.None)).Problem);
        ok.Say("C3e3", "777", "Анна Ким", "Слышно");
        await Silo.CaseOf("ok-c/C3e3");
    }

    [Fact]
    public async Task Say_in_words_that_the_key_is_wrong()
    {
        await using OkServer ok = await OkServer.StartAsync(Token);

        ChannelView view = await Configure("ok-d", ok, token: "another-key");

        Assert.Equal((false, "wrong-token: Odnoklassniki does not know this key"), (view.Healthy, view.LastError));
    }
}
