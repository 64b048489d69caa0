namespace Dialog.Regions;

/// <summary>What is wrong with terms of keeping, by the path of the field.</summary>
public static class RetentionCheck
{
    private const int MostRules = 100;

    public static IEnumerable<(string Field, string What)> Of(RetentionRule[] rules)
    {
        if (rules.Length > MostRules)
        {
            yield return ("retention", $"at most {MostRules} rules");
        }

        if (rules.DistinctBy(r => r.Id).Count() != rules.Length)
        {
            yield return ("retention", "ids must be unique");
        }

        for (int i = 0; i < rules.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(rules[i].Id))
            {
                yield return ($"retention[{i}].id", "must not be empty");
            }

            if (rules[i].Days is < RetentionRule.ShortestDays or > RetentionRule.LongestDays)
            {
                yield return ($"retention[{i}].days", $"must be {RetentionRule.ShortestDays} to {RetentionRule.LongestDays}");
            }
        }
    }
}
