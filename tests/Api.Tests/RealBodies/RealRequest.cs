using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dialog.Support.Api;

namespace Dialog.Api.Tests.RealBodies;

/// <summary>A request that is right in everything: the example of the description, about things that exist.</summary>
internal sealed partial class RealRequest(JsonElement document, Stage stage)
{
    private readonly Dictionary<string, string> _shared = [];
    private string? _case;
    private string? _other;
    private bool _once;

    private static readonly HashSet<string> Raw = ["POST /api/v1/imports", "POST /api/v1/cases/{id}/files", "POST /api/v1/channels/{id}/messages"];

    /// <summary>What is asked of the reads that want a question.</summary>
    private Dictionary<string, string> Queries(string caseId) => new()
    {
        ["GET /api/v1/templates"] = $"?case={caseId}",
        ["GET /api/v1/search"] = "?q=яма",
        // Those of all regions name one.
        ["GET /api/v1/board"] = $"?region={stage.Region.Code}",
        ["GET /api/v1/board/figures"] = $"?region={stage.Region.Code}",
        ["GET /api/v1/precedents"] = "?topic=roads",
        ["POST /api/v1/imports"] = $"?channel={stage.Region.Feed}&format=jsonl&name=a.jsonl",
        ["POST /api/v1/cases/{id}/files"] = "?name=a.txt",
        ["POST /live/negotiate"] = "?negotiateVersion=1",
    };

    /// <summary>Whether the request names something of the region, in its address or its body.</summary>
    public static bool IsAboutTheRegion(string endpoint) =>
        !IsOwn(endpoint) && (RouteValue().IsMatch(endpoint) || endpoint is "POST /api/v1/keys" or "POST /api/v1/webhooks" or "POST /api/v1/erasures" or "POST /api/v1/erasures/preview" or "POST /api/v1/deadlines/simulate" or "GET /api/v1/templates" or "POST /api/v1/imports");

    /// <summary>About the caller's own account and session: by somebody who is not needed afterwards.</summary>
    public static bool IsOwn(string endpoint) => endpoint.Contains(" /api/v1/session", StringComparison.Ordinal) || endpoint.Contains(" /api/v1/me/", StringComparison.Ordinal);

    /// <param name="maker">who makes what belongs to one person: views, bulk jobs</param>
    /// <param name="once">things that nobody else is asked about: the request may end them</param>
    public async Task<HttpRequestMessage> Make(string endpoint, HttpClient maker, bool once)
    {
        _once = once;
        string[] parts = endpoint.Split(' ');
        string path = parts[1];
        foreach (Match value in RouteValue().Matches(path))
        {
            string before = parts[1][..value.Index];
            path = path.Replace(value.Value, await Thing(before, value.Groups[1].Value, maker), StringComparison.Ordinal);
        }

        string query = Queries(endpoint.StartsWith("GET /api/v1/templates", StringComparison.Ordinal) ? Case() : "").GetValueOrDefault(endpoint.Replace("ANY /live/negotiate", "POST /live/negotiate", StringComparison.Ordinal), "");
        HttpRequestMessage request = new(new HttpMethod(parts[0] != "ANY" ? parts[0] : parts[1] == "/live/negotiate" ? "POST" : "GET"), path + query);
        request.Content = Raw.Contains(endpoint) ? OfARaw(endpoint) : await Json(endpoint, path) is { } json ? new StringContent(json, Encoding.UTF8, "application/json") : null;
        return request;
    }

