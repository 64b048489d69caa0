using System.Text.RegularExpressions;
using Dialog.Cases;
using Dialog.Classification;

namespace Dialog.Regions;

/// <summary>What is wrong with a region's approvals, autonomy and custom fields, by the path of the field.</summary>
internal static partial class ApprovalCheck
{
    public const int MostFields = 30;
    public const int MostOptions = 100;
    public const int LongestName = 100;

    /// <summary>A month: a longer limit for an approver is a mistake.</summary>
    public const double LongestHours = 744;

    private static readonly string[] Kinds = ["text", "number", "date", "choice"];

    public static IEnumerable<(string Field, string What)> Of(RegionConfiguration c) => [.. People(c), .. Policies(c), .. Autonomy(c.Autonomy), .. Fields(c.Fields)];

    private static IEnumerable<(string Field, string What)> People(RegionConfiguration c)
    {
        HashSet<string> officials = [.. c.Officials.Select(o => o.Id)];
        if (c.Arbiter is { } arbiter && !officials.Contains(arbiter))
        {
            yield return Unknown("arbiter", arbiter);
        }

        for (int i = 0; i < c.Authorities.Length; i++)
        {
            if (c.Authorities[i].Approver is { } approver && !officials.Contains(approver))
            {
                yield return Unknown($"authorities[{i}].approver", approver);
            }
        }

        for (int i = 0; i < c.Officials.Length; i++)
        {
            if (c.Officials[i].Substitute is not { } substitute)
            {
                continue;
            }

            if (!officials.Contains(substitute))
            {
                yield return Unknown($"officials[{i}].substitute", substitute);
            }
            else if (substitute == c.Officials[i].Id)
            {
                yield return ($"officials[{i}].substitute", "own-substitute: nobody stands in for themselves");
            }
        }
    }

    private static IEnumerable<(string Field, string What)> Policies(RegionConfiguration c)
    {
        HashSet<string> officials = [.. c.Officials.Select(o => o.Id)];
        HashSet<string> authorities = [.. c.Authorities.Select(a => a.Id)];
        HashSet<string> ids = [];
        for (int i = 0; i < c.Approvals.Length; i++)
        {
            ApprovalPolicy p = c.Approvals[i];
            string at = $"approvals[{i}]";
            if (string.IsNullOrWhiteSpace(p.Id) || p.Id.Length > LongestName)
            {
                yield return ($"{at}.id", $"length-out-of-range: must be 1 to {LongestName} characters");
            }
            else if (!ids.Add(p.Id))
            {
                yield return ($"{at}.id", $"repeated: '{p.Id}' names another policy already");
            }

            if (!Enum.IsDefined(p.Mode))
            {
                yield return ($"{at}.mode", "unknown-mode: must be autonomous, reviewAfter, oneApprover or twoApprovers");
            }

            if (p.Hours is not (> 0 and <= LongestHours))
            {
                yield return ($"{at}.hours", $"hours-out-of-range: must be more than 0 and at most {LongestHours}");
            }

            if (p.Answer is not (null or AnswerKind.Intermediate or AnswerKind.Final))
            {
                yield return ($"{at}.answer", "unknown-answer: must be intermediate or final, or left out: replies and questions for the address never wait");
            }

            if (p.Topic is { } topic && !TopicCatalogue.Default.Contains(topic))
            {
                yield return ($"{at}.topic", $"unknown-topic: '{topic}' is not a known topic");
            }

            if (p.Importance is { } importance && !Enum.IsDefined(importance))
            {
                yield return ($"{at}.importance", "unknown-importance: must be normal or high");
            }

            if (p.Authority is { } authority && !authorities.Contains(authority))
            {
                yield return ($"{at}.authority", $"unknown-authority: '{authority}' is not among authorities");
            }

            if (p.Author is { } author && !officials.Contains(author))
            {
                yield return Unknown($"{at}.author", author);
            }
        }
    }

    private static IEnumerable<(string Field, string What)> Autonomy(AutonomyRule? rule)
    {
        if (rule is null)
        {
            yield break;
        }

        if (rule.MinimumAnswers is < 1 or > 100_000)
        {
            yield return ("autonomy.minimumAnswers", "number-out-of-range: must be 1 to 100000: a share of nothing says nothing");
        }

        if (rule.WindowDays is < 1 or > 366)
        {
            yield return ("autonomy.windowDays", "number-out-of-range: must be 1 to 366");
        }

        if (rule.WidenAt is not (>= 0 and <= 1))
        {
            yield return ("autonomy.widenAt", "share-out-of-range: must be 0 to 1");
        }

        if (rule.NarrowAt is not (>= 0 and <= 1))
        {
            yield return ("autonomy.narrowAt", "share-out-of-range: must be 0 to 1");
        }
        else if (rule.NarrowAt <= rule.WidenAt)
        {
            yield return ("autonomy.narrowAt", "not-above: must be above widenAt");
        }
    }

    private static IEnumerable<(string Field, string What)> Fields(CustomField[] fields)
    {
        if (fields.Length > MostFields)
        {
            yield return ("fields", $"too-many: at most {MostFields}");
        }

        HashSet<string> ids = [];
        for (int i = 0; i < fields.Length; i++)
        {
            CustomField f = fields[i];
            if (!FieldId().IsMatch(f.Id ?? ""))
            {
                yield return ($"fields[{i}].id", "id-unusable: must be 1 to 40 lower-case Latin letters, digits and hyphens");
            }
            else if (!ids.Add(f.Id!))
            {
                yield return ($"fields[{i}].id", $"repeated: '{f.Id}' names another field already");
            }

            if (string.IsNullOrWhiteSpace(f.Name) || f.Name.Length > LongestName)
            {
                yield return ($"fields[{i}].name", $"length-out-of-range: must be 1 to {LongestName} characters");
            }

            if (!Kinds.Contains(f.Kind))
            {
                yield return ($"fields[{i}].kind", $"unknown-kind: must be one of {string.Join(", ", Kinds)}");
            }
            else if (Options(f) is { } problem)
            {
                yield return ($"fields[{i}].options", $"options-unusable: {problem}");
            }
        }
    }

    private static string? Options(CustomField f) => (f.Kind, f.Options ?? []) switch
    {
        ("choice", { Length: 0 }) => "a choice needs something to choose from",
        ("choice", { Length: > MostOptions }) => $"at most {MostOptions}",
        ("choice", var options) when options.Any(string.IsNullOrWhiteSpace) => "none may be empty",
        ("choice", var options) when options.Any(o => o.Length > LongestName) => $"each at most {LongestName} characters",
        ("choice", var options) when options.Distinct().Count() != options.Length => "must differ from one another",
        (not "choice", { Length: > 0 }) => "only a choice has options",
        _ => null,
    };

    private static (string Field, string What) Unknown(string field, string official) => (field, $"unknown-official: '{official}' is not among officials");

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex FieldId();
}
