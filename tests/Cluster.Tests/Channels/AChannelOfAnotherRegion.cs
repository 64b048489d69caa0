using Dialog.Cases;
using Dialog.Channels;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>Somebody configures a channel under the name that another region's cases answer through.</summary>
public sealed class AChannelOfAnotherRegion(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    [Fact]
    public async Task Sends_none_of_their_answers_and_says_so()
    {
        const string channel = "taken-over";
        await silo.Grains.GetGrain<IThreadGrain>($"{channel}/777").Receive(ChannelSilo.Message(channel, "777") with { Network = "telegram" });
        await silo.Channel(channel).Configure(new ChannelSettings
        {
            Region = "another",
            Kind = ChannelKinds.Telegram,
            Name = channel,
            Token = ChannelSilo.Token,
            BaseAddress = silo.Telegram.Address,
        });

        await silo.Answer($"{channel}/777", "Заделаем завтра");

        Assert.StartsWith("failed other-region:", await silo.Until($"select state || ' ' || error from outbox where channel = '{channel}' and reported", s => s.Length > 0), StringComparison.Ordinal);
        Assert.DoesNotContain(silo.Telegram.Sent(ChannelSilo.Token), m => m.Text == "Заделаем завтра");
    }
}
