using Dialog.Channels;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Observability;

/// <summary>What a collector gets of a message that a network brings to a real api and a real silo.</summary>
public sealed class TheTraceOfAMessage(PostgresFixture postgres) : IDisposable
{
    private const string AdminPassword = "first administrator's password";
    private const string Token = "1:traced-token";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-traces-").FullName;

    [Fact]
    public async Task Is_one_from_the_networks_call_to_the_screens_and_tells_nothing_of_the_resident()
    {
        await using OtlpReceiver collector = await OtlpReceiver.StartAsync();
        await using TelegramServer telegram = await TelegramServer.StartAsync();
        string database = await postgres.CreateDatabaseAsync("traces");
        await using DialogCluster cluster = new(new ClusterOptions
        {
            ConnectionString = database,
            Roles = RoleConnections.Of(database),
            DataFolder = _folder,
            ReadyWithin = TimeSpan.FromMinutes(3),
            Environment = new Dictionary<string, string?>
            {
                ["Dialog__Bootstrap__AdminPassword"] = AdminPassword,
                ["Dialog__SecondFactor__RequiredFor"] = "none",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_METRICS_EXPORTER"] = "none",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
                ["OTEL_BLRP_SCHEDULE_DELAY"] = "500",
            },
        });
        await cluster.StartAsync();
        TestRegion region = new();
        using ApiSession admin = new(cluster.Apis[0].Address);
        await admin.SignIn("admin", AdminPassword);
        await region.Create(admin);
        await admin.PutChannel("bot", new ChannelSettings { Region = region.Code, Kind = "telegram", Name = "Бот", Token = Token, BaseAddress = telegram.Address });

        FeedItem item = new("vk", "p-1", "wall-1", new FeedAuthor("4711-neighbour", "Аграфена Ежова"), "На улице Осенней прорвало трубу, вода в подвале", TimeProvider.System.GetUtcNow());
        await admin.PushFeed(region.Feed, region.FeedSecret, [item]);
        await Steps(collector, "inbox.take", ["inbox.take", "journal.append", "projection.project", "push.change"], s => s.Name.Contains("/hooks/", StringComparison.Ordinal));

        telegram.Say(Token, 8_812_004, "Аграфена", "Лифт стоит второй день");
        string[] steps = await Steps(collector, "channel.poll", ["channel.poll", "inbox.take", "journal.append", "projection.project", "push.change"], s => s.Name == "channel.poll");
        Assert.Contains(steps, s => s.Contains("IThreadGrain", StringComparison.Ordinal));

        using ApiSession official = await region.SignIn(cluster.Apis[0].Address);
        CasePage page = await official.List($"region={region.Code}");
        Guid answered = page.Items.Single(c => c.Network == "telegram").Id;
        await official.Command(answered, "claim", new { }, "claim-1");
        await official.Command(answered, "answer", new { kind = "reply", text = "Мастер придёт сегодня до восьми" }, "answer-1");
        await Steps(collector, "outbox.send", ["journal.append", "outbox.send"], s => s.Name.Contains("/answer", StringComparison.OrdinalIgnoreCase));

        // The batch is a trace of its own and names those it wrote for.
        ReceivedSpan[] batches = [.. collector.Spans.Where(s => s.Name == "journal.batch")];
        Assert.Contains(batches, b => b.LinkedTraces.Count > 0 && !b.LinkedTraces.Contains(b.Trace));
        Assert.True(await cluster.StopAsync() is { Count: 0 });
        Assert.True(collector.LogBatches > 0);
        Assert.All(
            ["Аграфена", "Ежова", "прорвало", "Лифт", "Мастер", "traced-token", "4711-neighbour", "8812004", region.FeedSecret],
            secret => Assert.False(collector.Holds(secret), $"A span or a log record holds '{secret}'."));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // One trace that begins as expected and has all of these.
    private static async Task<string[]> Steps(OtlpReceiver collector, string within, string[] wanted, Func<ReceivedSpan, bool> begins)
    {
        string[] found = [];
        await Eventually.Holds(
            () =>
            {
                foreach (IGrouping<string, ReceivedSpan> trace in collector.Spans.GroupBy(s => s.Trace).Where(t => t.Any(s => s.Name == within)))
                {
                    found = [.. trace.Select(s => s.Name)];
                    if (trace.Any(s => s.Parent.Length == 0 && begins(s)) && wanted.All(found.Contains))
                    {
                        return true;
                    }
                }

                return false;
            },
            Patience, $"one trace has {string.Join(", ", wanted)}",
            () => string.Join(Environment.NewLine, collector.Spans.GroupBy(s => s.Trace).Where(t => t.Count() > 3).Select(t => string.Join(", ", t.Select(s => s.Parent.Length == 0 ? $"[{s.Name}]" : s.Name)))));
        return found;
    }
}
