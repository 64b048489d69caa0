using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dialog.Api.Tests;

/// <summary>The description of the api is complete, and the page that shows it needs nothing from elsewhere.</summary>
public sealed partial class TheReference(Running running)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Says_what_each_operation_does_who_may_and_how_it_fails()
    {
        JsonElement document = await Document();
        Assert.True(document.GetProperty("components").GetProperty("securitySchemes").TryGetProperty("session", out _));
        Assert.True(document.GetProperty("components").GetProperty("securitySchemes").TryGetProperty("key", out _));
        List<string> wanting = [];
        foreach (JsonProperty path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (JsonProperty operation in path.Value.EnumerateObject())
            {
                string name = $"{operation.Name.ToUpperInvariant()} {path.Name}";
                Note(wanting, operation.Value.TryGetProperty("summary", out _), $"{name}: no summary");
                Note(wanting, operation.Value.GetProperty("responses").EnumerateObject().Any(r => r.Value.TryGetProperty("content", out JsonElement content) && content.TryGetProperty("application/problem+json", out _)), $"{name}: no errors");
                bool open = path.Name.StartsWith("/public", StringComparison.Ordinal) || path.Name.StartsWith("/hooks", StringComparison.Ordinal) || path.Name.Contains("/session", StringComparison.Ordinal);
                Note(wanting, open || operation.Value.TryGetProperty("security", out _), $"{name}: does not say who may");
            }
        }

        Assert.Empty(wanting);
    }

    /// <summary>Answers that have no body on purpose: the caller knows all it needs from the status.</summary>
    private static readonly string[] WithoutBody =
    [
        "POST /public/threads/{code}/messages", "POST /public/threads/{code}/confirm", "POST /public/threads/{code}/dispute", "POST /public/threads/{code}/formal",
    ];

    [Fact]
    public async Task Declares_every_answer_of_every_operation()
    {
        List<string> wanting = [];
        foreach (JsonProperty path in (await Document()).GetProperty("paths").EnumerateObject())
        {
            foreach (JsonProperty operation in path.Value.EnumerateObject())
            {
                string name = $"{operation.Name.ToUpperInvariant()} {path.Name}";
                wanting.AddRange(Undeclared(name, operation.Value).Select(what => $"{name}: {what}"));
            }
        }

        Assert.Empty(wanting);
    }

    [Fact]
    public void Would_miss_a_success_without_a_schema_and_a_problem_that_is_not_declared()
    {
        JsonElement bare = JsonSerializer.Deserialize<JsonElement>("""{ "security": [{}], "requestBody": {}, "responses": { "200": { "description": "OK" }, "404": { "description": "none" } } }""");
        string[] missed = [.. Undeclared("POST /api/v1/things", bare)];
        Assert.Contains("200 has no schema", missed);
        Assert.Contains("404 is no problem document", missed);
        Assert.All(["400", "401", "403", "413", "429", "503"], status => Assert.Contains($"{status} is missing", missed));
    }

    private static IEnumerable<string> Undeclared(string name, JsonElement operation)
    {
        JsonProperty[] answers = [.. operation.GetProperty("responses").EnumerateObject()];
        if (answers.All(a => a.Name[0] is not ('2' or '3')))
        {
            yield return "no success";
        }

        foreach (JsonProperty answer in answers)
        {
            string[] schemas = answer.Value.TryGetProperty("content", out JsonElement content)
                ? [.. content.EnumerateObject().Select(c => $"{c.Name} {(c.Value.TryGetProperty("schema", out JsonElement schema) ? schema : default)}")]
                : [];
            if (answer.Name[0] == '2' && (schemas.Length == 0 || schemas.Any(s => s.EndsWith(' '))) && answer.Name is not ("202" or "204") && !WithoutBody.Contains(name))
            {
                yield return $"{answer.Name} has no schema";
            }

            if (answer.Name[0] is '4' or '5' && !schemas.Any(s => s.StartsWith("application/problem+json ", StringComparison.Ordinal) && s.Contains("Problem\"", StringComparison.Ordinal)))
            {
                yield return $"{answer.Name} is no problem document";
            }
        }

        bool guarded = operation.TryGetProperty("security", out _);
        string[] expected = [.. guarded ? ["401", "403", "429"] : Array.Empty<string>(), .. operation.TryGetProperty("requestBody", out _) ? ["400", "413"] : Array.Empty<string>(), "503"];
        foreach (string status in expected.Where(e => answers.All(a => a.Name != e)))
        {
            yield return $"{status} is missing";
        }
    }

    [Fact]
    public async Task Shows_a_valid_example_of_every_body()
    {
        JsonElement document = await Document();
        SchemaCheck schemas = new(document);
        List<string> wanting = [];
        foreach (JsonProperty operation in document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Where(o => o.Value.TryGetProperty("requestBody", out _)))
        {
            JsonElement body = operation.Value.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
            string name = body.GetProperty("schema").ToString();
            // The body without fields is left out by the writer of the document.
            string? fault = body.TryGetProperty("example", out JsonElement example) ? schemas.Fault(body.GetProperty("schema"), example, "")
                : name.Contains("/EmptyBody", StringComparison.Ordinal) ? null : "has none: add it to api/Reference/examples.json";
            Note(wanting, fault is null, $"{name}: {fault}");
        }

        Assert.Empty(wanting.Distinct());
    }

    [Fact]
    public async Task Knows_the_shape_of_a_case()
    {
        JsonElement schemas = (await Document()).GetProperty("components").GetProperty("schemas");
        Assert.True(schemas.GetProperty("CaseSummary").GetProperty("properties").TryGetProperty("number", out _));
        Assert.True(schemas.GetProperty("CaseDetail").GetProperty("properties").TryGetProperty("messages", out _));
    }

    [Fact]
    public async Task Knows_what_goes_over_the_hub()
    {
        JsonElement schemas = (await Document()).GetProperty("components").GetProperty("schemas");
        Assert.All(["ChangeBatch", "CaseChange", "ViewPosition", "BoardView", "CasePerson", "Notice"], name => Assert.True(schemas.TryGetProperty(name, out _), name));
        Assert.Contains("after", schemas.GetProperty("ChangeBatch").GetProperty("required").EnumerateArray().Select(r => r.GetString()));
    }

    /// <summary>The console's types are generated from this file. DIALOG_WRITE_OPENAPI=1 writes it; then <c>npm run schema</c> in api/console.</summary>
    [Fact]
    public async Task Stands_in_the_console_as_it_is()
    {
        string file = Path.Combine(Root(), "api", "console", "openapi.json");
        string text = JsonSerializer.Serialize(await Document(), Written).Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";
        if (Environment.GetEnvironmentVariable("DIALOG_WRITE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.True(
            text == await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
            "api/console/openapi.json is stale: run 'DIALOG_WRITE_OPENAPI=1 dotnet test tests/Api.Tests -c Release --filter TheReference', then 'npm run schema' in api/console.");
    }

    [Fact]
    public async Task Can_be_read_without_the_internet()
    {
        using HttpClient stranger = running.Stranger();
        HttpResponseMessage answer = await stranger.GetAsync("/reference", TestContext.Current.CancellationToken);
        if (answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Redirect)
        {
            answer = await stranger.GetAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        string page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("cdn.", page, StringComparison.Ordinal);
        MatchCollection scripts = Script().Matches(page);
        Assert.NotEmpty(scripts);
        foreach (Match script in scripts)
        {
            // The content policy runs no inline script and none of another origin.
            Assert.DoesNotContain("://", script.Groups[1].Value, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"/reference/{script.Groups[1].Value}", TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    private async Task<JsonElement> Document()
    {
        using HttpClient stranger = running.Stranger();
        JsonNode document = (await stranger.GetFromJsonAsync<JsonNode>("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        // The address of this run is nobody else's.
        document.AsObject().Remove("servers");
        return JsonSerializer.SerializeToElement(document);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Orleans.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Not inside the repository.");
    }

    private static void Note(List<string> wanting, bool right, string what)
    {
        if (!right)
        {
            wanting.Add(what);
        }
    }

    [GeneratedRegex("""<script\b(?:[^>]*src="([^"]*)")?""")]
    private static partial Regex Script();
}
