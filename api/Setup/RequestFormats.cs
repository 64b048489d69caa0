using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Net.Http.Headers;

namespace Dialog.Api.Setup;

/// <summary>What is sent by another method or in another format than an endpoint takes is refused as that, not as an unknown address.</summary>
internal static class RequestFormats
{
    private const string Json = "application/json";

    /// <summary>
    /// JSON is UTF-8 (RFC 8259): the reader of bodies knows no other charset, and takes an unknown one for a fault of ours. No value of a query
    /// has a NUL: the database would refuse it, for an answer that is streamed when it has begun.
    /// </summary>
    public static void UseReadableRequests(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Query.FirstOrDefault(q => q.Key.Contains('\0') || q.Value.Any(v => v?.Contains('\0') == true)).Key is { } unreadable)
        {
            string name = unreadable.Replace("\0", "", StringComparison.Ordinal);
            string what = $"{name}: a NUL character cannot be stored or searched for: remove it.";
            ProblemFormat? format = http.GetEndpoint()?.Metadata.GetMetadata<ProblemFormat>();
            return (format?.Write(http.Request, 400, what) ?? Errors.Problem(400, "unstorable", what, new Dictionary<string, string[]> { [name] = [what] })).ExecuteAsync(http);
        }

        bool json = http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains(Json) == true;
        if (!json || !MediaTypeHeaderValue.TryParse(http.Request.ContentType, out MediaTypeHeaderValue? type) || !type.Charset.HasValue)
        {
            return next(http);
        }

        if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return OfAnotherFormat("The charset must be utf-8.").ExecuteAsync(http);
        }

        // The reader does not know it in quotes either.
        http.Request.ContentType = type.MediaType.Value;
        return next(http);
    });

    /// <summary>What to answer where no endpoint took the request.</summary>
    public static IResult Unmatched(HttpContext http)
    {
        Known known = http.RequestServices.GetRequiredService<Known>();
        RouteEndpoint[] there = [.. known.At(http.Request.Path)];
        string[] methods = [.. there.SelectMany(Methods).Distinct().Order(StringComparer.Ordinal)];
        if (methods.Length > 0 && !methods.Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            http.Response.Headers.Allow = string.Join(", ", methods);
            return Errors.Problem(405, "method-not-allowed", $"This address takes {string.Join(", ", methods)}.");
        }

        string[] formats = [.. there.Where(e => Methods(e).Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase)).SelectMany(Formats).Distinct()];
        return formats.Length > 0 && !formats.Contains(MediaTypeOf(http.Request.ContentType), StringComparer.OrdinalIgnoreCase)
            ? OfAnotherFormat($"Send the body with Content-Type {string.Join(" or ", formats)}.")
            : Errors.NotFound();
    }

    private static IResult OfAnotherFormat(string what) => Errors.Problem(415, "unsupported-media-type", what);

    private static string? MediaTypeOf(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type) ? type.MediaType.Value : null;

    private static IReadOnlyList<string> Methods(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private static IReadOnlyList<string> Formats(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? [];

    /// <summary>The endpoints by address, whatever method and format they take.</summary>
    internal sealed class Known(EndpointDataSource endpoints)
    {
        private readonly Lazy<(RouteEndpoint Endpoint, TemplateMatcher Address)[]> _all = new(() =>
            [.. endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => Methods(e).Count > 0).Select(e => (e, new TemplateMatcher(new RouteTemplate(e.RoutePattern), [])))]);

        public IEnumerable<RouteEndpoint> At(PathString path) => _all.Value.Where(e => e.Address.TryMatch(path, [])).Select(e => e.Endpoint);
    }
}