    private static ByteArrayContent OfARaw(string endpoint)
    {
        object item = Stage.Item(Guid.NewGuid().ToString("N"));
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(endpoint.EndsWith("messages", StringComparison.Ordinal) ? JsonSerializer.Serialize(new[] { item }) : JsonSerializer.Serialize(item)));
        content.Headers.ContentType = new MediaTypeHeaderValue(endpoint.EndsWith("files", StringComparison.Ordinal) ? "text/plain" : "application/json");
        return content;
    }

    private string Case() => _once ? stage.Case() : _case ??= stage.Case();

    private async Task<string> Thing(string before, string name, HttpClient maker)
    {
        if (_once)
        {
            return await Value(before, name, maker);
        }

        string key = $"{before}{name}";
        return _shared.TryGetValue(key, out string? known) ? known : _shared[key] = await Value(before, name, maker);
    }

    private async Task<string> Value(string before, string name, HttpClient maker) => (before, name) switch
    {
        ("/api/v1/cases/", _) => Case(),
        ("/api/v1/users/", _) => await stage.User(),
        ("/api/v1/regions/", _) => stage.Region.Code,
        ("/api/v1/channels/", _) => await stage.Channel(),
        ("/api/v1/imports/", _) => await stage.Import(),
        ("/api/v1/webhooks/", _) => await stage.Webhook(),
        ("/api/v1/keys/", _) => await stage.Key(),
        ("/api/v1/template-library/", _) => await stage.Template(),
        ("/api/v1/erasures/", _) => await stage.Erasure(),
        ("/api/v1/files/", _) => await stage.File(),
        ("/api/v1/views/", _) => await stage.View(maker),
        ("/api/v1/bulk/", _) => await stage.Bulk(maker),
        ("/api/v1/me/passkeys/", _) => "AAAA",
        (_, "year") => "2026",
        (_, "version") => "1",
        (_, "date") => "2027-01-12",
        (_, "index" or "payload" or "answer" or "messageId" or "delivery") => "0",
        _ => Guid.Empty.ToString(),
    };

    private async Task<string?> Json(string endpoint, string path)
    {
        string[] parts = endpoint.Split(' ');
        if (!document.GetProperty("paths").TryGetProperty(parts[1], out JsonElement known) || !known.TryGetProperty(parts[0].ToLowerInvariant(), out JsonElement operation) || !operation.TryGetProperty("requestBody", out JsonElement body))
        {
            return null;
        }

        JsonNode example = body.GetProperty("content").GetProperty("application/json").TryGetProperty("example", out JsonElement shown) ? JsonNode.Parse(shown.GetRawText())! : new JsonObject();
        JsonNode? stored = parts[1] == "/api/v1/regions/{code}" ? await stage.Configuration() : null;
        if (parts[1] is "/api/v1/regions/{code}/retention" or "/api/v1/regions/{code}/versions/{version}/restore")
        {
            example["version"] = (await stage.Configuration())["version"]!.GetValue<int>() - 1;
        }

        return (stored ?? Real(example, endpoint, path, "")!).ToJsonString();
    }

    private JsonNode? Real(JsonNode? node, string endpoint, string path, string name) => node switch
    {
        JsonObject fields => new JsonObject((name.Length == 0 ? Added(endpoint) : []).Concat(fields).Select(f => KeyValuePair.Create(f.Key, Real(f.Value, endpoint, path, f.Key)))),
        JsonArray items => new JsonArray([.. items.Select(i => Real(i, endpoint, path, name))]),
        _ => name switch
        {
            "region" => stage.Region.Code,
            "ids" when endpoint.Contains("/cases/", StringComparison.Ordinal) => Case(),
            "with" or "other" => _once ? stage.Case() : _other ??= stage.Case(),
            "current" => TestRegion.Password,
            "password" when endpoint.EndsWith("/session/proof", StringComparison.Ordinal) => TestRegion.Password,
            "expiresAt" or "promisedFor" => DateTimeOffset.UtcNow.AddDays(30).ToString("O", CultureInfo.InvariantCulture),
            _ => node?.DeepClone(),
        },
    };

    // A change of what exists names the version it changes.
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Added(string endpoint) => endpoint switch
    {
        "PUT /api/v1/template-library/{id}" or "PUT /api/v1/views/{id}" => [KeyValuePair.Create("version", (JsonNode?)1)],
        _ => [],
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex RouteValue();
}
