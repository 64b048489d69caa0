using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Dialog.Api.Tests;

/// <summary>A key does what its scopes say, in its region, until it ends.</summary>
public sealed class AnApiKey(Running running)
{
    [Fact]
    public async Task Reads_cases_masked_without_a_cookie_or_the_header_and_does_nothing_else()
    {
        await running.Write("Для ключа: вода в подвале, номер 89991112233");
        string id = (await running.Find("Для ключа: вода в подвале")).GetProperty("id").GetString()!;
        using HttpClient system = await OfOwnRegion("cases:read");
        string read = await system.GetStringAsync($"/api/v1/cases/{id}", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("89991112233", read, StringComparison.Ordinal);
        Assert.Contains("М••••", read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await Post(system, $"/api/v1/cases/{id}/claim"));
        Assert.Equal(HttpStatusCode.Forbidden, await Post(system, $"/api/v1/cases/{id}/unmask"));
        Assert.Equal(HttpStatusCode.Forbidden, (await system.GetAsync("/api/v1/users", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await system.GetAsync("/api/v1/me/security", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task With_more_scopes_sees_persons_and_works_under_its_own_name()
    {
        await running.Write("Для ключа с правом: нет тепла, номер 89991114455");
        string id = (await running.Find("Для ключа с правом")).GetProperty("id").GetString()!;
        using HttpClient system = await OfOwnRegion("cases:read", "cases:personal", "cases:write");
        Assert.Contains("89991114455", await system.GetStringAsync($"/api/v1/cases/{id}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        HttpResponseMessage claimed = await system.PostAsJsonAsync($"/api/v1/cases/{id}/claim", new { }, TestContext.Current.CancellationToken);
        Assert.Equal("Система учёта", (await Running.Json(claimed)).GetProperty("summary").GetProperty("claimedByName").GetString());
    }

    [Fact]
    public async Task Hands_in_messages_of_its_region_only()
    {
        using HttpClient own = await OfOwnRegion("intake:write");
        using HttpClient other = await SystemOf(running.Neighbour.Code, "intake:write");
        object[] items = [new { network = "vk", id = Guid.NewGuid().ToString("N"), conversation = "c1", author = new { id = "7", name = "Олег" }, text = "Ключом внесено: яма", publishedAt = DateTimeOffset.UtcNow }];
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsJsonAsync($"/api/v1/channels/{running.Region.Feed}/messages", items, TestContext.Current.CancellationToken)).StatusCode);
        JsonElement taken = await Running.Json(await own.PostAsJsonAsync($"/api/v1/channels/{running.Region.Feed}/messages", items, TestContext.Current.CancellationToken));
        Assert.Equal(1, taken.GetProperty("accepted").GetInt32());
        Assert.Equal(HttpStatusCode.Forbidden, (await own.GetAsync("/api/v1/cases", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Does_not_see_the_neighbours_cases()
    {
        await running.Write("Не для чужого ключа: сломана дверь подъезда");
        string id = (await running.Find("Не для чужого ключа")).GetProperty("id").GetString()!;
        using HttpClient other = await SystemOf(running.Neighbour.Code, "cases:read");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/v1/cases/{id}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Is_shown_once_kept_as_a_hash_and_ends_when_it_is_revoked()
    {
        using HttpClient admin = await running.SignIn("test-admin");
        JsonElement made = await Make(admin, running.Region.Code, "cases:read");
        string key = made.GetProperty("key").GetString()!, id = made.GetProperty("details").GetProperty("id").GetString()!;
        JsonElement list = await Running.Json(await admin.GetAsync("/api/v1/keys", TestContext.Current.CancellationToken));
        Assert.DoesNotContain(key, list.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(list.EnumerateArray().Single(k => k.GetProperty("id").GetString() == id).GetProperty("prefix").GetString()!, key, StringComparison.Ordinal);

        await admin.DeleteAsync($"/api/v1/keys/{id}", TestContext.Current.CancellationToken);
        using HttpClient system = Client(running.Stranger(), key);
        Assert.Equal(HttpStatusCode.Unauthorized, (await system.GetAsync("/api/v1/cases", TestContext.Current.CancellationToken)).StatusCode);
        using HttpClient guess = Client(running.Stranger(), $"dlg_guessing_{new string('0', 64)}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await guess.GetAsync("/api/v1/cases", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("scopes", "everything", 30)]
    [InlineData("scopes", null, 30)]
    [InlineData("expiresAt", "cases:read", -1)]
    [InlineData("expiresAt", "cases:read", 1000)]
    public async Task Is_refused_with_the_field(string field, string? scope, int days)
    {
        using HttpClient admin = await running.SignIn("test-admin");
        HttpResponseMessage refused = await admin.PostAsJsonAsync("/api/v1/keys", Body(running.Region.Code, days, scope is null ? [] : [scope]), TestContext.Current.CancellationToken);
        Assert.True((await Running.Json(refused)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Guessed_too_often_makes_its_address_wait_and_no_one_whose_key_was_right()
    {
        await using ApiWithin narrow = new(running.Dialog, ("Dialog:Limits:WrongSecretsPerMinute", "3"));
        using HttpClient admin = await running.SignIn("test-admin");
        using HttpClient known = Client(narrow.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false }), (await Make(admin, running.Region.Code, "cases:read")).GetProperty("key").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await known.GetAsync("/api/v1/directory", TestContext.Current.CancellationToken)).StatusCode);
        List<HttpStatusCode> answers = [];
        HttpResponseMessage last = null!;
        for (int i = 0; i < 5; i++)
        {
            using HttpClient guess = Client(narrow.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false }), $"dlg_guessing_{i}{new string('0', 63)}");
            last = await guess.GetAsync("/api/v1/directory", TestContext.Current.CancellationToken);
            answers.Add(last.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], answers[..2]);
        Assert.Equal([HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers[^2..]);
        Assert.NotNull(last.Headers.RetryAfter);
        Assert.Equal("too-many-failures", (await Running.Json(last)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await known.GetAsync("/api/v1/directory", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/directory")]
    [InlineData("/API/v1/Directory")]
    public async Task Waits_when_it_asks_too_often_while_others_go_on(string address)
    {
        await using ApiWithin narrow = new(running.Dialog, ("Dialog:Limits:KeyPerMinute", "3"));
        using HttpClient admin = await running.SignIn("test-admin");
        using HttpClient hasty = Client(narrow.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false }), (await Make(admin, running.Region.Code, "cases:read")).GetProperty("key").GetString()!);
        using HttpClient calm = Client(narrow.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false }), (await Make(admin, running.Region.Code, "cases:read")).GetProperty("key").GetString()!);
        HttpResponseMessage last = null!;
        for (int i = 0; i < 10; i++)
        {
            last = await hasty.GetAsync(address, TestContext.Current.CancellationToken);
            if (last.StatusCode == HttpStatusCode.TooManyRequests)
            {
                break;
            }
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.NotNull(last.Headers.RetryAfter);
        Assert.Equal("too-many-requests", (await Running.Json(last)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await calm.GetAsync("/api/v1/directory", TestContext.Current.CancellationToken)).StatusCode);
    }

    private Task<HttpClient> OfOwnRegion(params string[] scopes) => SystemOf(running.Region.Code, scopes);

    private async Task<HttpClient> SystemOf(string region, params string[] scopes)
    {
        using HttpClient admin = await running.SignIn("admin", Dialog.Support.Api.Installation.AdminPassword);
        return Client(running.Stranger(), (await Make(admin, region, scopes)).GetProperty("key").GetString()!);
    }

    private static HttpClient Client(HttpClient client, string key)
    {
        client.DefaultRequestHeaders.Remove("X-Dialog");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static async Task<JsonElement> Make(HttpClient admin, string region, params string[] scopes)
    {
        HttpResponseMessage made = await admin.PostAsJsonAsync("/api/v1/keys", Body(region, 30, scopes));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return await Running.Json(made);
    }

    private static object Body(string region, int days, string[] scopes) => new { name = "Система учёта", region, scopes, expiresAt = DateTimeOffset.UtcNow.AddDays(days) };

    private static async Task<HttpStatusCode> Post(HttpClient system, string address) => (await system.PostAsJsonAsync(address, new { reason = "a good reason" })).StatusCode;
}
