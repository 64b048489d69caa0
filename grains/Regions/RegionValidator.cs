using Dialog.Classification;
using Dialog.Deadlines.Domain;

namespace Dialog.Regions;

/// <summary>What contradicts itself in a region's configuration, by the path of the field.</summary>
internal static class RegionValidator
{
    public static Dictionary<string, string[]> Check(RegionConfiguration c, string code, int storedVersion)
    {
        Errors errors = new();
        errors.When(c.Code != code, "code", $"must be '{code}', the region it is sent to");
        errors.When(storedVersion == 0 && !Usable(code), "code", "code-unusable: must be 1 to 20 lower-case Latin letters, digits and hyphens, and begin with a letter or a digit");
        errors.When(c.Version != storedVersion + 1, "version", $"must be {storedVersion + 1}: version {storedVersion} is stored");
        errors.When(string.IsNullOrWhiteSpace(c.Name), "name", "must not be empty");
        errors.When(!TimeZoneInfo.TryFindSystemTimeZoneById(c.TimeZone, out _), "timeZone", $"'{c.TimeZone}' is not a known IANA time zone");
        errors.When(c.LeaseMinutes is < 1 or > 1440, "leaseMinutes", "must be 1 to 1440");
        errors.When(c.SilenceDays is < 1 or > 365, "silenceDays", "must be 1 to 365");
        errors.When(c.ContractorDays is < 1 or > 90, "contractorDays", "must be 1 to 90");
        errors.When(c.AutomationThreshold is not (>= 0 and <= 1), "automationThreshold", "must be 0 to 1");
        errors.When(c.Targets is { EntryMinutes: < 1 or > 43_200 }, "targets.entryMinutes", "must be 1 to 43200");
        errors.When(c.Targets is { NotEntered: not (>= 0 and <= 1) }, "targets.notEntered", "must be 0 to 1");
        errors.When(c.Targets is { NotAnswered: not (>= 0 and <= 1) }, "targets.notAnswered", "must be 0 to 1");
        Authorities(c, errors);
        Officials(c, errors);
        Rules(c, errors);
        foreach (CalendarProblem problem in CalendarCheck.Of(c.Calendar, c.TimeZone).Concat(DeadlineRules.Check(c.Deadlines)))
        {
            errors.When(problem.Field != "timeZone", problem.Field, $"{problem.Code}: {problem.Message}");
        }

        foreach ((string field, string what) in ApprovalCheck.Of(c).Concat(RetentionCheck.Of(c.Retention)).Concat(StructureCheck.Of(c)).Concat(AutomationCheck.Of(c)))
        {
            errors.When(true, field, what);
        }

        return errors.ToDictionary();
    }

    // It stands in addresses: of the form, of screens.
    private static bool Usable(string code) =>
        code.Length is >= 1 and <= 20 && code[0] != '-' && code.All(ch => char.IsAsciiLetterLower(ch) || char.IsAsciiDigit(ch) || ch == '-');

    private static void Authorities(RegionConfiguration c, Errors errors)
    {
        HashSet<string> ids = [.. c.Authorities.Select(a => a.Id)];
        errors.When(!ids.Contains(c.DefaultAuthority), "defaultAuthority", $"'{c.DefaultAuthority}' is not among authorities");
        errors.When(ids.Count != c.Authorities.Length, "authorities", "ids must be unique");
        Dictionary<string, string?> parents = c.Authorities.GroupBy(a => a.Id).ToDictionary(g => g.Key, g => g.First().Parent);
        for (int i = 0; i < c.Authorities.Length; i++)
        {
            Authority a = c.Authorities[i];
            errors.When(string.IsNullOrWhiteSpace(a.Id) || a.Id.Contains('/'), $"authorities[{i}].id", "must not be empty nor contain '/'");
            errors.When(a.Parent is not null && !ids.Contains(a.Parent), $"authorities[{i}].parent", $"'{a.Parent}' is not among authorities");
            errors.When(IsOwnAncestor(a.Id, parents), $"authorities[{i}].parent", "makes a circle");
        }
    }

    private static bool IsOwnAncestor(string id, Dictionary<string, string?> parents)
    {
        string? at = parents.GetValueOrDefault(id);
        for (int steps = 0; at is not null && steps <= parents.Count; steps++)
        {
            if (at == id)
            {
                return true;
            }

            at = parents.GetValueOrDefault(at);
        }

        return false;
    }

    private static void Officials(RegionConfiguration c, Errors errors)
    {
        HashSet<string> authorities = [.. c.Authorities.Select(a => a.Id)];
        errors.When(c.Officials.DistinctBy(o => o.Id).Count() != c.Officials.Length, "officials", "ids must be unique");
        for (int i = 0; i < c.Officials.Length; i++)
        {
            Official o = c.Officials[i];
            errors.When(string.IsNullOrWhiteSpace(o.Id) || o.Id.Contains('/'), $"officials[{i}].id", "must not be empty nor contain '/'");
            errors.When(!authorities.Contains(o.Authority), $"officials[{i}].authority", $"'{o.Authority}' is not among authorities");
            errors.When(o.Capacity < 1, $"officials[{i}].capacity", "must be at least 1");
        }
    }

    private static void Rules(RegionConfiguration c, Errors errors)
    {
        HashSet<string> authorities = [.. c.Authorities.Select(a => a.Id)];
        for (int i = 0; i < c.Routing.Length; i++)
        {
            errors.When(!authorities.Contains(c.Routing[i].Authority), $"routing[{i}].authority", $"'{c.Routing[i].Authority}' is not among authorities");
        }

        for (int i = 0; i < c.Deadlines.Length; i++)
        {
            DeadlineRule rule = c.Deadlines[i];
            errors.When(rule.Authority is not null && !authorities.Contains(rule.Authority), $"deadlines[{i}].authority", $"'{rule.Authority}' is not among authorities");
            errors.When(rule.Topic is not null && !TopicCatalogue.Default.Contains(rule.Topic), $"deadlines[{i}].topic", $"'{rule.Topic}' is not a known topic");
        }

        for (int i = 0; i < c.Calendar.Schedules.Length; i++)
        {
            string authority = c.Calendar.Schedules[i].Authority;
            errors.When(!authorities.Contains(authority), $"calendar.schedules[{i}].authority", $"'{authority}' is not among authorities");
        }

        for (int i = 0; i < c.Calendar.Emergencies.Length; i++)
        {
            string? authority = c.Calendar.Emergencies[i].Authority;
            errors.When(authority is not null && !authorities.Contains(authority), $"calendar.emergencies[{i}].authority", $"'{authority}' is not among authorities");
        }
    }

    private sealed class Errors
    {
        private readonly Dictionary<string, List<string>> _found = [];

        public void When(bool wrong, string field, string what)
        {
            if (wrong)
            {
                (_found.TryGetValue(field, out List<string>? list) ? list : _found[field] = []).Add(what);
            }
        }

        public Dictionary<string, string[]> ToDictionary() => _found.ToDictionary(e => e.Key, e => e.Value.ToArray());
    }
}
