using System.Diagnostics;
using Dialog.Cases;
using Dialog.Support.Api;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Failures;

/// <summary>
/// The steady life of a region: a vendor's feed, residents in Telegram, officials who answer, all of them patient: what did not
/// come through is tried again under the same id until it has. What was acknowledged goes into the ledger.
/// </summary>
internal sealed class Traffic : IAsyncDisposable
{
    private const int FeedItems = 8;
    private const int Conversations = 400;
    private static readonly TimeSpan FeedEvery = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan TelegramEvery = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan OfficialEvery = TimeSpan.FromMilliseconds(250);

    private readonly LivingCluster _cluster;
    private readonly bool _urgent;
    private readonly string _run = Path.GetRandomFileName()[..6];
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private readonly List<(string Thread, string MessageId)> _said = [];

    private Traffic(LivingCluster cluster, bool urgent) => (_cluster, _urgent) = (cluster, urgent);

    private int _answers;

    public int Answers => _answers;

    /// <summary>Between two acknowledged pushes of one vendor.</summary>
    public TimeSpan LongestPause { get; private set; }

    /// <param name="urgent">a quarter of the feed's cases fall due within a minute</param>
    public static Traffic Start(LivingCluster cluster, bool urgent = false)
    {
        Traffic traffic = new(cluster, urgent);
        for (int i = 0; i < cluster.Sessions.Length; i++)
        {
            ApiSession session = cluster.Sessions[i];
            int seed = i;
            traffic._running.Add(Task.Run(() => traffic.Feed(session, seed)));
            traffic._running.Add(Task.Run(() => traffic.Officials(session, seed)));
        }

        traffic._running.Add(Task.Run(traffic.Residents));
        return traffic;
    }

    /// <summary>Stops asking for new things and lets what was begun come through.</summary>
    public async Task Stop(TimeSpan within)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).WaitAsync(within);
        // Telegram's updates count as acknowledged when the bot asks for those behind them; the settling waits for that.
        foreach ((string thread, string messageId) in _said)
        {
            _cluster.Ledger.Acknowledged(thread, messageId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).WaitAsync(TimeSpan.FromSeconds(20)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task Feed(ApiSession session, int seed)
    {
        Random random = new(seed);
        long last = Stopwatch.GetTimestamp();
        await Repeat(FeedEvery, async turn =>
        {
            FeedItem[] items = [.. Enumerable.Range(0, FeedItems).Select(i => Item(random, $"{_run}-{seed}-{turn}-{i}"))];
            await session.PushFeed(_cluster.Region.Feed, _cluster.Region.FeedSecret, items);
            foreach (FeedItem item in items)
            {
                _cluster.Ledger.Acknowledged(item.ThreadIn(_cluster.Region.Feed), item.Id);
            }

            TimeSpan pause = Stopwatch.GetElapsedTime(last);
            LongestPause = pause > LongestPause ? pause : LongestPause;
            last = Stopwatch.GetTimestamp();
        });
    }

    private FeedItem Item(Random random, string id)
    {
        int conversation = random.Next(Conversations);
        string topic = _urgent && conversation % 4 == 0 ? TestRegion.UrgentTopic : TestRegion.CalmTopic;
        return new FeedItem("vk", id, $"post-{_run}", new FeedAuthor($"{conversation}", "Житель"), $"Не горит фонарь у дома {id}", DateTimeOffset.UtcNow, topic);
    }

    private async Task Residents()
    {
        TelegramServer telegram = _cluster.Telegram;
        Random random = new(7);
        await Repeat(TelegramEvery, turn =>
        {
            int chat = 1000 + random.Next(300);
            int id = telegram.Say(LivingCluster.BotToken, chat, "Мария", $"Яма на дороге, сообщение {_run}-{turn}");
            _said.Add(($"{_cluster.TelegramChannel}/{chat}", $"{id}"));
            return Task.CompletedTask;
        });
    }

    private async Task Officials(ApiSession session, int seed)
    {
        Random random = new(seed);
        await Repeat(OfficialEvery, async turn =>
        {
            CaseSummary[] open = [.. _cluster.Screens[seed].Cases().Values.Where(c => c.Unanswered && c.Status < CaseStatus.Answered && IsAnswerable(c))];
            if (open.Length == 0)
            {
                return;
            }

            CaseSummary chosen = open[random.Next(open.Length)];
            string key = $"{_run}-{seed}-{turn}";
            await Do(session, chosen.Id, "claim", new { }, $"claim-{key}");
            object answer = new { kind = "final", text = $"Исправлено, ответ {key}", seenVersion = chosen.Version };
            if (await Do(session, chosen.Id, "answer", answer, $"answer-{key}"))
            {
                Interlocked.Increment(ref _answers);
            }
        });
    }

    // Threads of the probes have no channel that could send.
    private bool IsAnswerable(CaseSummary c) =>
        c.Thread.StartsWith($"{_cluster.TelegramChannel}/", StringComparison.Ordinal) || c.Thread.StartsWith($"{_cluster.Region.Feed}/", StringComparison.Ordinal);

    private async Task<bool> Do(ApiSession session, Guid caseId, string verb, object body, string key)
    {
        CommandReply? reply = await session.Command(caseId, verb, body, key);
        // "Already done" of a claim may mean that it was held already: nothing was promised then.
        if (reply is { Outcome: CommandOutcome.Done } || (reply is not null && verb == "answer"))
        {
            _cluster.Ledger.Done($"api:{_cluster.Region.Operator}:{key}", caseId);
        }

        return reply is not null;
    }

    private async Task Repeat(TimeSpan every, Func<int, Task> turn)
    {
        using PeriodicTimer timer = new(every);
        try
        {
            for (int i = 0; await timer.WaitForNextTickAsync(_stop.Token); i++)
            {
                await turn(i);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Between two turns: nothing is open.
        }
    }
}
