using System.Globalization;
using Dialog.Cases;
using Dialog.Erasure;
using Dialog.Hosting;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.Audit;
using Dialog.Support.Live;
using Npgsql;
using ClusterOptions = Dialog.Hosting.ClusterOptions;

namespace Dialog.Cluster.Tests.Backup;

/// <summary>
/// An installation whose database was backed up, went on, and is lost: messages before the backup, after it, a note, a point, messages after
/// the point and a resident who was erased after it, whose first message stands in the backup.
/// </summary>
public sealed class ALostDatabase : IAsyncLifetime
{
    public const string Erased = "Евлампия Самоварникова";
    public const string ErasedAuthor = "author-erased-771";
    public const string AfterThePoint = "после точки";
    private const string AdminPassword = "administrator of the test";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _data = Directory.CreateTempSubdirectory("dialog-lost-").FullName;
    private NpgsqlDataSource _database = null!;

    internal ArchivedPostgres Postgres { get; private set; } = null!;

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

        Postgres = new ArchivedPostgres();
        await Postgres.Start();
        _database = NpgsqlDataSource.Create(Postgres.ConnectionString);
        await using (DialogCluster cluster = new(Options()))
        {
            await cluster.StartAsync();
            using ApiSession admin = new(cluster.Apis[0].Address);
            await admin.SignIn("admin", AdminPassword);
            await Region.Create(admin);
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
        await Push(admin, "erased-1", ErasedAuthor, Erased, $"Пишет {Erased}: течёт крыша");
        await Taken(9);
        await Postgres.Backup();

        await Write(admin, 6, "после копии", Ledger);
        await Taken(15);
        CasesAtThePoint = 15;
        await Postgres.Note(Notes);
        Point = await Scalar<DateTime>("select clock_timestamp()");

        await Write(admin, 4, AfterThePoint, new Ledger());
        await Push(admin, "erased-2", ErasedAuthor, Erased, $"Снова {Erased}, {AfterThePoint}");
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
        await erasure.Request(new ErasureRequest(Region.Code, "vk", ErasedAuthor, ErasureGrounds.Request, "Заявление 7", "eraser"));
        Assert.Null((await erasure.Confirm("confirmer")).Code);
        await Eventually.Holds(async () => (await erasure.Get())!.State == "done", Patience, "the erasure is done");
        Assert.Equal(2, (await erasure.Get())!.Erased);
    }

    private async Task Write(ApiSession admin, int count, string words, Ledger ledger)
    {
        for (int i = 0; i < count; i++)
        {
            string author = string.Create(CultureInfo.InvariantCulture, $"author-{words.Length}-{i}");
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

    private Task Taken(int cases) => Eventually.Holds(async () => await Scalar<long>("select count(*) from cases") == cases, Patience, $"{cases} cases are open");

    private async Task<T> Scalar<T>(string sql)
    {
        await using NpgsqlCommand command = _database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
