using System.Net;
using System.Text.Json.Nodes;
using Dialog.Local;
using Dialog.Local.Demo;
using Microsoft.Extensions.Time.Testing;

namespace Dialog.Cluster.Tests.Hosting.Demo;

public sealed class ADemoResident : IDisposable
{
    private const string Code = "K7";
    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-demo-").FullName;
    private readonly FakeApi _fake = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly Phrases _phrases = Phrases.Load();
    private readonly ApiClient _api;

    public ADemoResident() => _api = new ApiClient(new Uri("http://dialog.test"), _fake, _time);

    [Fact]
    public async Task Keeps_the_code_of_what_they_wrote_over_a_restart()
    {
        _fake.Answer("POST /public/demo/messages", HttpStatusCode.Created, new { code = Code, number = 105, url = "/t/K7" });
        await new ResidentPost(_api, _phrases, new ResidentLedger(_folder), new(true, "s"), _time, new Random(1)).ToFormAsync(CancellationToken.None);
        Assert.Equal(Code, Assert.Single(new ResidentLedger(_folder).Open(10)).Code);
    }

    [Fact]
    public async Task Repeats_with_the_same_id_when_the_api_is_busy()
    {
        _fake.Answer("POST /public/demo/messages", HttpStatusCode.ServiceUnavailable, retryAfter: TimeSpan.Zero);
        _fake.Answer("POST /public/demo/messages", HttpStatusCode.Created, new { code = Code, number = 105, url = "/t/K7" });
        await new ResidentPost(_api, _phrases, new ResidentLedger(_folder), new(true, "s"), _time, new Random(1)).ToFormAsync(CancellationToken.None);
        Assert.Equal(2, _fake.Calls.Count);
        Assert.Single(_fake.Calls.Select(c => (string)c.Body!["messageId"]!).Distinct());
    }

    [Fact]
    public async Task Is_overheard_by_the_monitoring_feed_with_the_times_of_publication()
    {
        await new ResidentPost(_api, _phrases, new ResidentLedger(_folder), new(true, "s3cret"), _time, new Random(1)).ToFeedAsync(60, TimeSpan.FromHours(20), CancellationToken.None);
        Assert.All(_fake.Calls, c => Assert.Equal("s3cret", c.Bearer));
        JsonNode?[] items = _fake.Calls.SelectMany(c => c.Body!.AsArray()).ToArray();
        Assert.Equal(60, items.Select(i => (string)i!["id"]!).Distinct().Count());
        Assert.All(items, i => Assert.InRange((DateTimeOffset)i!["publishedAt"]!, _time.GetUtcNow().AddHours(-20), _time.GetUtcNow()));
    }

    [Fact]
    public async Task Tells_the_address_when_asked_for_it()
    {
        await LookAsync("waitingForResident", "out");
        FakeApi.Call written = Assert.Single(_fake.Changes);
        Assert.Equal($"/public/threads/{Code}/messages", written.Path);
        Assert.Contains("Ивовая улица", (string)written.Body!["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_answer_their_own_message()
    {
        await LookAsync("waitingForResident", "in");
        Assert.Empty(_fake.Changes);
    }

    [Fact]
    public async Task Confirms_disputes_or_keeps_silent_about_an_answer()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            await LookAsync("answered", "out", seed);
        }

        int confirmed = _fake.Changes.Count(c => c.Path.EndsWith("/confirm", StringComparison.Ordinal));
        int disputed = _fake.Changes.Count(c => c.Path.EndsWith("/dispute", StringComparison.Ordinal));
        Assert.InRange(confirmed, 20, 50);
        Assert.InRange(disputed, 3, 30);
        Assert.True(confirmed + disputed < 60);
    }

    [Theory]
    [InlineData("confirmed")]
    [InlineData("closed")]
    public async Task Stops_looking_when_it_is_settled(string status)
    {
        await LookAsync(status, "out");
        Assert.Empty(_fake.Changes);
        Assert.Empty(new ResidentLedger(_folder).Open(10));
    }

    [Fact]
    public async Task Forgets_a_thread_of_another_database()
    {
        ResidentLedger ledger = Ledger();
        await new ResidentReaction(_api, _phrases, ledger, _time, new Random(1)).LookAsync(ledger.Open(1)[0], CancellationToken.None);
        Assert.Empty(ledger.Open(1));
    }

    public void Dispose()
    {
        _api.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private ResidentLedger Ledger()
    {
        ResidentLedger ledger = new(_folder);
        ledger.Wrote(Code, new("Кедровск", "Ивовая улица", "5"), _time.GetUtcNow());
        return ledger;
    }

    private async Task LookAsync(string status, string lastDirection, int seed = 1)
    {
        DateTimeOffset now = _time.GetUtcNow();
        _fake.Answer($"GET /public/threads/{Code}", HttpStatusCode.OK, new
        {
            number = 105,
            status,
            messages = new[]
            {
                new { direction = "in", text = "...", at = now.AddMinutes(-5), author = "А" },
                new { direction = lastDirection, text = "...", at = now.AddMinutes(-1), author = "Б" },
            },
        });
        ResidentLedger ledger = Ledger();
        await new ResidentReaction(_api, _phrases, ledger, _time, new Random(seed)).LookAsync(ledger.Open(1)[0], CancellationToken.None);
    }
}
