using System.Text.Json;

namespace Dialog.Regions;

/// <summary>Gives each rule the version of the region in which it got its present form: the history of a case names it.</summary>
internal static class AutomationVersions
{
    public static AutomationRule[] Next(IReadOnlyList<AutomationRule> before, IReadOnlyList<AutomationRule> after, int version) =>
        [.. after.Select(rule => rule with { Version = before.FirstOrDefault(b => b.Id == rule.Id) is { } known && Same(known, rule) ? known.Version : version })];

    private static bool Same(AutomationRule one, AutomationRule other) =>
        JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other with { Version = one.Version });
}
