using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>A region of its own for the fuzz, with people, cases and things whose ids requests can name: nothing of it is another test's.</summary>
internal sealed class FuzzedRegion(Running running, Uri api) : IDisposable
{
    private const int Cases = 25;
    private static int _regions;

    /// <summary>Roles by which the fuzz acts: those of the table, a key, nobody, and people for what ends a session or closes a login.</summary>
    private static readonly string[] Roles = ["operator", "executor", "approver", "lead", "administrator", "analyst", "engineer"];

    private readonly ConcurrentDictionary<string, HttpClient> _clients = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _things = new();
    private readonly SemaphoreSlim _signingIn = new(1);
    private readonly Lock _renewing = new();
    private List<string> _cases = [];
    private List<string> _codes = [];
    private int _owners;

    public TestRegion Region { get; } = new($"fuzz{Interlocked.Increment(ref _regions)}");

    private string Target => $"{Region.Code}-target";

    public async Task Make()
    {
        using ApiSession admin = await running.Dialog.Admin();
        await Region.Create(admin);
        await admin.PutUser(Target, "Цель", "operator", Region.Code, TestRegion.Password);
        using HttpClient vendor = New();
        vendor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Region.FeedSecret);
        object[] items = [.. Enumerable.Range(0, Cases).Select(i => new { network = "vk", id = $"fuzz-{i}", conversation = "wall1", author = new { id = $"{i}", name = "Ира" }, text = $"Яма номер {i}", publishedAt = DateTimeOffset.UtcNow })];
        (await vendor.PostAsJsonAsync($"/hooks/feed/{Region.Feed}", items)).EnsureSuccessStatusCode();
        _codes = [];
        for (int i = 0; i < 5; i++)
        {
            HttpResponseMessage written = await vendor.PostAsJsonAsync($"/public/{Region.Code}/messages", new { text = $"Нет света, дом {i}", name = "Мария" });
            _codes.Add((await Running.Json(written)).GetProperty("code").GetString()!);
        }

