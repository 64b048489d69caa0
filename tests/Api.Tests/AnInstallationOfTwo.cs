using System.Net;
using System.Net.Http.Json;
using Dialog.Support.Api;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>Two silos and two apis, for what only shows between them.</summary>
public sealed class AnInstallationOfTwo : IAsyncLifetime
{
    public const string Name = "an installation of two";

    public Installation Dialog { get; private set; } = null!;

    public NpgsqlDataSource Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Dialog = await Installation.Start(silos: 2, apis: 2);
        Database = NpgsqlDataSource.Create(Dialog.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (Database is not null)
        {
            await Database.DisposeAsync();
        }

        if (Dialog is not null)
        {
            await Dialog.DisposeAsync();
        }
    }

    /// <summary>Cases by the feed, one per conversation; returns when all are in the journal.</summary>
    public async Task Cases(string prefix, int count, string? author = null)
    {
        using ApiSession vendor = new(Dialog.Api);
        FeedItem[] items =
        [
            .. Enumerable.Range(0, count).Select(i => new FeedItem(
                "vk", $"{prefix}-{i}", $"{prefix}-wall-{i}", new FeedAuthor(author ?? $"{prefix}-{i}", "Житель Округлов"), $"Обращение {prefix} номер {i}: яма на дороге", DateTimeOffset.UtcNow, TestRegion.CalmTopic)),
        ];
        foreach (FeedItem[] chunk in items.Chunk(500))
        {
            await vendor.PushFeed(Dialog.Region.Feed, Dialog.Region.FeedSecret, chunk, TestContext.Current.CancellationToken);
        }

        await Support.Eventually.Holds(
            async () => (await Ids(prefix)).Length == count, TimeSpan.FromMinutes(2), $"{count} cases are in the journal", cancellation: TestContext.Current.CancellationToken);
    }

    public async Task<Guid[]> Ids(string prefix)
    {
        await using NpgsqlCommand command = Database.CreateCommand("select id from cases where thread like '%' || $1 || '-wall-%' order by number");
        command.Parameters.AddWithValue(prefix);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<Guid> ids = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            ids.Add(reader.GetGuid(0));
        }

        return [.. ids];
    }

    public async Task<long> Count(string sql, string prefix)
    {
        await using NpgsqlCommand command = Database.CreateCommand(sql);
        command.Parameters.AddWithValue(prefix);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task<HttpClient> SignIn(string login, int api)
    {
        HttpClient person = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Dialog.Cluster.Apis[api].Address, Timeout = TimeSpan.FromSeconds(60) };
        person.DefaultRequestHeaders.Add("X-Dialog", "1");
        HttpResponseMessage answer = await person.PostAsJsonAsync("/api/v1/session", new { login, password = TestRegion.Password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return person;
    }
}

[CollectionDefinition(AnInstallationOfTwo.Name)]
public sealed class OnAnInstallationOfTwo : ICollectionFixture<AnInstallationOfTwo>;
