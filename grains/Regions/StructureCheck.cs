namespace Dialog.Regions;

/// <summary>What is left open where a body is closed, and what is wrong with officials' hours and absences, by the path of the field.</summary>
internal static class StructureCheck
{
    public const int LongestName = 300;
    public const int MostAbsences = 50;

    public static IEnumerable<(string Field, string What)> Of(RegionConfiguration c) => [.. Names(c), .. Merged(c), .. Closed(c), .. Hours(c), .. Absences(c)];

    private static IEnumerable<(string Field, string What)> Names(RegionConfiguration c)
    {
        for (int i = 0; i < c.Authorities.Length; i++)
        {
            if (c.Authorities[i].Name is not { } name || name.Length > LongestName)
            {
                yield return ($"authorities[{i}].name", $"length-out-of-range: must be at most {LongestName} characters");
            }
        }

        for (int i = 0; i < c.Officials.Length; i++)
        {
            if (c.Officials[i].Name is not { } name || name.Length > LongestName)
            {
                yield return ($"officials[{i}].name", $"length-out-of-range: must be at most {LongestName} characters");
            }
        }
    }

    private static IEnumerable<(string Field, string What)> Merged(RegionConfiguration c)
    {
        for (int i = 0; i < c.Authorities.Length; i++)
        {
            if (c.Authorities[i].MergedInto is not { } into)
            {
                continue;
            }

            if (into == c.Authorities[i].Id || c.Authorities.All(a => a.Id != into))
            {
                yield return ($"authorities[{i}].mergedInto", $"unknown-authority: '{into}' is not another of the authorities");
            }

            if (!c.Authorities[i].Closed)
            {
                yield return ($"authorities[{i}].closed", $"authority-merged: {c.Authorities[i].Name} was merged into another body, which has its open cases; make a new body instead");
            }
        }
    }

    private static IEnumerable<(string Field, string What)> Closed(RegionConfiguration c)
    {
        HashSet<string> closed = [.. c.Authorities.Where(a => a.Closed).Select(a => a.Id)];
        if (closed.Count == 0)
        {
            yield break;
        }

        if (closed.Contains(c.DefaultAuthority))
        {
            yield return ("defaultAuthority", "authority-closed: takes what no rule gives to another; name another body first");
        }

        for (int i = 0; i < c.Authorities.Length; i++)
        {
            if (!c.Authorities[i].Closed && c.Authorities[i].Parent is { } parent && closed.Contains(parent))
            {
                yield return ($"authorities[{i}].parent", $"authority-closed: {c.Authorities[i].Name} is beneath a closed body; move it first");
            }
        }

        for (int i = 0; i < c.Officials.Length; i++)
        {
            if (closed.Contains(c.Officials[i].Authority))
            {
                yield return ($"officials[{i}].authority", $"authority-closed: {c.Officials[i].Name} belongs to a closed body; move them first");
            }
        }

        for (int i = 0; i < c.Routing.Length; i++)
        {
            if (closed.Contains(c.Routing[i].Authority))
            {
                yield return ($"routing[{i}].authority", $"authority-closed: the topic '{c.Routing[i].Topic}' goes to a closed body; route it to another first");
            }
        }
    }

    private static IEnumerable<(string Field, string What)> Hours(RegionConfiguration c)
    {
        for (int i = 0; i < c.Officials.Length; i++)
        {
            WorkingInterval[] hours = c.Officials[i].Hours ?? [];
            for (int k = 0; k < hours.Length; k++)
            {
                if (!Enum.IsDefined(hours[k].Day))
                {
                    yield return ($"officials[{i}].hours[{k}].day", "unknown-day: must be monday to sunday");
                }

                if (hours[k].To != TimeOnly.MinValue && hours[k].From >= hours[k].To)
                {
                    yield return ($"officials[{i}].hours[{k}]", "interval-reversed: must begin before it ends");
                }
            }
        }
    }

    private static IEnumerable<(string Field, string What)> Absences(RegionConfiguration c)
    {
        Dictionary<string, Official> officials = c.Officials.GroupBy(o => o.Id).ToDictionary(g => g.Key, g => g.First());
        for (int i = 0; i < c.Officials.Length; i++)
        {
            Absence[] absences = c.Officials[i].Absences ?? [];
            if (absences.Length > MostAbsences)
            {
                yield return ($"officials[{i}].absences", $"too-many: at most {MostAbsences}");
            }

            for (int k = 0; k < absences.Length; k++)
            {
                string at = $"officials[{i}].absences[{k}]";
                if (absences[k].From > absences[k].To)
                {
                    yield return ($"{at}.to", "interval-reversed: must not end before it begins");
                }
                else if (absences[k].Substitute is { } substitute && Substitute(c.Officials[i].Id, substitute, absences[k], officials) is { } fault)
                {
                    yield return ($"{at}.substitute", fault);
                }
            }
        }
    }

    private static string? Substitute(string official, string substitute, Absence absence, Dictionary<string, Official> officials) => substitute switch
    {
        _ when !officials.ContainsKey(substitute) => $"unknown-official: '{substitute}' is not among officials",
        _ when substitute == official => "own-substitute: nobody stands in for themselves",
        _ when LeadsBack(official, substitute, absence.From, absence.To, officials, []) => "substitutes-in-a-circle: while both are absent nobody is asked",
        _ => null,
    };

    // Whether the people who stand in, each absent on a common day, lead back to the first.
    private static bool LeadsBack(string first, string at, DateOnly from, DateOnly to, Dictionary<string, Official> officials, HashSet<string> passed)
    {
        if (at == first)
        {
            return true;
        }

        if (!passed.Add(at) || !officials.TryGetValue(at, out Official? person))
        {
            return false;
        }

        bool leads = (person.Absences ?? []).Any(a => a.Substitute is { } next && a.From <= to && from <= a.To
            && LeadsBack(first, next, a.From > from ? a.From : from, a.To < to ? a.To : to, officials, passed));
        passed.Remove(at);
        return leads;
    }
}
