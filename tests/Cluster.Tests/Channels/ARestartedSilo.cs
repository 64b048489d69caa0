namespace Dialog.Cluster.Tests.Channels;

public sealed class ARestartedSilo(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    [Fact]
    public async Task Goes_on_polling_and_sending_by_itself_without_loss_or_double()
    {
        const string token = "801:a";
        await silo.Configure("again-a", token);
        silo.Telegram.Say(token, 777, "Анна", "До");
        await silo.CaseOf("again-a/777");
        await silo.Answer("again-a/777", "Ответ до");
        await silo.Telegram.WaitSent(token, 1, ChannelSilo.Soon);

        await silo.Restart();
        silo.Telegram.Say(token, 777, "Анна", "После");
        await silo.Until("select count(*) from messages where thread = 'again-a/777' and direction = 0", n => n == "2");
        await silo.Answer("again-a/777", "Ответ после");
        await silo.Telegram.WaitSent(token, 2, ChannelSilo.Soon);

        Assert.Equal(["Ответ до", "Ответ после"], silo.Telegram.Sent(token).Select(s => s.Text));
        Assert.Equal("0", await silo.Scalar("select count(*) from inbox where channel = 'again-a' and state <> 'done'"));
    }
}
