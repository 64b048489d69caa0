using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Dialog.Api.Regions;

/// <param name="Hits">How often it was applied in the last 30 days, today included.</param>
/// <param name="LastAt">When last; null: never.</param>
internal sealed record RuleUse(string Rule, long Hits, DateTimeOffset? LastAt);

/// <param name="Rules">The list as it would be saved: what comes before a rule may stop it.</param>
/// <param name="Rule">The id of the rule to tell about.</param>
internal sealed record AutomationTrialBody(AutomationRule[] Rules, string Rule);

/// <summary>How the rules of a region's administrator are used, and what they would have done. They are changed with the region's configuration.</summary>
internal static class AutomationEndpoints
{
    public static void MapAutomation(this RouteGroupBuilder regions)
    {
        regions.MapGet("/{code}/automation/use", Use).WithSummary("How often each rule was applied lately");
        regions.MapPost("/{code}/automation/try", Try).WithSummary("What a rule would have done to the cases of the last month; nothing is stored");
    }

    private static async Task<Results<Ok<IEnumerable<RuleUse>>, NotFoundProblem>> Use(string code, ClaimsPrincipal user, IGrainFactory grains, NpgsqlDataSource database, TimeProvider time, CancellationToken cancellation)
    {
        if (!Person.Of(user).Administers(code) || await grains.GetGrain<IRegionGrain>(code).Get() is not { } region)
        {
            return Errors.NotFound();
        }

        Dictionary<string, RuleUse> used = [];
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("rule_use")).Bind(code, time.GetUtcNow().AddDays(-29));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            used[reader.GetString(0)] = new RuleUse(reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2));
        }

        return TypedResults.Ok(region.Automation.Select(rule => used.GetValueOrDefault(rule.Id) ?? new RuleUse(rule.Id, 0, null)));
    }

    private static async Task<Results<Ok<AutomationTrial>, BadRequestProblem, NotFoundProblem>> Try(string code, AutomationTrialBody body, ClaimsPrincipal user, IGrainFactory grains)
    {
        IRegionGrain grain = grains.GetGrain<IRegionGrain>(code);
        if (!Person.Of(user).Administers(code) || await grain.Get() is not { } region)
        {
            return Errors.NotFound();
        }

        AutomationRule[] rules = body.Rules ?? [];
        if (!Array.Exists(rules, r => r.Id == body.Rule))
        {
            return Errors.Field("rule", "must be the id of one of the rules");
        }

        RegionReply check = await grain.Check(region with { Automation = rules, Version = region.Version + 1 });
        return check.Errors.Count > 0
            ? Errors.Invalid("invalid-region", "The rules contradict themselves; see errors by field.", check.Errors)
            : await grains.GetGrain<IAutomationGrain>(code).Try(rules, body.Rule) is { } trial ? TypedResults.Ok(trial) : Errors.NotFound();
    }
}
