using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

public sealed class AnEmulatedTelegram(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    [Fact]
    public async Task Of_npm_as_a_server_process_gets_exactly_one_answer_to_each_question()
    {
        const string token = "901:emulated";
        string logs = Directory.CreateTempSubdirectory("emulator").FullName;
        await using TelegramEmulator emulator = await TelegramEmulator.StartAsync(logs);
        await silo.Configure("emulated", token, emulator.Address);

        await emulator.SayAsync(token, 777, "Анна", "Яма на Ленина 🏚️");
        await emulator.SayAsync(token, 778, "Олег", "مرحبا");
        await silo.CaseOf("emulated/777");
        await silo.CaseOf("emulated/778");
        await silo.Answer("emulated/777", "Заделаем завтра");
        await silo.Answer("emulated/778", "Добрый день");

        await silo.Until("select count(*) from outbox where channel = 'emulated' and state = 'sent' and reported", n => n == "2");
        Assert.Equal(["Заделаем завтра"], await emulator.AnswersAsync(token, 777));
        Assert.Equal(["Добрый день"], await emulator.WaitAnswersAsync(token, 778, 1, ChannelSilo.Soon));
        Assert.Equal("Яма на Ленина 🏚️", await silo.Scalar("select text from messages where thread = 'emulated/777' and direction = 0"));
    }
}
