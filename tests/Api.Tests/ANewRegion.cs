using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Regions;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>A region from nothing: made with one call, filled from a file, changed by two people, and back.</summary>
public sealed class ANewRegion(Running running) : IAsyncLifetime
{
    private HttpClient _admin = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _admin = await running.SignIn("admin", Installation.AdminPassword);

    public ValueTask DisposeAsync()
    {
        _admin.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Is_one_of_the_89_by_its_number_name_and_a_zone_this_machine_knows()
    {
        JsonElement[] known = (await _admin.GetFromJsonAsync<JsonElement[]>("/api/v1/known-regions", Cancellation))!;

        Assert.Equal(89, known.Select(k => k.GetProperty("code").GetString()).Distinct().Count());
        Assert.Equal(89, known.Select(k => k.GetProperty("name").GetString()).Distinct().Count());
        Assert.All(known, k => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(k.GetProperty("timeZone").GetString()!, out _)));
        Assert.Contains(known, k => k.GetProperty("code").GetString() == "66" && k.GetProperty("timeZone").GetString() == "Asia/Yekaterinburg");
    }

    [Fact]
    public async Task Takes_a_message_by_its_form_at_once_and_says_how_far_it_has_come()
    {
        RegionConfiguration made = await Make("first-form");

        Assert.Equal((1, "centre", "Центр"), (made.Version, made.DefaultAuthority, Assert.Single(made.Authorities).Name));
        Assert.Equal(10, made.Calendar.Week.Length);
        JsonElement before = await Progress("first-form");
        Assert.Equal((false, false), (before.GetProperty("received").GetBoolean(), before.GetProperty("answered").GetBoolean()));

        await running.Write("Проверка связи: не горит фонарь", "first-form");

        await Eventually.Holds(async () => (await Progress("first-form")).GetProperty("received").GetBoolean(), TimeSpan.FromSeconds(20), "the message is a case", cancellation: Cancellation);
        Assert.Contains(await _admin.GetFromJsonAsync<RegionName[]>("/api/v1/regions", ApiJson.Options, Cancellation) ?? [], r => r.Code == "first-form");
    }

    public static TheoryData<string, object> Wrong => new()
    {
        { "code", new { code = "Область", name = "A", timeZone = "UTC", authority = "B" } },
        { "code", new { code = " ", name = "A", timeZone = "UTC", authority = "B" } },
        { "code", new { code = "test", name = "A", timeZone = "UTC", authority = "B" } },
        { "name", new { code = "wrong-region", name = "", timeZone = "UTC", authority = "B" } },
        { "timeZone", new { code = "wrong-region", name = "A", timeZone = "Moon", authority = "B" } },
        { "authority", new { code = "wrong-region", name = "A", timeZone = "UTC", authority = " " } },
        { "authority", new { code = "wrong-region", name = "A", timeZone = "UTC", authority = new string('a', 301) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Is_refused_with_the_name_of_the_field(string field, object body)
    {
        HttpResponseMessage answer = await _admin.PostAsJsonAsync("/api/v1/regions", body, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await Running.Json(answer)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Is_made_by_an_administrator_of_all_regions_only()
    {
        using HttpClient one = await running.SignIn("test-admin");

        HttpResponseMessage answer = await one.PostAsJsonAsync("/api/v1/regions", new NewRegion("not-theirs", "A", "UTC", "B"), ApiJson.Options, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _admin.GetAsync("/api/v1/regions/not-theirs", Cancellation)).StatusCode);
    }

    private async Task<RegionConfiguration> Make(string code)
    {
        HttpResponseMessage made = await _admin.PostAsJsonAsync("/api/v1/regions", new NewRegion(code, "Новая область", "Asia/Omsk", "Центр"), ApiJson.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.Content.ReadFromJsonAsync<RegionConfiguration>(ApiJson.Options, Cancellation))!;
    }

    private Task<JsonElement> Progress(string code) => _admin.GetFromJsonAsync<JsonElement>($"/api/v1/regions/{code}/progress", Cancellation);
}
