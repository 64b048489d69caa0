using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Api.Setup;
using Dialog.Api.Tests.Open311;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>Whoever asks may write any host and any sender into a request: neither changes a link, a limit or the audit log.</summary>
public sealed class AForgedAddress(Running running)
{
    private const int PerMinute = 3;
    private static readonly int[] Free = [200, 200, 200, 200, 200];
    private static readonly int[] Limited = [200, 200, 200, 429, 429];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.1, 192.168.0.0/16")]
    public async Task Of_a_sender_nobody_knows_is_not_counted(string known)
    {
        await using ApiWithin api = Behind(known);
        Assert.Equal(Limited, await Ask(api, i => $"203.0.113.{i}"));
    }

    [Fact]
    public async Task Of_a_sender_nobody_knows_is_not_believed_when_the_server_is_told_to_believe_everybody()
    {
        await using ApiWithin api = Behind("", ("FORWARDEDHEADERS_ENABLED", "true"));
        Assert.Equal(Limited, await Ask(api, i => $"203.0.113.{i}"));
    }

    [Fact]
    public async Task Given_by_a_known_proxy_is_the_one_that_is_counted()
    {
        await using ApiWithin api = Behind("127.0.0.0/8, ::1");
        Assert.Equal(Free, await Ask(api, i => $"203.0.113.{i}"));
        Assert.Equal(Limited, await Ask(api, _ => "203.0.113.77"));
    }

    [Fact]
    public async Task Put_before_the_one_a_known_proxy_saw_is_not_counted()
    {
        await using ApiWithin api = Behind("127.0.0.0/8, ::1");
        Assert.Equal(Limited, await Ask(api, i => $"203.0.113.{i}, 198.51.100.1"));
    }

    [Fact]
    public async Task Of_a_sender_is_not_in_the_audit_log()
    {
        // No other test sends this address: some do through a proxy that is believed, and are recorded with theirs.
        const string Sender = "192.0.2.113";
        using HttpClient person = running.Stranger();
        person.DefaultRequestHeaders.Add("X-Forwarded-For", Sender);
        await person.PostAsJsonAsync("/api/v1/session", new { login = running.Region.Operator, password = "wrong" }, Stop);
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand("select count(*) from audit where address = $1");
        command.Parameters.AddWithValue(Sender);
        Assert.Equal(0L, await command.ExecuteScalarAsync(Stop));
    }

    [Fact]
    public async Task Of_a_host_is_in_no_tracker_link()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/public/test/messages") { Content = JsonContent.Create(new { text = "Не работает фонарь у школы", name = "Пётр" }) };
        Assert.StartsWith("https://dialog.example/t/", (await Forged(request)).GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_host_is_in_no_answer_of_the_open_interface()
    {
        using Open311Client known = await Open311Client.Of(running);
        using HttpRequestMessage request = new(HttpMethod.Get, "/open311/discovery.json");
        Assert.Contains("https://dialog.example/open311/v2/test", (await Forged(request)).GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is not set")]
    [InlineData("dialog.example", "it must be scheme and host")]
    [InlineData("ftp://dialog.example", "it must be scheme and host")]
    [InlineData("https://dialog.example/console", "it must be scheme and host")]
    [InlineData("https://admin@dialog.example", "it must be scheme and host")]
    public void Of_our_own_keeps_production_from_starting(string configured, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidOperationException>(() => PublicAddress.Load(configured, production: true)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://dialog.example")]
    [InlineData("https://dialog.example:8443/")]
    [InlineData("http://localhost:5000")]
    public void Is_not_what_an_installation_says_of_itself(string configured) =>
        Assert.Equal($"{configured.TrimEnd('/')}/t/1", PublicAddress.Load(configured, production: true).Link(null!, "/t/1"));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.1; 10.0.0.2")]
    public void Of_a_proxy_is_refused_by_its_name(string known) =>
        Assert.Contains("Dialog:Public:KnownProxies", Assert.Throws<InvalidOperationException>(() => KnownProxies.Read(known)).Message, StringComparison.Ordinal);

    private ApiWithin Behind(string known, params (string, string)[] more)
    {
        ApiWithin api = new(running.Dialog, [("Dialog:Public:PerMinute", $"{PerMinute}"), ("Dialog:Public:KnownProxies", known), .. more]);
        api.UseKestrel(0);
        return api;
    }

    private static async Task<int[]> Ask(ApiWithin api, Func<int, string> forwardedFor)
    {
        using HttpClient stranger = api.CreateClient();
        List<int> answers = [];
        for (int i = 1; i <= 5; i++)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/r/test");
            request.Headers.Add("X-Forwarded-For", forwardedFor(i));
            answers.Add((int)(await stranger.SendAsync(request, Stop)).StatusCode);
        }

        return [.. answers];
    }

    private async Task<JsonElement> Forged(HttpRequestMessage request)
    {
        using HttpClient stranger = running.Stranger();
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        HttpResponseMessage answer = await stranger.SendAsync(request, Stop);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.DoesNotContain("evil.example", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        return await Running.Json(answer);
    }
}
