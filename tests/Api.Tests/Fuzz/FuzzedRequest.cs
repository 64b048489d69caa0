using System.Text;

namespace Dialog.Api.Tests.Fuzz;

/// <summary>One request of an operation: most of it as it should be, some of it as nobody would send it.</summary>
internal sealed class FuzzedRequest(FuzzedRegion region, FuzzedBody body)
{
    public FuzzedBody Body => body;

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];

    private static readonly string[] Headers =
    [
        "Accept", "Accept-Language", "Accept-Charset", "Accept-Encoding", "Idempotency-Key", "If-None-Match", "If-Modified-Since", "If-Range", "Range", "Origin", "Referer", "Sec-Fetch-Site", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host",
        "X-HTTP-Method-Override", "X-Dialog", "User-Agent", "Cookie", "Authorization", "Expect", "Upgrade", "X-Telegram-Bot-Api-Secret-Token", "traceparent", "tracestate", "baggage", "X-Requested-With",
    ];

    private static readonly string[] HeaderValues =
    [
        "", "*", "*/*;q=2", "application/xml", "ru-RU,ru;q=nan", "bytes=0-0", "bytes=-1", "bytes=9-1,2-,x", "null", "https://evil.example", "cross-site", "Basic QWxhZGRpbjpvcGVu", "Bearer dlg_x_0", "Bearer ", "dialog=AAAA", "dialog=%00; x", "00-0-0-0", "W/\"\"", "a,b;c=\"",
        "\u00ff\u0080", "127.0.0.1, ::1, x", "gzip;q=-1",
    ];

    public HttpRequestMessage Make(FuzzedOperation operation, Uri api, Random random)
    {
        string method = random.Next(25) == 0 || operation.Method == "ANY" ? Methods[random.Next(Methods.Length)] : operation.Method;
        string address = Path(operation, random) + Query(operation, random);
        HttpRequestMessage request = new(new HttpMethod(method), new Uri(api.GetLeftPart(UriPartial.Authority) + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        bool carries = method is not ("GET" or "HEAD" or "TRACE" or "OPTIONS") && (operation.Method is "POST" or "PUT" || random.Next(20) == 0);
        request.Content = carries ? body.Make(operation, random) : null;
        if (random.Next(3) == 0)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", random.Next(2) == 0 ? $"{random.Next(50)}" : new string('k', random.Next(1, 3_000)));
        }

        for (int i = random.Next(4) == 0 ? random.Next(1, 4) : 0; i > 0; i--)
        {
            request.Headers.TryAddWithoutValidation(Headers[random.Next(Headers.Length)], HeaderValues[random.Next(HeaderValues.Length)]);
        }

        return request;
    }

    /// <summary>To the right address, with this body.</summary>
    public HttpRequestMessage Right(FuzzedOperation operation, string json, Uri api, Random random)
    {
        string path = operation.Filled(name => Uri.EscapeDataString(region.Value(operation, name, random) ?? Guid.NewGuid().ToString()));
        return new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(api, path)) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }

    private string Path(FuzzedOperation operation, Random random)
    {
        string path = operation.Filled(name => random.Next(4) == 0 ? Nonsense.Escaped(random) : Uri.EscapeDataString(region.Value(operation, name, random) ?? Guid.NewGuid().ToString()));
        return random.Next(16) switch
        {
            0 => string.Concat(path.Select(c => random.Next(2) == 0 ? char.ToUpperInvariant(c) : c)),
            1 => path + new[] { "/", "//", "/.", "/%2e%2e", ";a=b", "%20", ".", "%00", "%" }[random.Next(9)],
            2 => path.Replace("/", "//", StringComparison.Ordinal),
            3 => string.Concat(path.Select(c => c != '/' && char.IsAsciiLetter(c) && random.Next(3) == 0 ? $"%{(int)c:x2}" : $"{c}")),
            _ => path,
        };
    }

    private string Query(FuzzedOperation operation, Random random)
    {
        StringBuilder query = new();
        foreach ((string name, bool required) in operation.Query)
        {
            if (required ? random.Next(10) > 0 : random.Next(3) == 0)
            {
                int times = random.Next(30) == 0 ? 3 : 1;
                for (int i = 0; i < times; i++)
                {
                    Add(query, random.Next(20) == 0 ? name.ToUpperInvariant() : name, random.Next(2) == 0 && region.Field(name) is { } known ? Uri.EscapeDataString(known) : Nonsense.Escaped(random));
                }
            }
        }

        if (random.Next(20) == 0)
        {
            Add(query, new[] { "a[]", "", "%00", "%ff", "limit", "cursor", "$filter", "locale", "api_key" }[random.Next(9)], Nonsense.Escaped(random));
        }

        return query.Length == 0 ? "" : $"?{query}";
    }

    private static void Add(StringBuilder query, string name, string value) => query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(value);
}
