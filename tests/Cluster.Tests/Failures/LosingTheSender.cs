using Dialog.Cases;
using Dialog.Channels;
using Dialog.Hosting;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;
using Npgsql;

namespace Dialog.Cluster.Tests.Failures;

/// <summary>The silo that sends dies between the network's taking an answer and our writing it down.</summary>
[Collection(Alone.Name)]
public sealed class LosingTheSender
{
    private const long Community = 4242;
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Repeats_harmlessly_where_the_network_knows_the_key()
    {
        await using VkServer vk = await VkServer.StartAsync();
        vk.Open(Community, "vk-token");
        await Kill(vk.Address, "vk", p => p.Contains("messages.send", StringComparison.Ordinal) || p.Contains("execute", StringComparison.Ordinal),
            new() { Region = "", Kind = ChannelKinds.Vk, Name = "ВК", Mode = ReceiveMode.Polling, Token = "vk-token", Account = $"{Community}" },
            () => vk.Say(Community, 777, "Анна", "Не работает лифт в доме 3"),
            state => state == "sent");

        Assert.Single(vk.Sent(Community), s => s.Text == Answer);
    }

    [Fact]
    public async Task Finds_it_where_the_network_shows_what_it_has()
    {
        await using MaxServer max = await MaxServer.StartAsync();
        await Kill(max.Address, "max", p => p == "/messages",
            new() { Region = "", Kind = ChannelKinds.Max, Name = "MAX", Mode = ReceiveMode.Polling, Token = "max-token-of-tests" },
            () => max.Say("max-token-of-tests", 777, "Анна", "Не работает лифт в доме 3"),
            state => state == "sent");

        Assert.Single(max.Sent("max-token-of-tests"), s => s.Text == Answer);
    }

    [Fact]
    public async Task Leaves_it_to_a_person_where_the_network_tells_nothing()
    {
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        await Kill(telegram.Address, "telegram", p => p.EndsWith("/sendMessage", StringComparison.Ordinal),
            new() { Region = "", Kind = ChannelKinds.Telegram, Name = "Бот", Mode = ReceiveMode.Polling, Token = "77:killed" },
            () => telegram.Say("77:killed", 777, "Анна", "Не работает лифт в доме 3"),
            state => state == "unknown");

        Assert.Single(telegram.Sent("77:killed"), s => s.Text == Answer);
    }

    private const string Answer = "Лифт починят завтра до 18:00.";

    /// <param name="sends">paths of the calls that send</param>
    /// <param name="settled">the state the answer must come to</param>
    private static async Task Kill(string network, string channel, Func<string, bool> sends, ChannelSettings settings, Action write, Func<string, bool> settled)
    {
        await using Installation dialog = await Installation.Start(silos: 2);
        await using SilentProxy proxy = await SilentProxy.StartAsync(network);
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(dialog.ConnectionString);
        using ApiSession admin = await dialog.Admin();
        await admin.PutChannel(channel, settings with { Region = dialog.Region.Code, BaseAddress = proxy.Address });
        write();
        using ApiSession clerk = await dialog.Region.SignIn(dialog.Api);
        CaseSummary of = await Eventually.Gives(async () => (await clerk.List("view=all&search=лифт")).Items.SingleOrDefault(), Soon, "the message is a case");

        Task taken = proxy.KeepBack(sends);
        await clerk.Command(of.Id, "answer", new { kind = "reply", text = Answer }, Guid.NewGuid().ToString("N"));
        await taken.WaitAsync(Soon);
        // Whichever of them sends, it hears no more of it.
        await Task.WhenAll(dialog.Cluster.Silos.Select(s => s.Kill9Async()));
        Assert.Equal("sending", await State(database));
        await Task.WhenAll(dialog.Cluster.Silos.Select(s => s.StartAsync()));

        string state = "";
        await Eventually.Holds(async () => settled(state = await State(database)), TimeSpan.FromMinutes(4), "the answer's fate is known", () => state);
        // The thread has been told, and nothing is tried any more.
        await Eventually.Holds(async () => await Scalar(database, "select reported::text from outbox") == "true", Soon, "the case knows");
    }

    private static Task<string> State(NpgsqlDataSource database) => Scalar(database, "select state from outbox");

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
