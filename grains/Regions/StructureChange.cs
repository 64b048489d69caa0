namespace Dialog.Regions;

/// <summary>The bodies that a change closes and the bodies and officials that it takes away.</summary>
internal sealed record StructureChange(string[] Closed, string[] RemovedAuthorities, string[] RemovedOfficials, RegionConfiguration After, RegionConfiguration Before)
{
    public bool IsNothing => Closed.Length + RemovedAuthorities.Length + RemovedOfficials.Length == 0;

    public static StructureChange Between(RegionConfiguration before, RegionConfiguration after)
    {
        HashSet<string> open = [.. before.Authorities.Where(a => !a.Closed).Select(a => a.Id)];
        return new StructureChange(
            [.. after.Authorities.Where(a => a.Closed && open.Contains(a.Id)).Select(a => a.Id)],
            [.. before.Authorities.Select(a => a.Id).Except(after.Authorities.Select(a => a.Id))],
            [.. before.Officials.Select(o => o.Id).Except(after.Officials.Select(o => o.Id))],
            after, before);
    }

    /// <summary>What was merged stays as it is: its cases have moved, and no other body ever gets its code.</summary>
    public static IEnumerable<(string Field, string What)> Undone(RegionConfiguration before, RegionConfiguration after)
    {
        foreach (Authority merged in before.Authorities.Where(a => a.MergedInto is not null))
        {
            int at = Array.FindIndex(after.Authorities, a => a.Id == merged.Id);
            if (at < 0 || after.Authorities[at].MergedInto != merged.MergedInto)
            {
                string into = Array.Find(before.Authorities, a => a.Id == merged.MergedInto)?.Name ?? merged.MergedInto!;
                yield return (at < 0 ? "authorities" : $"authorities[{at}].mergedInto",
                    $"authority-merged: {merged.Name} was merged into {into}, which has its open cases; this is not taken back. Make a new body and move what it needs");
            }
        }
    }

    /// <param name="kind">as structure_in_use.sql says</param>
    public (string Field, string What) Fault(string kind, string id, long count) => kind switch
    {
        "closed" => ($"authorities[{Array.FindIndex(After.Authorities, a => a.Id == id)}].closed", $"open-cases: {NameOf(id)}: {count} open cases; hand them on first"),
        "authority-cases" => ("authorities", $"authority-used: {NameOf(id)} has cases; close it instead of removing it"),
        "authority-people" => ("authorities", $"authority-has-people: {NameOf(id)}: {count} accounts belong to it; give them another first"),
        "official-cases" => ("officials", $"official-has-cases: {PersonOf(id)}: {count} open cases; hand them on first"),
        "official-people" => ("officials", $"official-has-account: {PersonOf(id)} signs in with an account; take the official from it first"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown"),
    };

    private string NameOf(string id) => After.Authorities.Concat(Before.Authorities).First(a => a.Id == id).Name;

    private string PersonOf(string id) => Before.Officials.First(o => o.Id == id).Name;
}
