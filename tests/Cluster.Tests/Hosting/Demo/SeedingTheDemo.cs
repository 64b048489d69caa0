using System.Net;
using System.Text.Json.Nodes;
using Dialog.Hosting;
using Dialog.Local;
using Dialog.Local.Demo;

namespace Dialog.Cluster.Tests.Hosting.Demo;

public sealed class SeedingTheDemo : IDisposable
{
    private const string Library = "/api/v1/template-library";
    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-demo-").FullName;
    private readonly FakeApi _fake = new();

    public SeedingTheDemo() => _fake.Answer("GET /api/v1/template-library", HttpStatusCode.OK, Array.Empty<object>());

    [Fact]
    public async Task Makes_the_region_its_people_and_its_channels()
    {
        DemoSeed.Outcome? outcome = await EnsureAsync();
        Assert.True(outcome!.IsNew);
        Assert.Equal(
            ["/api/v1/session", "/api/v1/regions/demo", .. Enumerable.Repeat(Library, 7), "/api/v1/users/operator", "/api/v1/users/lead", "/api/v1/users/roads", "/api/v1/users/approver", "/api/v1/users/housing", "/api/v1/users/city",
                "/api/v1/channels/demo-form", "/api/v1/channels/demo-feed"],
            _fake.Changes.Select(c => c.Path));
        Assert.All(_fake.Changes, c => Assert.True(c.HasHeader));
        Assert.Equal("Мальков Сергей Ильич", (string)_fake.Changes.Single(c => c.Path == "/api/v1/users/roads").Body!["name"]!);
        Assert.Equal(outcome.FeedSecret, (string)_fake.Changes.Last().Body!["secret"]!);
    }

    [Fact]
    public async Task Gives_it_prepared_answers_that_may_be_sent_as_they_are()
    {
        await EnsureAsync();
        JsonNode[] templates = [.. _fake.Changes.Where(c => c.Path == Library).Select(c => c.Body!)];
        Assert.All(templates, t => Assert.Equal("demo", (string)t["region"]!));
        Assert.All(templates, t => Assert.All(t["topics"]!.AsArray(), topic => Assert.Contains((string)topic!, TheDemoRegion.Topics())));
        Assert.Equal(templates.Length, templates.Select(t => (string)t["title"]!).Distinct().Count());
    }

    [Fact]
    public async Task Leaves_the_prepared_answers_that_are_there()
    {
        FakeApi used = new();
        used.Answer("GET /api/v1/template-library", HttpStatusCode.OK, new[] { new { title = "Наш" } });
        await new DemoSeed(new ApiClient(new Uri("http://dialog.test"), used, TimeProvider.System), _folder).EnsureAsync("secret", CancellationToken.None);
        Assert.DoesNotContain(used.Changes, c => c.Path == Library);
    }

    [Fact]
    public async Task Is_done_once_per_data_folder()
    {
        DemoSeed.Outcome? first = await EnsureAsync();
        _fake.Calls.Clear();
        _fake.Answer("GET /r/demo", HttpStatusCode.OK);
        DemoSeed.Outcome? second = await EnsureAsync();
        Assert.False(second!.IsNew);
        Assert.Equal(first!.FeedSecret, second.FeedSecret);
        Assert.Empty(_fake.Changes);
    }

    [Fact]
    public async Task Leaves_a_region_an_administrator_has_changed()
    {
        _fake.Answer("GET /api/v1/regions/demo", HttpStatusCode.OK, new { version = 5 });
        await EnsureAsync();
        Assert.DoesNotContain(_fake.Changes, c => c.Path == "/api/v1/regions/demo");
    }

    [Fact]
    public async Task Gives_up_kindly_on_a_database_with_another_administrator()
    {
        _fake.Answer("POST /api/v1/session", HttpStatusCode.Unauthorized);
        Assert.Null(await EnsureAsync());
        Assert.Single(_fake.Changes);
    }

    [Fact]
    public async Task Says_which_call_was_refused_and_why()
    {
        _fake.Answer("PUT /api/v1/users/lead", HttpStatusCode.BadRequest, new { errors = new { official = new[] { "unknown" } } });
        LaunchException failure = await Assert.ThrowsAsync<LaunchException>(EnsureAsync);
        Assert.Contains("PUT /api/v1/users/lead answered 400", failure.Message, StringComparison.Ordinal);
        Assert.Contains("official", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _fake.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<DemoSeed.Outcome?> EnsureAsync() =>
        new DemoSeed(new ApiClient(new Uri("http://dialog.test"), _fake, TimeProvider.System), _folder).EnsureAsync("secret", CancellationToken.None);
}
