using System.Globalization;
using System.Security.Claims;
using System.Text;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Audit;

/// <summary>The audit log of a region, for its administrator and its lead. Reading it leaves a trace too.</summary>
internal static class AuditEndpoints
{
    private const int MaxLimit = 200;
    private const int LargestExport = 100_000;

    public static void MapAudit(this WebApplication app)
    {
        RouteGroupBuilder audit = app.MapGroup("/api/v1/audit").WithTags("audit").RequireAuthorization(Permissions.ReadAudit);
        audit.MapGet("/", List).AuditsRead("audit.read", Filters.Recorded).WithSummary("Who did and saw what");
        audit.MapGet("/export", Export).AuditsRead("audit.export.read", Filters.Recorded).WithSummary("The audit log as a file").Produces<string>(200, "text/csv");
    }

    private static async Task<Results<Ok<AuditPage>, BadRequestProblem, NotFoundProblem>> List([AsParameters] Filters filters, ClaimsPrincipal user, AuditReader reader, CancellationToken cancellation, int limit = 50)
    {
        if (limit is < 1 or > MaxLimit)
        {
            return Errors.Field("limit", $"must be 1 to {MaxLimit}");
        }

        Person person = Person.Of(user);
        if (!filters.IsOf(person))
        {
            return Errors.NotFound();
        }

        (AuditQuery? query, BadRequestProblem? fault) = filters.Check(person, limit);
        if (query is null)
        {
            return fault!;
        }

        List<AuditLine> page = [];
        await foreach (AuditLine line in reader.Read(query, cancellation))
        {
            page.Add(line);
        }

        return TypedResults.Ok(new AuditPage(page, page.Count == limit ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static Results<PushStreamHttpResult, BadRequestProblem, NotFoundProblem> Export([AsParameters] Filters filters, ClaimsPrincipal user, AuditReader reader, HttpContext http, CancellationToken cancellation)
    {
        Person person = Person.Of(user);
        if (!filters.IsOf(person))
        {
            return Errors.NotFound();
        }

        (AuditQuery? query, BadRequestProblem? fault) = filters.Check(person, LargestExport);
        if (query is null)
        {
            return fault!;
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(
            async body =>
            {
                await using StreamWriter writer = new(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                await writer.WriteAsync("id,at,who,role,action,case,region,subject,outcome,address,detail\r\n");
                await foreach (AuditLine line in reader.Read(query, cancellation))
                {
                    await writer.WriteAsync(Csv(line));
                }
            },
            "text/csv; charset=utf-8",
            "audit.csv");
    }

    private static string Csv(AuditLine l) => string.Join(',', ((string?[])
    [
        l.Id.ToString(CultureInfo.InvariantCulture), l.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), l.Who, l.Role, l.Action,
        l.CaseNumber?.ToString(CultureInfo.InvariantCulture), l.Region, l.Subject, l.Outcome, l.Address, l.Detail,
    ]).Select(Field)) + "\r\n";

    // A spreadsheet takes what begins like this for a formula, and somebody else wrote it.
    private static string Field(string? value)
    {
        string text = value is { Length: > 0 } && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{value}" : value ?? "";
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <param name="Who">a login</param>
    /// <param name="Action">an action or the beginning of one, e.g. <c>cases</c> or <c>cases.unmask</c></param>
    /// <param name="Case">a case's number</param>
    internal sealed record Filters(string? Who, string? Action, long? Case, string? Region, DateTimeOffset? From, DateTimeOffset? To, string? Cursor)
    {
        public static readonly string[] Recorded = ["who", "action", "case", "region", "from", "to"];

        public bool IsOf(Person person) => Region is null || person.BelongsTo(Region);

        public (AuditQuery? Query, BadRequestProblem? Fault) Check(Person person, int limit)
        {
            long after = 0;
            if (Cursor is not null && !long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            {
                return (null, Errors.Field("cursor", "is not one this api gave"));
            }

            string? region = Region ?? (person.Region == Person.AllRegions ? null : person.Region);
            return (new AuditQuery(region, Who, Action, Case, From, To, Cursor is null ? null : after, limit), null);
        }
    }
}

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record AuditPage(IReadOnlyList<AuditLine> Items, string? Next) : ICounted
{
    int ICounted.Count => Items.Count;
}
