using System.Globalization;
using Npgsql;

namespace Dialog.Projections.Automation;

/// <summary>How often each rule of a region was applied, day by day.</summary>
internal sealed class RuleHitProjection : IProjection
{
    private const string Applied = "rule-applied";

    public IReadOnlyCollection<string> ReadsContentOf => [Applied];

    public ValueTask<IProjectedChange?> Prepare(ProjectionWindow window, DateTimeOffset now, bool leaveOut) =>
        ValueTask.FromResult<IProjectedChange?>(RuleHits.Of(window.Events.Where(e => e.Type == Applied)) is { Count: > 0 } hits ? new Change(window.Region, hits) : null);

    private sealed class Change(string region, IReadOnlyList<RuleHits> hits) : IProjectedChange
    {
        public async Task Write(NpgsqlConnection connection, NpgsqlTransaction transaction)
        {
            await using NpgsqlCommand command = new(Sql.Read("rule_hits_add"), connection, transaction);
            command.Bind(
                region,
                hits.Select(h => h.Rule).ToArray(),
                hits.Select(h => h.Day.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
                hits.Select(h => h.Hits).ToArray(),
                hits.Select(h => h.LastAt).ToArray());
            await command.ExecuteNonQueryAsync();
        }

        public Task Announce(IGrainFactory grains) => Task.CompletedTask;
    }
}

/// <summary>How often a rule was applied on a day of UTC, and when last.</summary>
internal sealed record RuleHits(string Rule, DateOnly Day, int Hits, DateTimeOffset LastAt)
{
    public static IReadOnlyList<RuleHits> Of(IEnumerable<ProjectedEvent> applied) =>
    [
        .. from e in applied
           let rule = e.Text("rule")
           where rule is not null
           group e by (Rule: rule, Day: DateOnly.FromDateTime(e.At.UtcDateTime)) into day
           orderby day.Key.Rule, day.Key.Day
           select new RuleHits(day.Key.Rule, day.Key.Day, day.Count(), day.Max(e => e.At)),
    ];
}
