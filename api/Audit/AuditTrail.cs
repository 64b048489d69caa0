using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Dialog.Api.Audit;

/// <summary>
/// Records every change that a signed-in person asks for, and the reads marked <see cref="AuditedRead"/>, before the answer goes out:
/// what cannot be recorded is not shown. It goes by what an endpoint is, never by how its address is spelled; the route only names the
/// action of a change (<c>POST /api/v1/cases/{id}/claim</c> is <c>cases.claim</c>).
/// </summary>
internal static partial class AuditTrail
{
    private const int LongestFilter = 100;
    private static readonly object DetailKey = new();
    private static readonly object CountKey = new();
    private static readonly object CaseKey = new();

    public static void UseAuditTrail(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.User.Identity is { IsAuthenticated: true } && http.GetEndpoint() is RouteEndpoint endpoint && IsAudited(http.Request.Method, endpoint.Metadata))
        {
            http.Response.OnStarting(() => Write(http, endpoint));
        }

        return next(http);
    });

    /// <summary>Adds a detail to the audit entry of this request.</summary>
    public static void Explain(HttpContext http, string detail) => http.Items[DetailKey] = detail;

    /// <summary>The answer shows this many.</summary>
    public static void Counted(HttpContext http, int count) => http.Items[CountKey] = count;

    /// <summary>The request is about a case that its address does not name.</summary>
    public static void About(HttpContext http, Guid caseId) => http.Items[CaseKey] = caseId;

    /// <summary>Changes are recorded unless somebody says why not or no session acts through them; reads where they are marked.</summary>
    public static bool IsAudited(string method, EndpointMetadataCollection endpoint)
    {
        bool reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        return reads
            ? endpoint.GetMetadata<AuditedRead>() is not null
            : endpoint.GetMetadata<Unaudited>() is null && endpoint.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };
    }

    /// <summary>A change's name as the route says it.</summary>
    public static string ActionOf(string method, RoutePattern pattern)
    {
        string[] fixedParts = [.. pattern.PathSegments
            .Select(s => s is { IsSimple: true, Parts: [RoutePatternLiteralPart literal] } ? literal.Content : null)
            .OfType<string>()
            .Skip(2)];
        bool endsInVerb = method == "POST" && pattern.PathSegments is [.., { IsSimple: true, Parts: [RoutePatternLiteralPart] }] && fixedParts.Length > 1;
        string name = string.Join('.', fixedParts);
        return method switch
        {
            _ when endsInVerb => name,
            "GET" => $"{name}.read",
            "POST" => $"{name}.create",
            "PUT" or "PATCH" => $"{name}.change",
            _ => $"{name}.{method.ToLowerInvariant()}",
        };
    }

    private static async Task Write(HttpContext http, RouteEndpoint endpoint)
    {
        AuditedRead? read = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? endpoint.Metadata.GetMetadata<AuditedRead>() : null;
        string? named = endpoint.Metadata.GetMetadata<AboutCase>()?.Parameter;
        AuditEntry entry = AuditEntry.By(http.User, read?.Action ?? ActionOf(http.Request.Method, endpoint.RoutePattern), Outcome(http.Response.StatusCode)) with
        {
            CaseId = http.Items[CaseKey] as Guid? ?? CaseOf(http, named),
            Subject = string.Join('/', http.Request.RouteValues.Where(v => v.Key != named).Select(v => v.Value)) is { Length: > 0 } subject ? subject : null,
            Detail = http.Items[DetailKey] as string ?? DetailOf(http, read),
            Address = http.Connection.RemoteIpAddress?.ToString(),
        };
        try
        {
            await http.RequestServices.GetRequiredService<AuditLog>().Write(entry);
        }
        catch (Exception e) when (!HttpMethods.IsGet(http.Request.Method) && Setup.Errors.IsOutage(e))
        {
            // Done, but not recorded: a repeat with the same key does nothing a second time and is recorded then.
            LogNotWritten(http.RequestServices.GetRequiredService<ILogger<AuditLog>>(), e, entry.Action);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "2";
        }
    }

    private static Guid? CaseOf(HttpContext http, string? parameter)
    {
        string? text = parameter is null ? null : http.Request.RouteValues.GetValueOrDefault(parameter) as string ?? http.Request.Query[parameter].FirstOrDefault();
        return Guid.TryParse(text, out Guid id) ? id : null;
    }

    // view=open, topic=roads, count=37
    private static string? DetailOf(HttpContext http, AuditedRead? read)
    {
        IEnumerable<string> filters = (read?.Filters ?? [])
            .Where(http.Request.Query.ContainsKey)
            .Select(f => (Name: f, Value: http.Request.Query[f].ToString()))
            .Select(f => $"{f.Name}={(f.Value.Length > LongestFilter ? f.Value[..LongestFilter] : f.Value)}");
        string[] parts = http.Items[CountKey] is int count ? [.. filters, string.Create(CultureInfo.InvariantCulture, $"count={count}")] : [.. filters];
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }

    private static string Outcome(int status) => status switch
    {
        >= 200 and < 300 => "done",
        StatusCodes.Status409Conflict => "refused",
        _ => status.ToString(CultureInfo.InvariantCulture),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Action} could not be written to the audit log; its caller was asked to repeat it")]
    private static partial void LogNotWritten(ILogger logger, Exception exception, string action);
}
