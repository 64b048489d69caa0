using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>An operation of the api, as the description or, for what it leaves out, its route tells it.</summary>
/// <param name="Name">method and address as in the table of <see cref="EveryEndpoint"/></param>
/// <param name="Query">names of the parameters in the query, with whether each is required</param>
/// <param name="Body">the schema of the JSON body</param>
/// <param name="Example">a valid body</param>
/// <param name="Form">fields of the form, where the body is one</param>
internal sealed partial record FuzzedOperation(string Name, (string Name, bool Required)[] Query, JsonElement? Body = null, string? Example = null, string[]? Form = null)
{
    public string Method => Name.Split(' ')[0];

    public string Path => Name.Split(' ')[1];

    /// <summary>The things whose ids stand in the address: its part before the first value.</summary>
    public string Collection => Path.Split("/{")[0];

    private static readonly Dictionary<string, string[]> Forms = new()
    {
        ["POST /r/{region}"] = ["text", "name", "address", "topic", "messageId", "files"],
        ["POST /t"] = ["code"],
        ["POST /t/{code}"] = ["text", "messageId"],
        ["POST /t/{code}/confirm"] = [],
        ["POST /t/{code}/dispute"] = ["text"],
        ["POST /t/{code}/formal"] = ["fullName", "replyTo", "text"],
        ["POST /a/{token}"] = ["address"],
        ["POST /open311/v2/{region}/requests.{format}"] = ["api_key", "jurisdiction_id", "service_code", "description", "address_string", "lat", "long", "first_name", "last_name", "email", "phone", "media_url", "attribute[a]", "account_id", "device_id"],
        ["POST /open311/v2/{region}/servicerequestupdates.{format}"] = ["api_key", "service_request_id", "update_id", "status", "description", "updated_datetime", "email", "media_url"],
    };

    private static readonly Dictionary<string, string[]> Queries = new()
    {
        ["GET /open311/v2/{region}/requests.{format}"] = ["service_request_id", "service_code", "start_date", "end_date", "status", "page", "page_size", "jurisdiction_id", "lat", "long", "radius", "extensions", "updated_after"],
        ["GET /open311/v2/{region}/servicerequestupdates.{format}"] = ["start_date", "end_date", "jurisdiction_id", "api_key"],
        ["ANY /live"] = ["id", "access_token"],
        ["ANY /live/negotiate"] = ["negotiateVersion"],
        ["GET /r/{region}"] = ["lang", "topic"],
        ["GET /t/{code}"] = ["lang"],
    };

    /// <summary>Everything the table names, with what the description says of it.</summary>
    public static List<FuzzedOperation> All(JsonElement document, IEnumerable<string> endpoints) => [.. endpoints.Order(StringComparer.Ordinal).Select(e => Of(document, e))];

    private static FuzzedOperation Of(JsonElement document, string endpoint)
    {
        string[] parts = endpoint.Split(' ');
        if (!document.GetProperty("paths").TryGetProperty(parts[1], out JsonElement path) || !path.TryGetProperty(parts[0].ToLowerInvariant(), out JsonElement operation))
        {
            return new FuzzedOperation(endpoint, [.. (Queries.GetValueOrDefault(endpoint) ?? []).Select(q => (q, false))], Form: Forms.GetValueOrDefault(endpoint));
        }

        JsonElement[] parameters = operation.TryGetProperty("parameters", out JsonElement all) ? [.. all.EnumerateArray()] : [];
        (string, bool)[] query =
        [
            .. parameters.Where(p => p.GetProperty("in").GetString() == "query")
                .Select(p => (p.GetProperty("name").GetString()!, p.TryGetProperty("required", out JsonElement required) && required.GetBoolean())),
        ];
        if (!operation.TryGetProperty("requestBody", out JsonElement body) || !body.GetProperty("content").TryGetProperty("application/json", out JsonElement json))
        {
            return new FuzzedOperation(endpoint, query);
        }

        return new FuzzedOperation(endpoint, query, json.GetProperty("schema"), json.TryGetProperty("example", out JsonElement example) ? example.GetRawText() : "{}");
    }

    /// <summary>The address with each value in braces replaced.</summary>
    public string Filled(Func<string, string> value) => RouteValue().Replace(Path, m => value(m.Groups[1].Value));

    [GeneratedRegex(@"\{\*?(\w+)(?::\w+)?\??\}")]
    private static partial Regex RouteValue();
}
