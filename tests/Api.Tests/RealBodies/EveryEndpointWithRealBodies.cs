using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dialog.Api.Tests.RealBodies;

/// <summary>
/// Nine kinds of caller ask every guarded operation with a body that is right: a stranger, seven roles, a key with every scope, of the region
/// and of another. Who may not is told so, never that the body is wrong; who may succeeds, or is refused by the rules as
/// <see cref="Outcomes"/> says.
/// </summary>
public sealed class EveryEndpointWithRealBodies(Running running, EveryEndpointWithRealBodies.Place place) : IClassFixture<EveryEndpointWithRealBodies.Place>
{
    private static IEnumerable<KeyValuePair<string, string[]>> Guarded => EveryEndpoint.Table.Where(e => e.Value.Length > 0).OrderBy(e => e.Key, StringComparer.Ordinal);

    [Theory]
    [InlineData("stranger")]
    [InlineData("operator")]
    [InlineData("executor")]
    [InlineData("approver")]
    [InlineData("lead")]
    [InlineData("administrator")]
    [InlineData("analyst")]
    [InlineData("engineer")]
    [InlineData("key")]
    public async Task Lets_in_those_of_its_line_and_tells_the_others_that_they_may_not(string role)
    {
        using HttpClient shared = await place.Of(role, place.Region);
        List<string> wrong = [];
        int asked = 0;
        foreach ((string endpoint, string[] roles) in Guarded)
        {
            bool may = role == "key" ? Outcomes.OfKeys.Contains(endpoint) : roles.Contains(role);
            bool own = may && RealRequest.IsOwn(endpoint);
            using HttpClient? once = own ? await place.Once(role, place.Region) : null;
            using HttpRequestMessage request = await place.Requests.Make(endpoint, may ? once ?? shared : place.Clerk, once: may);
            (int status, string? code) = await Answer(once ?? shared, request);
            asked++;
            string expected = may ? Outcomes.Of(endpoint, role) : role == "stranger" ? "401" : "403";
            string got = status is >= 200 and < 300 && expected == "2xx" ? "2xx" : status >= 400 && expected.Contains(' ', StringComparison.Ordinal) ? $"{status} {code}" : $"{status}";
            if (got != expected)
            {
                wrong.Add($"{role} got {status} {code} from {endpoint}, not {expected}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(asked > 140, $"only {asked} were asked");
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("executor")]
    [InlineData("approver")]
    [InlineData("lead")]
    [InlineData("administrator")]
    [InlineData("key")]
    public async Task Knows_nothing_of_another_region(string role)
    {
        using HttpClient person = await place.Of(role, running.Neighbour.Code);
        await KnowsNothing(role, person);
    }

    /// <summary>What somebody may in one of their regions is nothing in the other, whichever of them their account belongs to.</summary>
    [Theory]
    [InlineData("operator", true)]
    [InlineData("executor", true)]
    [InlineData("lead", true)]
    [InlineData("administrator", true)]
    [InlineData("operator", false)]
    [InlineData("approver", false)]
    [InlineData("lead", false)]
    [InlineData("administrator", false)]
    public async Task Knows_nothing_of_the_other_of_two_regions(string role, bool atHome)
    {
        (string home, string further) = atHome ? (running.Neighbour.Code, place.Region) : (place.Region, running.Neighbour.Code);
        using HttpClient person = await running.SignIn(await Cast.OfTwo(role, running, home, further));
        if (!atHome)
        {
            await Cast.GoTo(person, further);
        }

        await KnowsNothing(role, person);
    }

    private async Task KnowsNothing(string role, HttpClient person)
    {
        List<string> wrong = [];
        int asked = 0;
        foreach ((string endpoint, string[] roles) in Guarded.Where(e => RealRequest.IsAboutTheRegion(e.Key)))
        {
            using HttpRequestMessage request = await place.Requests.Make(endpoint, place.Clerk, once: false);
            (int status, string? code) = await Answer(person, request);
            asked++;
            bool may = role == "key" ? Outcomes.OfKeys.Contains(endpoint) : roles.Contains(role);
            string expected = !may ? "403" : Outcomes.Elsewhere.GetValueOrDefault(endpoint, "404 not-found");
            if ((expected.Contains(' ', StringComparison.Ordinal) ? $"{status} {code}" : $"{status}") != expected)
            {
                wrong.Add($"{role} of the neighbour got {status} {code} from {endpoint}, not {expected}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(asked > 90, $"only {asked} were asked");
    }

    [Fact]
    public void Has_no_outcome_of_an_operation_that_is_gone() => Assert.Empty(Outcomes.Named.Except(EveryEndpoint.Table.Keys));

    private static async Task<(int Status, string? Code)> Answer(HttpClient person, HttpRequestMessage request)
    {
        using HttpResponseMessage answer = await person.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        byte[] body = answer.IsSuccessStatusCode ? [] : await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return ((int)answer.StatusCode, null);
        }

        // Of bad input the field that is bad.
        JsonElement problem = JsonSerializer.Deserialize<JsonElement>(body);
        string? code = problem.GetProperty("code").GetString();
        return ((int)answer.StatusCode, code == "invalid-input" ? $"{problem.GetProperty("errors").EnumerateObject().First().Name}" : code);
    }

    /// <summary>The region with its things, made once for all callers.</summary>
    public sealed class Place(Running running) : IAsyncLifetime
    {
        private static readonly string[] Scopes = ["cases:read", "cases:write", "cases:personal", "intake:write", "webhooks:manage", "reports:read"];
        private readonly Stage _stage = new(running);

        internal RealRequest Requests { get; private set; } = null!;

        public string Region => _stage.Region.Code;

        public HttpClient Clerk => _stage.Clerk;

        public async ValueTask InitializeAsync()
        {
            await _stage.Make();
            using HttpClient stranger = running.Stranger();
            Requests = new RealRequest(await stranger.GetFromJsonAsync<JsonElement>("/openapi/v1.json"), _stage);
        }

        public async Task<HttpClient> Of(string role, string region) => role switch
        {
            "stranger" => running.Stranger(),
            "key" => await Key(region),
            _ => await running.SignIn(await Cast.Of(role, running, region)),
        };

        /// <summary>Somebody who is not needed afterwards.</summary>
        public async Task<HttpClient> Once(string role, string region) => await running.SignIn(await _stage.User(role, region));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private async Task<HttpClient> Key(string region)
        {
            using HttpClient administrator = await running.SignIn(await Cast.Of("administrator", running, region));
            HttpResponseMessage made = await administrator.PostAsJsonAsync("/api/v1/keys", new { name = "Проба прав", region, scopes = Scopes, expiresAt = DateTimeOffset.UtcNow.AddDays(2) });
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            HttpClient client = running.Stranger();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await Running.Json(made)).GetProperty("key").GetString());
            return client;
        }
    }
}
