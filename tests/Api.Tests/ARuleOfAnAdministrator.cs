using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Cases;
using Dialog.Regions;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>An administrator's rule is tried on past cases, saved with the region, applied to a new case, named in its history and counted.</summary>
public sealed class ARuleOfAnAdministrator(Running running) : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(40);
    private readonly TestRegion _ruled = new("ruled");
    private HttpClient _admin = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static AutomationRule Owls => new()
    {
        Id = "owls",
        Name = "Совы — к директору",
        Triggers = [RuleTrigger.CaseOpened],
        When = new RuleConditions { Words = ["сова"], IsPublic = false },
        Actions = new RuleActions { Tags = ["Совы"], Importance = Importance.High },
    };

    public async ValueTask InitializeAsync()
    {
        _admin = await running.SignIn("admin", Installation.AdminPassword);
        if (await Stored() is null)
        {
            using ApiSession admin = await running.Dialog.Admin();
            await _ruled.Create(admin, Cancellation);
        }

        await Save([]);
    }

    public ValueTask DisposeAsync()
    {
        _admin.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Is_applied_to_a_new_case_named_in_its_history_and_counted()
    {
        HttpResponseMessage saved = await Save([Owls]);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        int version = (await Running.Json(saved)).GetProperty("version").GetInt32();
        long before = await Hits();

        // A silo takes over a region's new rules within seconds.
        JsonElement history = default;
        await Eventually.Holds(
            async () =>
            {
                string words = $"Во двор прилетели совы {Guid.NewGuid():N}";
                await running.Write(words, _ruled.Code);
                history = await History(words);
                return Applied(history) is not null;
            },
            Soon, "the rule is applied", cancellation: Cancellation);

        JsonElement mark = Applied(history)!.Value;
        Assert.Equal(("Совы — к директору", "system", version), (mark.GetProperty("actorName").GetString(), mark.GetProperty("actorKind").GetString(), mark.GetProperty("data").GetProperty("version").GetInt32()));
        Assert.Contains(history.EnumerateArray(), e => e.GetProperty("type").GetString() == "tags-changed" && e.GetProperty("actorName").GetString() == "Совы — к директору");
        Assert.Contains(history.EnumerateArray(), e => e.GetProperty("type").GetString() == "case-opened" && e.GetProperty("actorName").GetString() == "Мария");
        await Eventually.Holds(async () => await Hits() > before, Soon, "it is counted", cancellation: Cancellation);
    }

    [Fact]
    public async Task Is_tried_on_past_cases_and_stores_nothing()
    {
        string words = $"Филин кричит по ночам {Guid.NewGuid():N}";
        await running.Write(words, _ruled.Code);
        (string id, long number) = await Find(words);
        int version = (await Stored())!.Version;

        JsonElement trial = await Running.Json(await Try([Owls with { Id = "филины", When = new() { Words = ["филины"] } }], "филины"));

        JsonElement match = trial.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("caseId").GetString() == id);
        Assert.Equal((number, "case-opened"), (match.GetProperty("number").GetInt64(), match.GetProperty("cause").GetString()));
        Assert.Equal(["tags", "importance"], match.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("what").GetString()));
        Assert.True(trial.GetProperty("looked").GetInt32() >= trial.GetProperty("matched").GetInt32());
        Assert.False(trial.GetProperty("timeOver").GetBoolean());
        Assert.DoesNotContain("Филин", trial.ToString(), StringComparison.Ordinal);
        Assert.Equal(version, (await Stored())!.Version);
    }

    [Fact]
    public async Task That_contradicts_itself_is_neither_saved_nor_tried()
    {
        AutomationRule wrong = Owls with { When = new() { Topics = ["moon"] }, Actions = new() { Notify = ["nobody"] } };

        foreach (HttpResponseMessage answer in new[] { await Save([wrong]), await Try([wrong], "owls") })
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(
                ["automation[0].actions.notify", "automation[0].when.topics"],
                (await Running.Json(answer)).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        }

        HttpResponseMessage other = await Try([Owls], "another");
        Assert.True((await Running.Json(other)).GetProperty("errors").TryGetProperty("rule", out _));
    }

    [Fact]
    public async Task Is_part_of_the_versions_of_its_region_and_can_be_taken_back()
    {
        await Save([Owls]);
        int with = (await Stored())!.Version;
        await Save([Owls with { Enabled = false }]);

        JsonElement versions = await _admin.GetFromJsonAsync<JsonElement>($"/api/v1/regions/{_ruled.Code}/versions", Cancellation);
        JsonElement difference = Assert.Single(versions.GetProperty("items")[0].GetProperty("differences").EnumerateArray().ToArray());
        Assert.Equal(("automation", "Совы — к директору", "enabled"), (difference.GetProperty("part").GetString(), difference.GetProperty("name").GetString(), difference.GetProperty("field").GetString()));

        HttpResponseMessage restored = await _admin.PostAsJsonAsync($"/api/v1/regions/{_ruled.Code}/versions/{with}/restore", new { version = with + 1 }, Cancellation);

        Assert.Equal(HttpStatusCode.OK, restored.StatusCode);
        AutomationRule back = Assert.Single((await Stored())!.Automation);
        Assert.Equal((true, with + 2), (back.Enabled, back.Version));
    }

    [Fact]
    public async Task Is_nobody_elses_business()
    {
        using HttpClient other = await running.SignIn("test-admin");

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/v1/regions/{_ruled.Code}/automation/use", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsJsonAsync($"/api/v1/regions/{_ruled.Code}/automation/try", new { rules = new[] { Owls }, rule = "owls" }, ApiJson.Options, Cancellation)).StatusCode);
    }

    private static JsonElement? Applied(JsonElement history) =>
        history.EnumerateArray().Where(e => e.GetProperty("type").GetString() == "rule-applied").Select(e => (JsonElement?)e).FirstOrDefault();

    private async Task<RegionConfiguration?> Stored()
    {
        HttpResponseMessage answer = await _admin.GetAsync($"/api/v1/regions/{_ruled.Code}", Cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.Content.ReadFromJsonAsync<RegionConfiguration>(ApiJson.Options, Cancellation);
    }

    private async Task<HttpResponseMessage> Save(AutomationRule[] rules)
    {
        RegionConfiguration stored = (await Stored())!;
        return await _admin.PutAsJsonAsync($"/api/v1/regions/{_ruled.Code}", stored with { Version = stored.Version + 1, Automation = rules }, ApiJson.Options, Cancellation);
    }

    private Task<HttpResponseMessage> Try(AutomationRule[] rules, string rule) =>
        _admin.PostAsJsonAsync($"/api/v1/regions/{_ruled.Code}/automation/try", new { rules, rule }, ApiJson.Options, Cancellation);

    private async Task<long> Hits()
    {
        JsonElement use = await _admin.GetFromJsonAsync<JsonElement>($"/api/v1/regions/{_ruled.Code}/automation/use", Cancellation);
        return Assert.Single(use.EnumerateArray().ToArray()).GetProperty("hits").GetInt64();
    }

    private async Task<(string Id, long Number)> Find(string words)
    {
        using HttpClient clerk = await running.SignIn(_ruled.Operator);
        JsonElement found = default;
        await Eventually.Holds(
            async () =>
            {
                JsonElement page = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/cases?view=all&limit=100", Cancellation);
                found = page.GetProperty("items").EnumerateArray().FirstOrDefault(c => c.GetProperty("excerpt").GetString()!.Contains(words, StringComparison.Ordinal));
                return found.ValueKind == JsonValueKind.Object;
            },
            Soon, "the message is a case", cancellation: Cancellation);
        return (found.GetProperty("id").GetString()!, found.GetProperty("number").GetInt64());
    }

    private async Task<JsonElement> History(string words)
    {
        (string id, _) = await Find(words);
        using HttpClient clerk = await running.SignIn(_ruled.Operator);
        return (await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Cancellation)).GetProperty("history");
    }
}
