namespace Dialog.Deadlines.Domain;

/// <summary>Keeps a derivation short enough to read: like lines become one, first with the same reason, then all of a kind.</summary>
internal static class DeadlineFolding
{
    private const int Longest = 12;
    private const int LongestReasons = 200;

    public static DeadlineStep[] Fold(List<DeadlineStep> steps)
    {
        IEnumerable<DeadlineStep> folded = steps;
        if (steps.Count > Longest)
        {
            folded = steps.GroupBy(s => (s.Code, s.Detail)).Select(Merge).ToList();
        }

        if (folded.Count() > Longest)
        {
            folded = folded.GroupBy(s => s.Code).Select(Merge);
        }
        // Received stays first and due last even where another line begins or ends at the same instant.
        return [.. folded.OrderBy(s => s.Code == DeadlineCodes.Due).ThenBy(s => s.At)];
    }

    public static string? Join(string? reasons, string? next) =>
        next is null || reasons == next ? reasons
        : reasons is null ? next
        : reasons.Split("; ").Contains(next) || reasons.Length + next.Length > LongestReasons ? reasons
        : $"{reasons}; {next}";

    private static DeadlineStep Merge(IEnumerable<DeadlineStep> same) =>
        same.Aggregate((one, next) => one with
        {
            Until = next.Until > one.Until ? next.Until : one.Until,
            Hours = one.Hours + next.Hours,
            Days = one.Days + next.Days,
            Detail = Join(one.Detail, next.Detail),
            Source = Join(one.Source, next.Source),
        });
}
