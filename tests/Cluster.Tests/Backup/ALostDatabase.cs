using System.Globalization;
using Dialog.Channels;
using Dialog.Erasure;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.Audit;
using Dialog.Support.Live;
using Dialog.Support.StandIns;
using Npgsql;
using ClusterOptions = Dialog.Hosting.Cluster.ClusterOptions;

namespace Dialog.Cluster.Tests.Backup;

/// <summary>
/// An installation whose database was backed up, went on, and is lost: messages before the backup, after it, a note, a point, messages after
/// the point and a resident who was erased after it, whose first message stands in the backup.
/// </summary>
public sealed class ALostDatabase : IAsyncLifetime
{
    public const string Erased = "Евлампия Самоварникова";
    public const string ErasedAuthor = "771771771";
    public const string BotToken = "7117:backup";
    public const string AfterThePoint = "после точки";
    private const string AdminPassword = "administrator of the test";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _data = Directory.CreateTempSubdirectory("dialog-lost-").FullName;
    private NpgsqlDataSource _database = null!;
    private int _authors;

    internal ArchivedPostgres Postgres { get; private set; } = null!;

    /// <summary>The erased resident's network; it stays there and counts who asks it.</summary>
    public TelegramServer Telegram { get; private set; } = null!;

    public TestRegion Region { get; } = new();

    /// <summary>What was acknowledged before the point, without the one that is erased later.</summary>
    public Ledger Ledger { get; } = new();

    public int CasesAtThePoint { get; private set; }

    public DateTimeOffset Point { get; private set; }

    public string Notes => Path.Combine(Postgres.Folder, "notes");

    public string List => Path.Combine(_data, "erasures");

    public string SecretsKey => Path.Combine(_data, "secrets.key");

    public long ErasedMessages { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (ArchivedPostgres.Missing is not null)
        {
            return;
        }

        Telegram = await TelegramServer.StartAsync();
        Postgres = new ArchivedPostgres();
        await Postgres.Start();
        _database = NpgsqlDataSource.Create(Postgres.ConnectionString);
        await using (DialogCluster cluster = new(Options()))
        {
            await cluster.StartAsync();
            using ApiSession admin = new(cluster.Apis[0].Address);
            await admin.SignIn("admin", AdminPassword);
            await Region.Create(admin);
            await admin.PutChannel($"{Region.Code}-telegram", new ChannelSettings { Region = Region.Code, Kind = "telegram", Name = "Бот", Token = BotToken, BaseAddress = Telegram.Address });
            await Live(admin, cluster);
            await cluster.StopAsync();
        }

        await Postgres.Archive();
        await _database.DisposeAsync();
        await Postgres.Lose();
    }

    public async ValueTask DisposeAsync()
    {
        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
            await Telegram.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    private ClusterOptions Options() => new()
    {
        ConnectionString = Postgres.ConnectionString,
        Roles = RoleConnections.Of(Postgres.ConnectionString),
        DataFolder = _data,
        ReadyWithin = TimeSpan.FromMinutes(3),
        Environment = new Dictionary<string, string?>
        {
            ["Dialog__Bootstrap__AdminPassword"] = AdminPassword,
            ["Dialog__SecondFactor__RequiredFor"] = "none",
            ["Dialog__Erasure__MinimumAccountHours"] = "0",
            ["Dialog__Erasure__ListFolder"] = List,
        },
    };

    private async Task Live(ApiSession admin, DialogCluster cluster)
    {
        await Write(admin, 8, "до копии", Ledger);
        Telegram.Say(BotToken, long.Parse(ErasedAuthor, CultureInfo.InvariantCulture), Erased, $"Пишет {Erased}: течёт крыша");
        await Taken(9);
        await Postgres.Backup();
        DateTime backed = await Scalar<DateTime>("select clock_timestamp()");

        await Write(admin, 6, "после копии", Ledger);
        await Taken(15);
        CasesAtThePoint = 15;
        // pgBackRest counts whole seconds: a point in the backup's own second is before it.
        await Eventually.Holds(async () => await Scalar<DateTime>("select clock_timestamp()") > backed.AddSeconds(2), Patience, "the backup's second is over");
        await Postgres.Note(Notes);
        Point = await Scalar<DateTime>("select clock_timestamp()");

        await Write(admin, 4, AfterThePoint, new Ledger());
        Telegram.Say(BotToken, long.Parse(ErasedAuthor, CultureInfo.InvariantCulture), Erased, $"Снова {Erased}, {AfterThePoint}");
        await Taken(20);
        await Erase(admin, cluster);
        ErasedMessages = await Scalar<long>("select count(*) from erased_messages");
    }

    private async Task Erase(ApiSession admin, DialogCluster cluster)
    {
        await admin.PutUser("eraser", "Администратор", "administrator", Region.Code, TestRegion.Password);
        await admin.PutUser("confirmer", "Лидия", "lead", Region.Code, TestRegion.Password);
        await using ClusterConnection connection = await ClusterConnection.Open(_database, cluster.Options);
        IErasureGrain erasure = connection.Client.GetGrain<IErasureGrain>(Guid.NewGuid());
        await erasure.Request(new ErasureRequest(Region.Code, "telegram", ErasedAuthor, ErasureGrounds.Request, "Заявление 7", "eraser"));
        Assert.Null((await erasure.Confirm("confirmer")).Code);
        await Eventually.Holds(async () => (await erasure.Get())!.State == "done", Patience, "the erasure is done");
        Assert.Equal(1, (await erasure.Get())!.Erased);
    }

    private async Task Write(ApiSession admin, int count, string words, Ledger ledger)
    {
        for (int i = 0; i < count; i++)
        {
            string author = string.Create(CultureInfo.InvariantCulture, $"author-{++_authors}");
            FeedItem item = await Push(admin, author, author, "Пётр Петров", string.Create(CultureInfo.InvariantCulture, $"Яма на дороге номер {i}, {words}"));
            ledger.Acknowledged(item.ThreadIn(Region.Feed), item.Id);
        }
    }

    private async Task<FeedItem> Push(ApiSession admin, string id, string author, string name, string text)
    {
        FeedItem item = new("vk", id, $"wall-{id}", new FeedAuthor(author, name), text, TimeProvider.System.GetUtcNow(), TestRegion.CalmTopic);
        FeedReceipt receipt = await admin.PushFeed(Region.Feed, Region.FeedSecret, [item]);
        Assert.Equal(1, receipt.Accepted);
        return item;
    }

    private Task<TimeSpan> Taken(int messages) => Eventually.Holds(async () => await Scalar<long>("select count(*) from messages where direction = 0") == messages, Patience, $"{messages} messages are taken");

    private async Task<T> Scalar<T>(string sql)
    {
        await using NpgsqlCommand command = _database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
