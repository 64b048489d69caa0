using Dialog.Cases;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;
using Npgsql;

namespace Dialog.Cluster.Tests.Failures;

/// <summary>The silos that send die after the networks take an answer and before its outcome is stored.</summary>
[Collection(Alone.Name)]
public sealed class LosingTheSender
{
    private const long Community = 4242;
    private const string MaxToken = "max-token-of-tests";
    private const string BotToken = "77:killed";
    private const string Answer = "Лифт починят завтра до 18:00.";
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    /// <summary>
    /// VK recognises the key of a repeat, so it is repeated harmlessly. MAX lists what it has, so the answer is found there. Telegram
    /// offers neither, so it is left to a person.
    /// </summary>
    [Fact]
    public async Task Doubles_nothing_and_shows_what_nobody_can_know()
    {
        await using VkServer vk = await VkServer.StartAsync();
        await using MaxServer max = await MaxServer.StartAsync();
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        await using SilentProxy toVk = await SilentProxy.StartAsync(vk.Address);
        await using SilentProxy toMax = await SilentProxy.StartAsync(max.Address);
        await using SilentProxy toTelegram = await SilentProxy.StartAsync(telegram.Address);
        await using Installation dialog = await Installation.Start(silos: 2);
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(dialog.ConnectionString);
        vk.Open(Community, "vk-token");
        using (ApiSession admin = await dialog.Admin())
        {
            ChannelSettings polled = new() { Region = dialog.Region.Code, Kind = "", Name = "Канал", Mode = ReceiveMode.Polling };
            await admin.PutChannel("vk", polled with { Kind = ChannelKinds.Vk, Token = "vk-token", Account = $"{Community}", BaseAddress = toVk.Address });
            await admin.PutChannel("max", polled with { Kind = ChannelKinds.Max, Token = MaxToken, BaseAddress = toMax.Address });
            await admin.PutChannel("telegram", polled with { Kind = ChannelKinds.Telegram, Token = BotToken, BaseAddress = toTelegram.Address });
        }

        vk.Say(Community, 777, "Анна", "Не работает лифт в доме 3");
        max.Say(MaxToken, 777, "Борис", "Не работает лифт в доме 5");
        telegram.Say(BotToken, 777, "Вера", "Не работает лифт в доме 7");
        using ApiSession clerk = await dialog.Region.SignIn(dialog.Api);
        List<CaseSummary> cases = [];
        await Eventually.Holds(async () => (cases = [.. (await clerk.List("view=all&search=лифт")).Items]).Count == 3, Soon, "the messages are cases");
        Task[] taken =
        [
            toVk.KeepBack(p => p.Contains("messages.send", StringComparison.Ordinal) || p.Contains("execute", StringComparison.Ordinal)),
            toMax.KeepBack(p => p == "/messages"),
            toTelegram.KeepBack(p => p.EndsWith("/sendMessage", StringComparison.Ordinal)),
        ];
        foreach (CaseSummary one in cases)
        {
            await clerk.Command(one.Id, "answer", new { kind = "reply", text = Answer }, Guid.NewGuid().ToString("N"));
        }

        await Task.WhenAll(taken).WaitAsync(Soon);
        // Whichever of them sends, it never receives the network's answer.
        await Task.WhenAll(dialog.Cluster.Silos.Select(s => s.Kill9Async()));
        Assert.Equal("max sending, telegram sending, vk sending", await States(database));
        await Task.WhenAll(dialog.Cluster.Silos.Select(s => s.StartAsync()));

        string states = "";
        await Eventually.Holds(
            async () => (states = await States(database)) == "max sent, telegram unknown, vk sent", TimeSpan.FromMinutes(4), "every answer's fate is known", () => states);
        await Eventually.Holds(async () => await Scalar(database, "select bool_and(reported)::text from outbox") == "true", Soon, "the cases know");
        Assert.Single(vk.Sent(Community), s => s.Text == Answer);
        Assert.Single(max.Sent(MaxToken), s => s.Text == Answer);
        Assert.Single(telegram.Sent(BotToken), s => s.Text == Answer);
    }

    private static Task<string> States(NpgsqlDataSource database) =>
        Scalar(database, "select string_agg(channel || ' ' || state, ', ' order by channel) from outbox");

    private static async Task<string> Scalar(NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>Installations of their own, one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
