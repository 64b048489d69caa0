using Dialog.Cases;
using Dialog.Channels;
using Dialog.Regions;
using Dialog.Support;
using Dialog.Support.StandIns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Runtime;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>One silo in this process with all of its grains, a configured region and a stand-in of Telegram.</summary>
public sealed class ChannelSilo(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Region = "demo";
    public const string Token = "42:secret-of-tests";
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private IHost _host = null!;

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Database { get; private set; } = null!;

    public TelegramServer Telegram { get; private set; } = null!;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.CreateDatabaseAsync("channels");
        Database = NpgsqlDataSource.Create(ConnectionString);
        Telegram = await TelegramServer.StartAsync();
        await PreparedDatabase.Of(ConnectionString);
        await Start();
        RegionReply reply = await Grains.GetGrain<IRegionGrain>(Region).Put(Configuration());
        Assert.Empty(reply.Errors);
    }

    /// <summary>A resident's private message about a road, as its channel hands it over.</summary>
    public static IncomingMessage Message(string channel, string conversation) => new()
    {
        What = IncomingKind.New,
        Region = Region,
        Channel = channel,
        Network = "form",
        Conversation = conversation,
        MessageId = "1",
        AuthorId = "7",
        AuthorName = "Анна",
        Text = "Яма на дороге",
        PublishedAt = DateTimeOffset.UtcNow,
        SeenAt = DateTimeOffset.UtcNow,
        IsPublic = false,
    };

    /// <summary>Stops the silo in good order and starts another on the same database.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    public IChannelGrain Channel(string id) => Grains.GetGrain<IChannelGrain>(id);

    public Task<ChannelView> Configure(string id, string token = Token, string? address = null, ReceiveMode mode = ReceiveMode.Polling, string? webhook = null) =>
        Channel(id).Configure(new ChannelSettings
        {
            Region = Region,
            Kind = "telegram",
            Name = id,
            Token = token,
            Mode = mode,
            Secret = mode == ReceiveMode.Webhook ? "webhook-secret" : null,
            BaseAddress = address ?? Telegram.Address,
            WebhookAddress = webhook,
        });

    /// <summary>The case of a thread, once there is one.</summary>
    public async Task<Guid> CaseOf(string thread) => Guid.Parse(await Until($"select id::text from cases where thread = '{thread}' order by ordinal desc limit 1", id => id.Length > 0));

    public async Task<CommandReply> Answer(string thread, string text, AnswerKind kind = AnswerKind.Reply)
    {
        CommandReply reply = await TryAnswer(thread, text, kind);
        Assert.Equal((CommandOutcome.Done, null), (reply.Outcome, reply.Code));
        return reply;
    }

    /// <summary>The same, where the rules may refuse.</summary>
    public async Task<CommandReply> TryAnswer(string thread, string text, AnswerKind kind = AnswerKind.Reply) =>
        await Grains.GetGrain<IThreadGrain>(thread).Execute(new Answer
        {
            CommandId = Guid.NewGuid().ToString("N"),
            CaseId = await CaseOf(thread),
            By = new Actor(ActorKind.Official, "ivanova", "Иванова"),
            Kind = kind,
            Text = text,
        });

    /// <summary>Asks until the first column of the first row is as wanted.</summary>
    public async Task<string> Until(string sql, Func<string, bool> wanted, TimeSpan? within = null)
    {
        using CancellationTokenSource limit = new(within ?? Soon);
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(50));
        string last;
        while (!wanted(last = await Scalar(sql)))
        {
            try
            {
                await tick.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"'{sql}' stayed '{last}'");
            }
        }
        return last;
    }

    public async Task<string> Scalar(string sql)
    {
        await using NpgsqlCommand command = Database.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    public async Task Execute(string sql, params object[] values)
    {
        await using NpgsqlCommand command = Database.CreateCommand(sql);
        foreach (object value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Telegram.DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task Start() => _host = await GrainHost.Start(ConnectionString, "channels");

    private async Task Stop()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static RegionConfiguration Configuration() => new()
    {
        Code = Region,
        Name = "Пример",
        TimeZone = "Europe/Moscow",
        Version = 1,
        Authorities = [new("city", "Город", null, null)],
        Officials = [new("ivanova", "Иванова", "city", "специалист", 100, true)],
        DefaultAuthority = "city",
        Calendar = new CalendarConfiguration
        {
            Version = 1,
            Week = [.. Enum.GetValues<DayOfWeek>().Select(d => new WorkingInterval(d, new(9, 0), new(18, 0)))],
        },
        Deadlines = [new("answer-24", "answer", 24, false, null, null, null, null), new("final-24", "final-after-promise", 24, true, null, null, null, null)],
    };
}
