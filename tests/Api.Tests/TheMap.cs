using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dialog.Api.Map;
using Dialog.Api.Privacy;
using Dialog.Cases;
using Dialog.Support;
using Dialog.Support.Api;
using Npgsql;

namespace Dialog.Api.Tests;

/// <summary>Cases of the last day as points of their region.</summary>
public sealed class TheMap(Running running)
{
    [Fact]
    public async Task Shows_a_case_where_the_resident_pointed_and_counts_those_without_a_place()
    {
        using HttpClient clerk = await running.Operator();
        int before = (await Read(clerk, "")).GetProperty("withoutPlace").GetInt32();
        await Push("map-placed", 55.75812, 37.61774);
        await Push("map-nowhere", null, null);
        JsonElement point = await Point(clerk, "map-placed");
        Assert.Equal((55.75812, 37.61774, "new"), (point.GetProperty("lat").GetDouble(), point.GetProperty("lon").GetDouble(), point.GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync($"/api/v1/cases/{point.GetProperty("id").GetString()}", Cancellation)).StatusCode);
        await Eventually.Holds(
            async () => (await Read(clerk, "")).GetProperty("withoutPlace").GetInt32() > before, TimeSpan.FromSeconds(20), "the case without a place is counted", cancellation: Cancellation);

        await clerk.PostAsJsonAsync($"/api/v1/cases/{point.GetProperty("id").GetString()}/claim", new { }, Cancellation);
        await Eventually.Holds(
            async () => (await Point(clerk, "map-placed")).GetProperty("state").GetString() == "inWork", TimeSpan.FromSeconds(20), "it is in work", cancellation: Cancellation);
    }

    [Fact]
    public async Task Is_narrowed_by_topic_and_authority_and_time()
    {
        using HttpClient clerk = await running.Operator();
        await Push("map-filtered", 55.1, 37.1);
        JsonElement point = await Point(clerk, "map-filtered");
        string topic = point.GetProperty("topic").GetString()!;
        string authority = point.GetProperty("authority").GetString()!;
        Assert.Contains(Number(point), Numbers(await Read(clerk, $"?topic={topic}&authority={authority}&hours=168")));
        Assert.DoesNotContain(Number(point), Numbers(await Read(clerk, "?topic=gas")));
        Assert.DoesNotContain(Number(point), Numbers(await Read(clerk, "?authority=nobody")));
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.GetAsync("/api/v1/map?hours=169", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Is_of_ones_own_region_and_authority()
    {
        using HttpClient clerk = await running.Operator();
        await Push("map-own", 55.2, 37.2);
        JsonElement point = await Point(clerk, "map-own");
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        Assert.DoesNotContain(Number(point), Numbers(await Read(neighbour, "")));
        using HttpClient roads = await running.SignIn("test-roads");
        Assert.Equal(point.GetProperty("authority").GetString() == "roads", Numbers(await Read(roads, "")).Contains(Number(point)));
        await clerk.PostAsJsonAsync($"/api/v1/cases/{point.GetProperty("id").GetString()}/assign", new { authority = "centre" }, Cancellation);
        await Eventually.Holds(
            async () => !Numbers(await Read(roads, "")).Contains(Number(point)), TimeSpan.FromSeconds(20), "it is the centre's now", cancellation: Cancellation);
    }

    [Fact]
    public async Task Is_written_down_as_a_list_is()
    {
        using HttpClient clerk = await running.Operator();
        await Read(clerk, "?hours=24&topic=roads");
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlCommand command = database.CreateCommand("select detail from audit where action = 'cases.map' and login = $1 order by id desc limit 1");
        command.Parameters.AddWithValue(running.Region.Operator);
        Assert.StartsWith("hours=24, topic=roads, count=", (string?)await command.ExecuteScalarAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_its_points_by_an_index_of_placed_cases()
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(Cancellation);
        await using (NpgsqlCommand off = new("set enable_seqscan = off", connection))
        {
            await off.ExecuteNonQueryAsync(Cancellation);
        }

        await using NpgsqlCommand command = new(
            "explain select id from cases where region = 'test' and received_at >= now() - interval '1 day' and latitude is not null order by received_at desc limit 2000", connection);
        StringBuilder plan = new();
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation))
        {
            plan.AppendLine(reader.GetString(0));
        }

        Assert.Contains("cases_placed", plan.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CaseStatus.Open, false, "new")]
    [InlineData(CaseStatus.Open, true, "overdue")]
    [InlineData(CaseStatus.InWork, false, "inWork")]
    [InlineData(CaseStatus.WaitingForResident, true, "overdue")]
    [InlineData(CaseStatus.Answered, true, "answered")]
    [InlineData(CaseStatus.Closed, false, "answered")]
    public void Colours_a_case_by_what_is_owed(CaseStatus status, bool overdue, string state) => Assert.Equal(state, MapRules.StateOf(status, overdue));

    [Fact]
    public void Tells_no_house_to_whom_no_house_number_is_shown()
    {
        Assert.Equal(55.758, MapRules.Degrees(5_575_812, MaskLevel.Everything));
        Assert.Equal(55.75812, MapRules.Degrees(5_575_812, MaskLevel.Contacts));
        Assert.DoesNotContain("14", MapRules.Address("ул. Ленина, 14", MaskLevel.Everything), StringComparison.Ordinal);
    }

    [Fact]
    public void Has_the_outline_the_installation_was_given()
    {
        RegionOutlines outlines = RegionOutlines.Read(Encoding.UTF8.GetBytes(
            """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"region":"test"},"geometry":{"type":"MultiPolygon","coordinates":[[[[37,55],[38,55],[38,56.123456],[37,55]]],[[[39,55],[40,55],[40,56],[39,55]]]]}},
              {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,1]}}]}
            """));
        Assert.Equal(2, outlines.Find("test").Rings.Count);
        Assert.Equal([38, 56.1235], outlines.Find("test").Rings[0][2]);
        Assert.Empty(outlines.Find("neighbour").Rings);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static long Number(JsonElement point) => point.GetProperty("number").GetInt64();

    private static List<long> Numbers(JsonElement view) => [.. view.GetProperty("points").EnumerateArray().Select(Number)];

    private static async Task<JsonElement> Read(HttpClient person, string query)
    {
        HttpResponseMessage answer = await person.GetAsync($"/api/v1/map{query}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Running.Json(answer);
    }

    // The address is how a point is told from those of other tests.
    private static async Task<JsonElement> Point(HttpClient person, string name)
    {
        JsonElement found = default;
        await Eventually.Holds(
            async () =>
            {
                found = (await Read(person, "")).GetProperty("points").EnumerateArray().FirstOrDefault(p => p.TryGetProperty("address", out JsonElement a) && a.GetString() == name);
                return found.ValueKind == JsonValueKind.Object;
            },
            TimeSpan.FromSeconds(20),
            $"the point {name}",
            cancellation: Cancellation);
        return found;
    }

    private async Task Push(string name, double? lat, double? lon)
    {
        using HttpClient vendor = running.Stranger();
        vendor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", running.Region.FeedSecret);
        object item = new
        {
            network = "vk",
            id = name,
            conversation = name,
            author = new { id = name, name = "Ира" },
            text = string.Create(CultureInfo.InvariantCulture, $"Яма на дороге, {name}"),
            publishedAt = DateTimeOffset.UtcNow,
            topic = "roads",
            address = name,
            lat,
            lon,
        };
        (await vendor.PostAsJsonAsync($"/hooks/feed/{running.Region.Feed}", new[] { item }, ApiJson.Options, Cancellation)).EnsureSuccessStatusCode();
    }
}
