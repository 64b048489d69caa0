using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Outbox;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>What a network has no use for is not looked up for each of its answers.</summary>
public sealed class AnAnswerTakenForItsNetwork(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    [Theory]
    [InlineData("taken-a", false, false)]
    [InlineData("taken-b", true, false)]
    [InlineData("taken-c", false, true)]
    public async Task Brings_its_subject_and_its_question_only_where_they_are_used(string channel, bool subjects, bool buttons)
    {
        await silo.Channel(channel).Configure(new ChannelSettings { Region = ChannelSilo.Region, Kind = "form", Name = channel, Paused = true });
        await silo.Grains.GetGrain<IThreadGrain>($"{channel}/1").Receive(ChannelSilo.Message(channel, "1") with { Text = "Яма на дороге\nглубокая" });
        await silo.Answer($"{channel}/1", "Где это?", AnswerKind.AskAddress);

        OutboxStore store = new(silo.Database, TimeProvider.System);
        OutgoingMessage taken = Assert.Single(await store.Claim(channel, "test", [], 10, ChannelTraits.Unlimited with { HasSubjects = subjects, HasButtons = buttons })).Message;

        Assert.Equal((subjects ? "Яма на дороге" : null, buttons, false), (taken.About, taken.AsksAddress, taken.AsksWhetherSolved));
    }

    [Theory]
    [InlineData("taken-d", false)]
    [InlineData("taken-e", true)]
    public async Task Tells_that_it_is_final_where_there_are_buttons_for_it(string channel, bool buttons)
    {
        await silo.Channel(channel).Configure(new ChannelSettings { Region = ChannelSilo.Region, Kind = "form", Name = channel, Paused = true });
        await silo.Grains.GetGrain<IThreadGrain>($"{channel}/1").Receive(ChannelSilo.Message(channel, "1"));
        await silo.Answer($"{channel}/1", "Отремонтировали", AnswerKind.Final);

        OutboxStore store = new(silo.Database, TimeProvider.System);
        OutgoingMessage taken = Assert.Single(await store.Claim(channel, "test", [], 10, ChannelTraits.Unlimited with { HasButtons = buttons })).Message;

        Assert.Equal((false, buttons), (taken.AsksAddress, taken.AsksWhetherSolved));
    }
}
