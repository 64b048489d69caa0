using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests.RealBodies;

/// <summary>A region of its own whose things are made when a request needs one, each for one use: a person to close, a channel to pause, a case to end.</summary>
internal sealed class Stage(Running running)
{
    private const int Cases = 360;
    private readonly Queue<string> _cases = [];
    private HttpClient _admin = null!;
    private HttpClient _clerk = null!;
    private int _made;
    private int _erasures;

    public TestRegion Region { get; } = new("matrix");

    /// <summary>Who belongs to another region.</summary>
    public string Elsewhere => running.Neighbour.Code;

    public async Task Make()
    {
        using ApiSession root = await running.Dialog.Admin();
        await Region.Create(root);
        _admin = await running.SignIn(await Cast.Of("administrator", running, Region.Code));
        _clerk = await running.SignIn(await Cast.Of("operator", running, Region.Code));
        using HttpClient vendor = running.Stranger();
        vendor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Region.FeedSecret);
        foreach (int[] part in Enumerable.Range(0, Cases).Chunk(100))
        {
            (await vendor.PostAsJsonAsync($"/hooks/feed/{Region.Feed}", part.Select(i => Item($"{i}")))).EnsureSuccessStatusCode();
        }

        await Eventually.Holds(async () => (await Waiting()).Count >= Cases, TimeSpan.FromSeconds(60), "the region's cases");
        foreach (string id in await Waiting())
        {
            _cases.Enqueue(id);
        }
    }

    public static object Item(string author) =>
        new { network = "vk", id = $"m-{author}", conversation = "wall1", author = new { id = author, name = "Ира" }, text = $"Яма номер {author} у дома", publishedAt = DateTimeOffset.UtcNow };

    public string Case() => _cases.Dequeue();

    public async Task<string> User(string role = "operator", string? region = null)
    {
        string login = $"matrix-once-{++_made}";
        using ApiSession root = await running.Dialog.Admin();
        await root.PutUser(login, "Некто", role, Cast.IsCentral(role) ? "*" : region ?? Region.Code, TestRegion.Password, authority: role is "executor" or "approver" ? "centre" : null);
        return login;
    }

    public async Task<string> Channel()
    {
        string id = $"matrix-channel-{++_made}";
        await Sent(_admin.PutAsJsonAsync($"/api/v1/channels/{id}", new { region = Region.Code, kind = "feed", name = "Поток", mode = "webhook", secret = "a-secret-of-the-vendor-0123456789" }));
        return id;
    }

    public async Task<string> Import()
    {
        using StringContent file = new($"{{\"n\":{++_made}}}");
        return Id(await Sent(_admin.PostAsync($"/api/v1/imports?channel={Region.Feed}&format=jsonl", file)));
    }

    public Task<string> Webhook() => Made(_admin, "/api/v1/webhooks", new { region = Region.Code, name = "Витрина", url = "https://integrator.example/dialog", events = new[] { "case-opened" }, enabled = true });

    public Task<string> Key() => Made(_admin, "/api/v1/keys", new { name = "Проба", region = Region.Code, scopes = new[] { "cases:read" }, expiresAt = DateTimeOffset.UtcNow.AddDays(30) });

    public Task<string> Template() => Made(_admin, "/api/v1/template-library", new { title = $"Ответ {++_made}", text = "Заявка принята.", kind = "intermediate", topics = Array.Empty<string>(), statuses = Array.Empty<string>() });

    // Of the authors whose cases are the last to be given out: a case of the others would end under the hands of whoever has it.
    public Task<string> Erasure() =>
        Made(_admin, "/api/v1/erasures", new { region = Region.Code, network = "vk", authorId = $"{Cases - ++_erasures}", ground = "request", basis = "Заявление" });

    /// <summary>A view of this person.</summary>
    public Task<string> View(HttpClient person) =>
        Made(person, "/api/v1/views", new { name = $"Вид {++_made}", filter = new { view = "open", topics = Array.Empty<string>(), sort = "deadline" }, shared = false });

    /// <summary>A bulk job of this person.</summary>
    public Task<string> Bulk(HttpClient person) => Made(person, "/api/v1/cases/bulk", new { ids = new[] { Case() }, action = "note", note = new { text = "Заметка" } });

    public async Task<string> File()
    {
        using ByteArrayContent file = new(Encoding.UTF8.GetBytes($"Справка {++_made}"));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        return Id(await Sent(_clerk.PostAsync($"/api/v1/cases/{Case()}/files?name=a.txt", file)));
    }

    public HttpClient Clerk => _clerk;

    /// <summary>The region as it is stored, with the version its next writer gives.</summary>
    public async Task<JsonObject> Configuration()
    {
        JsonObject stored = (await _admin.GetFromJsonAsync<JsonObject>($"/api/v1/regions/{Region.Code}"))!;
        stored["version"] = stored["version"]!.GetValue<int>() + 1;
        return stored;
    }

    private async Task<List<string>> Waiting()
    {
        List<string> all = [];
        string? next = "";
        while (next is not null)
        {
            JsonElement page = await _clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases?view=all&sort=oldest&limit=200{(next.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(next)}")}");
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetString()!));
            next = page.TryGetProperty("next", out JsonElement more) ? more.GetString() : null;
        }

        return all;
    }

    private static async Task<string> Made(HttpClient person, string address, object body) => Id(await Sent(person.PostAsJsonAsync(address, body)));

    private static async Task<JsonElement> Sent(Task<HttpResponseMessage> sent)
    {
        using HttpResponseMessage answer = await sent;
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        byte[] body = await answer.Content.ReadAsByteArrayAsync();
        return body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body);
    }

    private static string Id(JsonElement made)
    {
        JsonElement thing = made.TryGetProperty("details", out JsonElement details) ? details : made.TryGetProperty("webhook", out JsonElement webhook) ? webhook : made.TryGetProperty("files", out JsonElement files) ? files[0] : made;
        return thing.GetProperty("id").ToString();
    }
}
