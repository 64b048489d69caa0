using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Cases;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Dialog.Api.Search;

/// <summary>Full-text search over cases and their messages.</summary>
internal static class SearchEndpoints
{
    private const int MaxLimit = 50;

    public static void AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services =>
        {
            NpgsqlConnectionStringBuilder connection = new(services.GetRequiredService<IConfiguration>().GetConnectionString("Dialog"))
            {
                ApplicationName = "dialog-api-search",
                MaxPoolSize = 8,
                MaxAutoPrepare = 0,
                CommandTimeout = 10,
            };
            return new SearchDatabase(new NpgsqlDataSourceBuilder(connection.ConnectionString) { Name = "dialog-search" }.Build());
        });
        builder.Services.AddSingleton<SearchReader>();
    }

    public static void MapSearch(this WebApplication app) => app.MapGroup("/api/v1/search").WithTags("search").RequireAuthorization(Permissions.ReadCases)
        .MapGet("/", Search)
        .AuditsRead("search.read", "status", "topic", "authority", "network", "from", "to")
        .WithSummary("Finds cases by the words of their messages, notes, names, addresses and numbers")
        .WithDescription("Newest first. Words in any form, \"quoted phrases\", -excluded words, or between alternatives; the last word may be the beginning of one. #123 finds one case.")
        ;

    private static async Task<Results<Ok<SearchPage>, BadRequestProblem>> Search(
        ClaimsPrincipal user,
        SearchReader reader,
        CancellationToken cancellation,
        string? q = null,
        string? status = null,
        string? topic = null,
        string? authority = null,
        string? network = null,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        string? cursor = null,
        int limit = 20)
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > SearchText.Longest)
        {
            return Errors.Field("q", $"1 to {SearchText.Longest} characters");
        }

        if (limit is < 1 or > MaxLimit)
        {
            return Errors.Field("limit", $"must be 1 to {MaxLimit}");
        }

        if (!TryStatuses(status, out CaseStatus[]? statuses))
        {
            return Errors.Field("status", $"must be some of {string.Join(", ", Enum.GetNames<CaseStatus>().Skip(1).Select(Camel))}, separated by commas");
        }

        CaseCursor? after = null;
        if (cursor is not null && !CaseCursor.TryParse(cursor, out after))
        {
            return Errors.Field("cursor", "is not one this api gave");
        }

        ParsedSearch search = await reader.Parse(q, cancellation);
        return search.FindsNothing
            ? Errors.Field("q", "needs at least one word to look for, not only excluded or very common ones")
            : TypedResults.Ok(await reader.Page(Person.Of(user), new SearchQuery(q, statuses, topic, authority, network, from, to, after, limit), search, cancellation));
    }

    private static bool TryStatuses(string? text, out CaseStatus[]? statuses)
    {
        statuses = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        string[] names = text.Split(',', StringSplitOptions.TrimEntries);
        statuses = [.. Enum.GetValues<CaseStatus>().Where(s => s != CaseStatus.None && names.Contains(Camel(s.ToString())))];
        return statuses.Length == names.Distinct().Count();
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
