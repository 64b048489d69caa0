using Dialog.Channels;
using Dialog.Channels.Inbox;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Dialog.Domain.Tests.Channels;

/// <summary>Whatever a network's answer does to us, the channel says so, goes on asking and does not fill the log.</summary>
public sealed class APollThatGoesWrong : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ChannelHealth _health = new();
    private readonly CountedLog _log = new();
    private readonly NpgsqlDataSource _nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Timeout=1");

    public static TheoryData<Exception, string> Faults => new()
    {
        { new InvalidOperationException("half of a character"), "poll-failed: " },
        { new ArgumentException("an id"), "poll-failed: " },
        { new NetworkException("wrong-token: no"), "wrong-token: " },
        { new NpgsqlException("away"), "database-away: " },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task By_an_error_is_unhealthy_at_once_and_asked_again(Exception fault, string words)
    {
        ChannelPoller poller = Poller(() => Task.FromException<PolledPayloads>(fault));

        for (int i = 0; i < 25; i++)
        {
            await Passes(poller.Once(null, null, _ => Task.CompletedTask, CancellationToken.None), TimeSpan.FromSeconds(31));
        }

        Assert.False(_health.Healthy);
        Assert.StartsWith(words, _health.LastError, StringComparison.Ordinal);
        // Twelve minutes of the same: once, and once again after ten.
        Assert.Equal(2, _log.Lines);
    }

    [Fact]
    public async Task Is_healthy_again_with_the_next_good_answer()
    {
        bool fails = true;
        ChannelPoller poller = Poller(() => fails ? throw new InvalidOperationException() : Task.FromResult(new PolledPayloads([], "2")));
        await Passes(poller.Once(null, null, _ => Task.CompletedTask, CancellationToken.None), TimeSpan.FromSeconds(2));
        fails = false;
        List<string> kept = [];

        await Passes(poller.Once(null, null, c => Kept(kept, c), CancellationToken.None), TimeSpan.FromSeconds(1));

        Assert.True(_health.Healthy);
        Assert.Equal(["2"], kept);
    }

    [Fact]
    public async Task Because_its_position_cannot_be_kept_is_unhealthy()
    {
        ChannelPoller poller = Poller(() => Task.FromResult(new PolledPayloads([], "2")));

        await Passes(poller.Once(null, null, _ => throw new InvalidOperationException(), CancellationToken.None), TimeSpan.FromSeconds(2));

        Assert.StartsWith("poll-failed: ", _health.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public void By_never_ending_is_unhealthy_within_a_minute()
    {
        ChannelPoller poller = Poller(() => new TaskCompletionSource<PolledPayloads>().Task);
        _ = poller.Once(null, null, _ => Task.CompletedTask, CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(30));
        poller.Examine();
        Assert.True(_health.Healthy);
        _time.Advance(TimeSpan.FromSeconds(30));
        poller.Examine();

        Assert.False(_health.Healthy);
        Assert.StartsWith("no-progress: ", _health.LastError, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _nowhere.DisposeAsync();

    private static Task Kept(List<string> kept, string cursor)
    {
        kept.Add(cursor);
        return Task.CompletedTask;
    }

    private ChannelPoller Poller(Func<Task<PolledPayloads>> answer) =>
        new("bot", new ChannelSettings { Region = "demo", Kind = "telegram", Name = "bot" }, new Network(answer), new InboxStore(_nowhere, _time), null!, _health, _time, _log);

    private async Task Passes(Task once, TimeSpan pause)
    {
        _time.Advance(pause);
        await once.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private sealed class Network(Func<Task<PolledPayloads>> answer) : IChannel
    {
        public string Kind => "telegram";

        public ChannelTraits Traits => ChannelTraits.Unlimited;

        public string? Own(ChannelSettings settings) => null;

        public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) => new ReadResult.Ignored("");

        public Task<PolledPayloads> Poll(ChannelSettings settings, string? cursor, CancellationToken stop) => answer();

        public Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop) => throw new NotSupportedException();
    }

    private sealed class CountedLog : ILogger
    {
        public int Lines { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines++;
    }
}