        HttpClient clerk = await As("operator");
        await Eventually.Holds(
            async () =>
            {
                JsonElement page = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/cases?view=all&limit=200");
                _cases = [.. page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];
                return _cases.Count >= Cases;
            },
            TimeSpan.FromSeconds(60),
            "the region's cases");
    }

    /// <summary>A client of the role; one's own account and session are tried by people nobody needs afterwards.</summary>
    /// <param name="always">by somebody who may</param>
    public async Task<HttpClient> For(string endpoint, string[] roles, Random random, bool always)
    {
        bool own = endpoint.Contains(" /api/v1/session", StringComparison.Ordinal) || endpoint.Contains(" /api/v1/me/", StringComparison.Ordinal);
        int any = always ? 9 : random.Next(10);
        string role = any == 0 || (always && roles.Length == 0) ? "" : any == 1 || roles.Length == 0 ? Roles[random.Next(Roles.Length)] : roles[random.Next(roles.Length)];
        return await As(role.Length == 0 ? "" : role == "integration" || any == 2 ? "key" : own ? "own" : role);
    }

    /// <summary>Somebody whose session has ended signs in again with the next request.</summary>
    public void Forget(HttpClient client)
    {
        lock (_renewing)
        {
            foreach ((string name, HttpClient known) in _clients)
            {
                if (ReferenceEquals(known, client) && name is not ("" or "key"))
                {
                    _clients.TryRemove(name, out _);
                }
            }
        }
    }

    /// <summary>Everybody signs in again: what asks for a recent proof goes on being reached.</summary>
    public void Renew() => _clients.Clear();

    /// <summary>Ids that answers named: the next requests use them.</summary>
    public void Learn(FuzzedOperation operation, byte[] answer)
    {
        if (answer is not [(byte)'{', ..])
        {
            return;
        }

        JsonElement made = JsonSerializer.Deserialize<JsonElement>(answer);
        JsonElement thing = made.TryGetProperty("details", out JsonElement details) ? details : made;
        if (thing.ValueKind == JsonValueKind.Object && thing.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String)
        {
            ConcurrentQueue<string> known = _things.GetOrAdd(operation.Collection, _ => new ConcurrentQueue<string>());
            known.Enqueue(id.GetString()!);
            if (known.Count > 5)
            {
                known.TryDequeue(out _);
            }
        }
    }

    /// <summary>Something that exists for a value in an address.</summary>
    public string? Value(FuzzedOperation operation, string name, Random random) => (operation.Collection, name) switch
    {
        ("/api/v1/cases", "id") => _cases[random.Next(_cases.Count)],
        ("/api/v1/channels", "id") or (_, "channel") => Region.Feed,
        ("/api/v1/users", "login") => Target,
        ("/open311/v2", "code") => TestRegion.CalmTopic,
        ("/api/v1/regions", "code") or (_, "region") => Region.Code,
        (_, "code" or "token") => _codes[random.Next(_codes.Count)],
        (_, "kind") => "telegram",
        (_, "year") => "2026",
        (_, "date") => "2026-01-12",
        (_, "format") => random.Next(2) == 0 ? "json" : "xml",
        (_, "index" or "payload" or "answer") => random.Next(3).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ when _things.TryGetValue(operation.Collection, out ConcurrentQueue<string>? known) && known.TryPeek(out string? id) => id,
        _ => null,
    };

    /// <summary>Something that exists for a field of a body or a parameter of a query.</summary>
    public string? Field(string name) => name switch
    {
        "region" or "jurisdiction_id" => Region.Code,
        "authority" or "defaultAuthority" or "proposed" => "centre",
        "official" or "owner" or "to" => "boris",
        "topic" or "service_code" or "serviceCode" => TestRegion.CalmTopic,
        "channel" => Region.Feed,
        "ids" or "with" or "other" or "case" => _cases[Random.Shared.Next(_cases.Count)],
        "code" => Region.Code,
        "network" => "vk",
        "format" => "jsonl",
        "secret" => Region.FeedSecret,
        _ => null,
    };

    public void Dispose()
    {
        foreach (HttpClient client in _clients.Values)
        {
            client.Dispose();
        }

        _signingIn.Dispose();
    }

    private async Task<HttpClient> As(string name)
    {
        if (_clients.TryGetValue(name, out HttpClient? known))
        {
            return known;
        }

        await _signingIn.WaitAsync();
        try
        {
            return _clients.TryGetValue(name, out known) ? known : _clients[name] = await Open(name);
        }
        finally
        {
            _signingIn.Release();
        }
    }

    private async Task<HttpClient> Open(string name)
    {
        HttpClient client = New();
        switch (name)
        {
            case "":
                break;
            case "key":
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Key());
                break;
            case "own":
                string login = $"{Region.Code}-own-{Interlocked.Increment(ref _owners)}";
                using (ApiSession admin = await running.Dialog.Admin())
                {
                    await admin.PutUser(login, "Некто", "operator", Region.Code, TestRegion.Password);
                }

                await SignIn(client, login);
                break;
            default:
                await SignIn(client, await Cast.Of(name, running, Region.Code));
                break;
        }

        return client;
    }

    private static async Task SignIn(HttpClient client, string login)
    {
        HttpResponseMessage answer = await client.PostAsJsonAsync("/api/v1/session", new { login, password = TestRegion.Password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<string> Key()
    {
        using HttpClient admin = New();
        await SignIn(admin, await Cast.Of("administrator", running, Region.Code));
        string[] scopes = ["cases:read", "cases:write", "cases:personal", "intake:write", "webhooks:manage", "reports:read"];
        HttpResponseMessage made = await admin.PostAsJsonAsync("/api/v1/keys", new { name = "Проба", region = Region.Code, scopes, expiresAt = DateTimeOffset.UtcNow.AddDays(2) });
        return (await Running.Json(made)).GetProperty("key").GetString()!;
    }

    private HttpClient New()
    {
        SocketsHttpHandler handler = new()
        {
            CookieContainer = new CookieContainer(),
            AllowAutoRedirect = false,
            RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.Latin1,
            ResponseHeaderEncodingSelector = (_, _) => System.Text.Encoding.Latin1,
        };
        HttpClient client = new(handler) { BaseAddress = api, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Add("X-Dialog", "1");
        return client;
    }
}
