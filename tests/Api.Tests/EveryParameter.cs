using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support.Api;

namespace Dialog.Api.Tests;

/// <summary>
/// Every parameter of every reading operation of the document is given what no console sends: NUL, text of no alphabet of ours, numbers and
/// moments out of any range. Each is refused or finds nothing; none is a failure of the server.
/// </summary>
public sealed class EveryParameter(Running running)
{
    private static readonly string[] Nonsense =
    [
        "\0", "%", "!!!", "_-_-", "AAAA", "MTIz", "-1", "99999999999999999999", "NaN", "0001-01-01", "9999-12-31T23:59:59.9999999+14:00", "'\"; --", "\u202e\uffff", new string('я', 2000),
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("operator")]
    [InlineData("lead")]
    [InlineData("administrator")]
    public async Task Is_refused_when_it_is_nonsense(string? role)
    {
        await using ApiWithin api = new(running.Dialog, ("Dialog:Limits:PersonPerMinute", "1000000"), ("Dialog:Public:PerMinute", "1000000"));
        using HttpClient person = api.CreateClient();
        person.DefaultRequestHeaders.Add("X-Dialog", "1");
        if (role is not null)
        {
            object login = new { login = await Cast.Of(role, running, running.Region.Code), password = TestRegion.Password };
            Assert.Equal(HttpStatusCode.OK, (await person.PostAsJsonAsync("/api/v1/session", login, TestContext.Current.CancellationToken)).StatusCode);
        }

        List<string> failed = [];
        int asked = 0;
        foreach ((string path, JsonElement operation) in await Reads(person))
        {
            foreach (string address in Addresses(path, operation))
            {
                asked++;
                using HttpResponseMessage answer = await person.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                if ((int)answer.StatusCode >= 500)
                {
                    failed.Add($"{(int)answer.StatusCode} {address[..Math.Min(address.Length, 200)]}");
                }
            }
        }

        Assert.Empty(failed);
        Assert.True(asked > 1000, $"only {asked} were asked");
    }

    [Theory]
    [InlineData("a\0b", "a-password-of-some-length")]
    [InlineData("admin", "a-password\0of-some-length")]
    public async Task Is_refused_at_the_door_too(string login, string password)
    {
        using HttpClient stranger = running.Stranger();
        HttpResponseMessage answer = await stranger.PostAsJsonAsync("/api/v1/session", new { login, password }, TestContext.Current.CancellationToken);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    private static async Task<List<(string Path, JsonElement Operation)>> Reads(HttpClient person)
    {
        JsonElement document = await person.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken);
        return [.. document.GetProperty("paths").EnumerateObject().Where(p => p.Value.TryGetProperty("get", out _)).Select(p => (p.Name, p.Value.GetProperty("get")))];
    }

    // One parameter at a time is nonsense; what stands in the path and is not tried is the id of nothing.
    private static IEnumerable<string> Addresses(string path, JsonElement operation)
    {
        JsonElement[] parameters = operation.TryGetProperty("parameters", out JsonElement all) ? [.. all.EnumerateArray()] : [];
        foreach (JsonElement parameter in parameters)
        {
            string name = parameter.GetProperty("name").GetString()!;
            bool inPath = parameter.GetProperty("in").GetString() == "path";
            // No server lets a NUL of a path through.
            foreach (string value in Nonsense.Where(v => !inPath || v != "\0").Select(Uri.EscapeDataString))
            {
                string filled = Filled(inPath ? path.Replace($"{{{name}}}", value, StringComparison.Ordinal) : path);
                yield return inPath ? filled : $"{filled}?{name}={value}";
            }
        }
    }

    private static string Filled(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\{\w+\}", Guid.Empty.ToString());
}
