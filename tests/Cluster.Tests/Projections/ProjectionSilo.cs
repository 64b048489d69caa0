using Dialog.Cases;
using Dialog.Regions;
using Dialog.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Dialog.Cluster.Tests.Projections;

/// <summary>One silo in this process with a configured region; what would take hours elsewhere takes parts of a second.</summary>
public sealed class ProjectionSilo(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Region = "demo";
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private IHost _host = null!;

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Database { get; private set; } = null!;

    /// <summary>Read when the silo starts.</summary>
    public Dictionary<string, string?> Settings { get; } = new()
    {
        ["Dialog:Webhooks:AllowPrivateAddresses"] = "true",
        ["Dialog:Webhooks:FirstWait"] = "00:00:00.05",
        ["Dialog:Webhooks:Timeout"] = "00:00:01",
        ["Dialog:Webhooks:MaxAttempts"] = "6",
    };

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.CreateDatabaseAsync("following");
        Database = NpgsqlDataSource.Create(ConnectionString);
        await PreparedDatabase.Of(ConnectionString);
        await Start();
        RegionReply reply = await Grains.GetGrain<IRegionGrain>(Region).Put(Configuration());
        Assert.Empty(reply.Errors);
    }

    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    /// <summary>A resident writes; gives the case.</summary>
    public async Task<Guid> Write(string conversation, string text = "Яма на дороге")
    {
        string thread = $"form-a/{conversation}";
        await Grains.GetGrain<IThreadGrain>(thread).Receive(new IncomingMessage
        {
            What = IncomingKind.New,
            Region = Region,
            Channel = "form-a",
            Network = "form",
            Conversation = conversation,
            MessageId = Guid.NewGuid().ToString("N"),
            AuthorId = "r1",
            AuthorName = "Мария",
            Text = text,
            PublishedAt = DateTimeOffset.UtcNow,
            SeenAt = DateTimeOffset.UtcNow,
            IsPublic = false,
        });
        return Guid.Parse(await Scalar($"select id from cases where thread = '{thread}' order by ordinal desc limit 1"));
    }

    public async Task Note(string conversation, Guid caseId, string text, string by = "ivanova")
    {
        CommandReply reply = await Grains.GetGrain<IThreadGrain>($"form-a/{conversation}").Execute(new AddNote
        {
            CommandId = Guid.NewGuid().ToString("N"),
            CaseId = caseId,
            By = new Actor(ActorKind.Official, by, by),
            Text = text,
        });
        Assert.Equal((CommandOutcome.Done, null), (reply.Outcome, reply.Code));
    }

    /// <summary>Asks until the first column of the first row is as wanted.</summary>
    public async Task<string> Until(string sql, Func<string, bool> wanted)
    {
        string last = "";
        await Eventually.Holds(async () => wanted(last = await Scalar(sql)), Soon, sql, () => $"It stayed '{last}'.");
        return last;
    }

    public async Task<string> Scalar(string sql)
    {
        await using NpgsqlCommand command = Database.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    public async Task Execute(string sql)
    {
        await using NpgsqlCommand command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Database.DisposeAsync();
    }

    private async Task Start() => _host = await GrainHost.Start(ConnectionString, "following", Settings);

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
        Officials = [new("ivanova", "Иванова", "city", "специалист", 100, true), new("petrov", "Петров", "city", "инженер", 100, false)],
        DefaultAuthority = "city",
        Calendar = new CalendarConfiguration { Version = 1, Week = [.. Enum.GetValues<DayOfWeek>().Select(d => new WorkingInterval(d, new(9, 0), new(18, 0)))] },
        Deadlines = [new("answer-24", "answer", 24, false, null, null, null, null)],
    };
}
