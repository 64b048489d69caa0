using System.Text.Json;
using Dialog.Cases;
using Dialog.Projections;
using Dialog.Projections.Automation;

namespace Dialog.Domain.Tests.Automation;

public sealed class TheUseOfRules
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Is_counted_by_rule_and_day_of_utc() => Assert.Equal(
        [
            new("a", new(2025, 3, 3), 2, Noon.AddHours(1)),
            new("a", new(2025, 3, 4), 1, Noon.AddHours(13)),
            new("b", new(2025, 3, 3), 1, Noon),
        ],
        RuleHits.Of([Applied("b", Noon), Applied("a", Noon.AddHours(1)), Applied("a", Noon.AddHours(13).ToOffset(TimeSpan.FromHours(-5))), Applied("a", Noon)]));

    [Fact]
    public void Leaves_out_what_names_no_rule() => Assert.Empty(RuleHits.Of([Applied("a", Noon) with { Data = null }]));

    private static ProjectedEvent Applied(string rule, DateTimeOffset at) =>
        new(Guid.NewGuid(), 4, "rule-applied", JsonSerializer.SerializeToElement(new { rule }), ActorKind.System, $"rule:{rule}", "Правило", at, true);
}
