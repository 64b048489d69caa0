using System.Text;
using Dialog.Channels;

namespace Dialog.Cluster.Tests.Channels;

public sealed class APausedChannel(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private ChannelDirectory Directory => new(silo.Database, TimeProvider.System);

    [Fact]
    public async Task Is_not_woken_for_what_waits_until_it_is_taken_up_again()
    {
        await Configure("paused-a", paused: true);
        await LeaveBehind("paused-a");

        Assert.DoesNotContain("paused-a", await Woken());

        await silo.Channel("paused-a").Pause(false);
        await silo.Until("select state from inbox where channel = 'paused-a'", s => s == "done");
        Assert.Contains("paused-a", await Woken());
    }

    [Fact]
    public async Task Is_listed_as_paused_by_its_next_start_when_the_list_did_not_tell()
    {
        await Configure("paused-b", paused: true);
        await silo.Execute("update channels set paused = false where id = 'paused-b'");
        await LeaveBehind("paused-b");

        await silo.Restart();

        await silo.Until("select paused from channels where id = 'paused-b'", p => p == "True");
        Assert.Equal("waiting", await silo.Scalar("select state from inbox where channel = 'paused-b'"));
    }

    private async Task<List<string>> Woken() =>
        [.. await Directory.Enabled(TestContext.Current.CancellationToken), .. await Directory.WithWork(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)];

    private Task<ChannelView> Configure(string id, bool paused) => silo.Channel(id).Configure(new ChannelSettings
    {
        Region = ChannelSilo.Region,
        Kind = "feed",
        Name = id,
        Mode = ReceiveMode.Webhook,
        Secret = "sixteen-letters-and-more",
        Paused = paused,
    });

    private Task LeaveBehind(string channel) => silo.Execute(
        "insert into inbox (channel, external_id, payload, received_at) values ($1, '1', $2, now() - interval '1 minute')", channel, Encoding.UTF8.GetBytes(
            """{"network":"vk","id":"1","conversation":"c1","author":{"id":"7","name":"Анна"},"text":"Яма","publishedAt":"2026-05-01T12:00:00Z"}"""));
}
