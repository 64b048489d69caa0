using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dialog.Api.Tests;

/// <summary>
/// Holds every answer that a test receives against the description of the api: its status, media type and JSON must be declared
/// for the operation. What the description does not list (pages, Open311, the hub) passes.
/// </summary>
internal sealed partial class DeclaredAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly ConcurrentDictionary<string, Task<JsonElement>> Documents = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        Uri address = request.RequestUri!;
        if (!address.AbsolutePath.StartsWith("/openapi", StringComparison.Ordinal))
        {
            JsonElement document = await Documents.GetOrAdd(address.GetLeftPart(UriPartial.Authority), Read);
            if (Find(document, request.Method, address.AbsolutePath) is { } found && await Fault(document, found.Operation, answer, cancellationToken) is { } fault)
            {
                Assert.Fail($"{request.Method} {found.Path} answered {(int)answer.StatusCode}: {fault}. Declare it with the handler's result type (docs/api.md).");
            }
        }

        return answer;
    }

    /// <summary>The operation of an address: of several paths that match, the one with the most literal text.</summary>
    internal static (string Path, JsonElement Operation)? Find(JsonElement document, HttpMethod method, string address)
    {
        string plain = address.Length > 1 ? address.TrimEnd('/') : address;
        foreach (JsonProperty path in document.GetProperty("paths").EnumerateObject().OrderByDescending(p => RouteValue().Replace(p.Name, "").Length))
        {
            string pattern = $"^{RouteValue().Replace(Regex.Escape(path.Name).Replace("\\{", "{", StringComparison.Ordinal), "[^/]+")}$";
            if (path.Value.TryGetProperty(method.Method.ToLowerInvariant(), out JsonElement operation) && Regex.IsMatch(plain, pattern))
            {
                return (path.Name, operation);
            }
        }

        return null;
    }

    private static async Task<string?> Fault(JsonElement document, JsonElement operation, HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (!operation.GetProperty("responses").TryGetProperty($"{(int)answer.StatusCode}", out JsonElement declared))
        {
            return "the status is not declared";
        }

        await answer.Content.LoadIntoBufferAsync(cancellation);
        byte[] body = await answer.Content.ReadAsByteArrayAsync(cancellation);
        if (body.Length == 0)
        {
            // Authentication answers with the status alone; so do networks' webhooks with an empty text.
            bool mayBeEmpty = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || answer.Content.Headers.ContentType?.MediaType == "text/plain";
            return mayBeEmpty || !declared.TryGetProperty("content", out _) ? null : "a body is declared, but there is none";
        }

        string? mediaType = answer.Content.Headers.ContentType?.MediaType;
        if (!declared.TryGetProperty("content", out JsonElement content))
        {
            return $"no body is declared, but there is {mediaType}";
        }

        if (mediaType is null || !content.TryGetProperty(mediaType, out JsonElement kind))
        {
            // A file is of the type it was recognised as.
            return content.TryGetProperty("application/octet-stream", out _) ? null : $"{mediaType} is not declared";
        }

        return mediaType.EndsWith("json", StringComparison.Ordinal)
            ? new SchemaCheck(document).Fault(kind.GetProperty("schema"), JsonSerializer.Deserialize<JsonElement>(body), "")
            : null;
    }

    private static async Task<JsonElement> Read(string api)
    {
        using HttpClient client = new() { BaseAddress = new Uri(api) };
        return await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex RouteValue();
}
