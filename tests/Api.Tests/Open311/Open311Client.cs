using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests.Open311;

/// <summary>A client of a region's Open311 server, over real HTTP, with a key that may send.</summary>
internal sealed class Open311Client(HttpClient http, string region, string key) : IDisposable
{
    public string Key { get; } = key;

    /// <summary>The region's channel, made when it is not there yet, and a client for it.</summary>
    public static async Task<Open311Client> Of(Running running)
    {
        using (ApiSession admin = await running.Dialog.Admin())
        {
            await admin.PutChannel("test-open311", new ChannelSettings { Region = running.Region.Code, Kind = ChannelKinds.Open311, Name = "Open311", Account = "city.example" });
        }

        Open311Client client = new(running.Stranger(), running.Region.Code, await KeyOf(running, running.Region.Code, "intake:write"));
        await Eventually.Holds(async () => (await client.Get("services.xml")).Status == HttpStatusCode.OK, TimeSpan.FromSeconds(20), "the region speaks Open311");
        return client;
    }

    public static async Task<string> KeyOf(Running running, string region, params string[] scopes)
    {
        using HttpClient admin = await running.SignIn("admin", Installation.AdminPassword);
        HttpResponseMessage made = await admin.PostAsJsonAsync("/api/v1/keys", new { name = "Приложение", region, scopes, expiresAt = DateTimeOffset.UtcNow.AddDays(30) });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await Running.Json(made)).GetProperty("key").GetString()!;
    }

    public async Task<(HttpStatusCode Status, string Body, string? Type)> Get(string path)
    {
        using HttpResponseMessage answer = await http.GetAsync($"/open311/v2/{region}/{path}");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.ToString());
    }

    public async Task<JsonElement> Json(string path)
    {
        (HttpStatusCode status, string body, _) = await Get(path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {(int)status} {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    public async Task<XElement> Xml(string path)
    {
        (HttpStatusCode status, string body, _) = await Get(path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {(int)status} {body}");
        return XDocument.Parse(body).Root!;
    }

    public Task<(HttpStatusCode Status, string Body)> Post(string path, params (string Name, string Value)[] fields) =>
        Post(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public async Task<(HttpStatusCode Status, string Body)> Post(string path, HttpContent body)
    {
        using HttpResponseMessage answer = await http.PostAsync($"/open311/v2/{region}/{path}", body);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The number of a new request.</summary>
    public async Task<string> Create(string description, params (string Name, string Value)[] more)
    {
        (HttpStatusCode status, string body) = await Post("requests.json", [("api_key", Key), ("service_code", "roads"), ("lat", "55.751244"), ("long", "37.618423"), ("description", description), .. more]);
        Assert.True(status == HttpStatusCode.OK, body);
        return Assert.Single(JsonDocument.Parse(body).RootElement.EnumerateArray()).GetProperty("service_request_id").GetString()!;
    }

    public void Dispose() => http.Dispose();
}
