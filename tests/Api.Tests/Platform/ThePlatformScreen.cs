using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Npgsql;

namespace Dialog.Api.Tests.Platform;

/// <summary>The installation as a platform engineer sees it, over real processes.</summary>
public sealed class ThePlatformScreen(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_each_process_with_its_place_in_the_cluster()
    {
        using HttpClient engineer = await Engineer();
        JsonElement silo = default;
        await Eventually.Holds(
            async () => (silo = (await Nodes(engineer)).FirstOrDefault(n => n.GetProperty("kind").GetString() == "silo" && n.GetProperty("figures").TryGetProperty("appends", out _))).ValueKind == JsonValueKind.Object,
            TimeSpan.FromSeconds(40), "a silo has reported twice", cancellation: Stop);
        Assert.Equal(("active", "Active"), (silo.GetProperty("state").GetString(), silo.GetProperty("cluster").GetString()));
        Assert.True(silo.GetProperty("activations").GetInt32() > 0);
        Assert.True(silo.GetProperty("figures").GetProperty("memory").GetDouble() > 10_000_000);
        Assert.Contains((await Nodes(engineer)), n => n.GetProperty("kind").GetString() == "api" && n.GetProperty("figures").TryGetProperty("screens", out _));
    }

    [Fact]
    public async Task Shows_queues_kinds_of_grains_and_reminders_and_no_statistics_that_are_not_kept()
    {
        using HttpClient engineer = await Engineer();
        JsonElement platform = await Platform(engineer);
        Assert.Contains(platform.GetProperty("queues").EnumerateArray(), q => q.GetProperty("queue").GetString() == "timers");
        Assert.Contains(platform.GetProperty("activations").EnumerateArray(), k => k.GetProperty("kind").GetString() == "TimerShardGrain");
        Assert.True(platform.GetProperty("reminders").GetInt64() > 0);
        Assert.Equal(JsonValueKind.Null, platform.TryGetProperty("statements", out JsonElement none) ? none.ValueKind : JsonValueKind.Null);
    }

    [Fact]
    public async Task Says_how_long_a_dead_process_has_been_silent()
    {
        Guid dead = await Node("silo", silent: 100);
        using HttpClient engineer = await Engineer();
        JsonElement shown = (await Nodes(engineer)).Single(n => n.GetProperty("id").GetGuid() == dead);
        Assert.Equal("silent", shown.GetProperty("state").GetString());
        Assert.True(shown.GetProperty("silentSeconds").GetDouble() >= 100);
        Assert.Contains((await Platform(engineer)).GetProperty("findings").EnumerateArray(), f => f.GetProperty("code").GetString() == "node-silent");
        await Remove(dead);
    }

    [Fact]
    public async Task Changes_a_log_level_for_ten_minutes_and_back()
    {
        Guid node = await Node("api", silent: 0);
        using HttpClient engineer = await Engineer();
        Assert.Equal(HttpStatusCode.NoContent, (await engineer.PutAsJsonAsync($"/api/v1/platform/nodes/{node}/log-level", new { category = "Dialog", level = "Debug" }, Stop)).StatusCode);
        Assert.Equal("Dialog Debug 10", await Scalar($"select log_category || ' ' || log_level || ' ' || round(extract(epoch from log_until - now()) / 60) from nodes where id = '{node}'"));
        Assert.Equal(HttpStatusCode.NoContent, (await engineer.DeleteAsync($"/api/v1/platform/nodes/{node}/log-level", Stop)).StatusCode);
        Assert.Equal("", await Scalar($"select coalesce(log_level, '') from nodes where id = '{node}'"));
        await Remove(node);
    }

    [Theory]
    [InlineData("Trace", "Dialog", "level")]
    [InlineData("Debug", "Dialog.Cases", "category")]
    [InlineData("Debug", null, "category")]
    public async Task Refuses_levels_that_would_write_what_residents_wrote(string level, string? category, string field)
    {
        using HttpClient engineer = await Engineer();
        HttpResponseMessage refused = await engineer.PutAsJsonAsync($"/api/v1/platform/nodes/{Guid.NewGuid()}/log-level", new { category, level }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await Running.Json(refused)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Asks_a_process_to_end_only_while_another_of_its_kind_remains()
    {
        Guid node = await Node("silo", silent: 0);
        using HttpClient engineer = await Engineer();
        Assert.Equal(HttpStatusCode.NoContent, (await engineer.PostAsJsonAsync($"/api/v1/platform/nodes/{node}/drain", new { }, Stop)).StatusCode);
        Assert.Equal("draining", (await Nodes(engineer)).Single(n => n.GetProperty("id").GetGuid() == node).GetProperty("state").GetString());

        // The one real silo is the last now: the other was asked to end.
        Guid last = (await Nodes(engineer)).Single(n => n.GetProperty("kind").GetString() == "silo" && n.GetProperty("state").GetString() == "active").GetProperty("id").GetGuid();
        HttpResponseMessage refused = await engineer.PostAsJsonAsync($"/api/v1/platform/nodes/{last}/drain", new { }, Stop);
        Assert.Equal((HttpStatusCode.Conflict, "last-node"), (refused.StatusCode, (await Running.Json(refused)).GetProperty("code").GetString()));
        Assert.Equal("1", await Scalar($"select count(*) from audit where action like '%drain%' and outcome = 'done' and subject = '{node}'"));
        await Remove(node);
    }

    private async Task<HttpClient> Engineer() => await running.SignIn(await Cast.Of("engineer", running, running.Region.Code));

    private static Task<JsonElement> Platform(HttpClient engineer) => engineer.GetFromJsonAsync<JsonElement>("/api/v1/platform", Stop);

    // An answer is shared for two seconds.
    private static async Task<JsonElement[]> Nodes(HttpClient engineer)
    {
        await Task.Delay(TimeSpan.FromSeconds(2.1), Stop);
        return [.. (await Platform(engineer)).GetProperty("nodes").EnumerateArray()];
    }

    /// <summary>The row of a process that is not there.</summary>
    private async Task<Guid> Node(string kind, int silent)
    {
        Guid id = Guid.CreateVersion7();
        await Scalar($$"""insert into nodes (id, kind, host, address, version, started_at, seen_at, figures) values ('{{id}}', '{{kind}}', 'elsewhere', '{{id}}', '1', now() - interval '1 hour', now() - interval '{{silent}} seconds', '{}')""");
        return id;
    }

    private async Task<string> Scalar(string sql)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        return $"{await command.ExecuteScalarAsync(Stop)}";
    }

    private Task<string> Remove(Guid id) => Scalar($"delete from nodes where id = '{id}'");
}
