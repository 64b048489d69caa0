using System.Globalization;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Dialog.Api.Audit;

/// <summary>Marks reads that are recorded too; reads of one case and all changes always are.</summary>
/// <param name="When">null: always</param>
internal sealed record AuditedRead(Func<HttpContext, bool>? When = null);

/// <summary>Marks changes that are not recorded: there are too many of them, and they are recorded elsewhere.</summary>
internal sealed record Unaudited;

/// <summary>
/// Records every change that a signed-in person asks for, and the marked reads, before the answer goes out: what
/// cannot be recorded is not shown. An endpoint need do nothing for it; its route names the action
/// (<c>POST /api/v1/cases/{id}/claim</c> is <c>cases.claim</c>).
/// </summary>
internal static partial class AuditTrail
{
    private const string Prefix = "/api/v1/";
    private static readonly object DetailKey = new();

    public static void UseAuditTrail(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.User.Identity is { IsAuthenticated: true } && http.GetEndpoint() is RouteEndpoint endpoint && IsAudited(http, endpoint))
        {
            http.Response.OnStarting(() => Write(http, endpoint));
        }

        return next(http);
    });

    /// <summary>Adds a detail to the audit entry of this request.</summary>
    public static void Explain(HttpContext http, string detail) => http.Items[DetailKey] = detail;

    /// <summary>The action's name as the route says it.</summary>
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

    private static bool IsAudited(HttpContext http, RouteEndpoint endpoint)
    {
        if (endpoint.RoutePattern.RawText?.StartsWith(Prefix, StringComparison.Ordinal) != true || endpoint.Metadata.GetMetadata<Unaudited>() is not null)
        {
            return false;
        }

        bool reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        bool ofCase = endpoint.RoutePattern.RawText.StartsWith($"{Prefix}cases/{{id", StringComparison.Ordinal);
        return !reads || ofCase || (endpoint.Metadata.GetMetadata<AuditedRead>() is { } marked && marked.When?.Invoke(http) != false);
    }

    private static async Task Write(HttpContext http, RouteEndpoint endpoint)
    {
        RouteValueDictionary values = http.Request.RouteValues;
        bool isCase = endpoint.RoutePattern.RawText!.StartsWith($"{Prefix}cases", StringComparison.Ordinal);
        Guid? caseId = isCase && Guid.TryParse(values.GetValueOrDefault("id") as string, out Guid id) ? id : null;
        AuditEntry entry = AuditEntry.By(http.User, ActionOf(http.Request.Method, endpoint.RoutePattern), Outcome(http.Response.StatusCode)) with
        {
            CaseId = caseId,
            Subject = string.Join('/', values.Where(v => caseId is null || v.Key != "id").Select(v => v.Value)) is { Length: > 0 } subject ? subject : null,
            Detail = http.Items[DetailKey] as string,
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

    private static string Outcome(int status) => status switch
    {
        >= 200 and < 300 => "done",
        StatusCodes.Status409Conflict => "refused",
        _ => status.ToString(CultureInfo.InvariantCulture),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Action} could not be written to the audit log; its caller was asked to repeat it")]
    private static partial void LogNotWritten(ILogger logger, Exception exception, string action);
}
