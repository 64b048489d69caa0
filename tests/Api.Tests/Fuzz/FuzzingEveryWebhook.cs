using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Dialog.Api.Tests.Open311;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>
/// Every network that calls us sends, with the right secret, what no network should send, and good messages between. Nothing of it is a
/// failure of the server, and each good message is in the journal once. <c>DIALOG_FUZZ_MINUTES</c> and <c>DIALOG_FUZZ_SEED</c> as for the endpoints.
/// </summary>
public sealed class FuzzingEveryWebhook(Running running, ITestOutputHelper output)
{
    private const int Each = 240;
    private const int GoodOneIn = 8;
    private const int TwiceOneIn = 3;
    private const int Lanes = 4;
    private const int Repetitions = 5;
    private const string Code = "webhookfuzz";
    private const string Secret = "secret-of-the-network-0123456789";

    // Nothing answers there: what has to be asked of the network is done without.
    private const string Nowhere = "http://127.0.0.1:9";

    private static readonly (string, string)[] Unlimited =
        [("Dialog:Public:PerMinute", "10000000"), ("Dialog:Limits:WebhooksPerMinute", "10000000"), ("Dialog:Limits:WrongSecretsPerMinute", "10000000"), ("Dialog:Limits:KeyPerMinute", "10000000")];

    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly ConcurrentQueue<string> _good = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Never_fails_the_server_and_loses_no_good_message_between()
    {
        ErrorsOfTheApi errors = new();
        await using ApiWithin within = new(running.Dialog, Unlimited) { Logging = logging => logging.AddProvider(errors) };
        within.UseKestrel(0);
        within.StartServer();
        FuzzedNetwork[] networks = await Networks();
        using HttpClient http = new() { BaseAddress = within.ClientOptions.BaseAddress, Timeout = TimeSpan.FromSeconds(60) };
        Stopwatch watch = Stopwatch.StartNew();
        // From two thousand million on VK counts chats of several.
        long number = 1_000_000_000;
        foreach (int seed in FuzzSeeds.Of(watch))
        {
            (FuzzedNetwork Network, long Number, int Seed)[] calls = [.. networks.SelectMany((n, i) => Enumerable.Range(0, Each).Select(t => (n, ++number, unchecked((((seed * 31) + i) * 1_009) + t))))];
            new Random(seed).Shuffle(calls);
            await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = Stop }, async (call, _) => await Call(http, call.Network, call.Number, new Random(call.Seed), call.Seed));
            Tell($"seed {seed}, {watch.Elapsed.TotalSeconds:0} s: {_statuses.Values.Sum()} requests ({string.Join(", ", _statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))}), {_good.Count} good ones");
        }

        Assert.True(_failures.IsEmpty, $"{_failures.Count} failures\n{string.Join("\n\n", _failures.Take(20))}\n{string.Join('\n', errors.Errors.Take(5))}");
        await EachIsThereOnce();
        Assert.True(_statuses.Values.Sum() >= networks.Length * Each, "not every request was answered");
    }

    private async Task Call(HttpClient http, FuzzedNetwork network, long number, Random random, int seed)
    {
        if (random.Next(GoodOneIn) != 0)
        {
            int status = await Answer(http, () => network.Spoilt(number, new Random(seed)));
            if (status >= 500)
            {
                _failures.Enqueue($"{status} (seed {seed}) to {await Told(network.Spoilt(number, new Random(seed)))}");
            }

            return;
        }

        string words = $"Добрый сосед {number}";
        for (int times = random.Next(TwiceOneIn) == 0 ? 2 : 1; times > 0; times--)
        {
            int status = await Answer(http, () => network.Valid(number, words));
            if (status == 0)
            {
                // On a connection that a refused body before it has closed. A network sends again.
                status = await Answer(http, () => network.Valid(number, words));
            }

            if (status != 200)
            {
                _failures.Enqueue($"{status} to a good message: {await Told(network.Valid(number, words))}");
            }
        }

        _good.Enqueue(words);
    }

    private async Task<int> Answer(HttpClient http, Func<HttpRequestMessage> make)
    {
        for (int repeated = 0; ; repeated++)
        {
            using HttpRequestMessage request = make();
            try
            {
                using HttpResponseMessage answer = await http.SendAsync(request, Stop);
                // An outage is announced, and passes: only what stays is a fault of ours.
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null && repeated < Repetitions)
                {
                    continue;
                }

                _statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, n) => n + 1);
                return (int)answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                // The server hangs up on a body it has refused before it was read.
                _statuses.AddOrUpdate(0, 1, (_, n) => n + 1);
                return 0;
            }
        }
    }

    private static async Task<string> Told(HttpRequestMessage request)
    {
        using HttpRequestMessage owned = request;
        byte[] body = await owned.Content!.ReadAsByteArrayAsync(Stop);
        return $"{owned.RequestUri} {owned.Content.Headers.ContentType} {Convert.ToBase64String(body.AsSpan(0, Math.Min(body.Length, 3000)))}";
    }

    private async Task EachIsThereOnce()
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        string[] good = [.. _good];
        Dictionary<string, long> found = [];
        await Eventually.Holds(
            async () =>
            {
                await using NpgsqlCommand command = database.CreateCommand("select text, count(*) from messages where text like 'Добрый сосед %' and text = any ($1) group by text");
                command.Parameters.Add(new NpgsqlParameter { Value = good });
                await using NpgsqlDataReader r = await command.ExecuteReaderAsync(Stop);
                found = [];
                while (await r.ReadAsync(Stop))
                {
                    found[r.GetString(0)] = r.GetInt64(1);
                }

                return found.Count == good.Length;
            },
            TimeSpan.FromSeconds(90),
            "every good message in the journal",
            () => $"missing: {string.Join(", ", good.Where(g => !found.ContainsKey(g)).Take(20))}",
            Stop);
        Assert.All(found, f => Assert.Equal(1, f.Value));
    }

    private async Task<FuzzedNetwork[]> Networks()
    {
        TestRegion region = new(Code);
        using ApiSession admin = await running.Dialog.Admin();
        await region.Create(admin);
        ChannelSettings common = new() { Region = Code, Kind = "", Name = "Проба", Mode = ReceiveMode.Webhook, Secret = Secret, WebhookAddress = "https://dialog.example", BaseAddress = Nowhere };
        await admin.PutChannel($"{Code}-telegram", common with { Kind = ChannelKinds.Telegram, Token = "4711:token-of-a-bot" });
        await admin.PutChannel($"{Code}-vk", common with { Kind = ChannelKinds.Vk, Token = "token-of-a-community", Account = "1", Confirmation = "confirm" });
        await admin.PutChannel($"{Code}-max", common with { Kind = ChannelKinds.Max, Token = "token-of-a-bot" });
        await admin.PutChannel($"{Code}-open311", new ChannelSettings { Region = Code, Kind = ChannelKinds.Open311, Name = "Open311" });
        string key = await Open311Client.KeyOf(running, Code, "intake:write");
        return
        [
            FuzzedNetwork.Telegram($"{Code}-telegram", Secret), FuzzedNetwork.Vk($"{Code}-vk", Secret), FuzzedNetwork.Max($"{Code}-max", Secret), FuzzedNetwork.Feed(region.Feed, region.FeedSecret),
            new FuzzedNetwork.OfOpen311(Code, key),
        ];
    }

    private void Tell(string line)
    {
        output.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
        if (FuzzSeeds.AreOfChance)
        {
            Console.WriteLine(line);
        }
    }
}
