using System.Globalization;
using Dialog.Regions;

namespace Dialog.Cases.Domain;

/// <summary>Tags and custom fields.</summary>
internal static class LabelRules
{
    public const int MostTags = 20;
    public const int LongestTag = 40;
    public const int LongestField = 500;

    public static Decision Tag(Case state, TagCase t)
    {
        string[] add = [.. t.Add.Select(Normal)];
        if (add.FirstOrDefault(tag => tag.Length is 0 or > LongestTag) is { } wrong)
        {
            return Decision.Refuse("tag-invalid", wrong.Length == 0 ? "empty" : $"{wrong.Length} > {LongestTag}");
        }

        HashSet<string> remove = [.. t.Remove.Select(Normal)];
        string[] tags = [.. state.Tags.Concat(add).Where(tag => !remove.Contains(tag)).Distinct().Order(StringComparer.Ordinal)];
        return tags.Length > MostTags ? Decision.Refuse("too-many-tags", $"{tags.Length} > {MostTags}")
            : tags.SequenceEqual(state.Tags) ? Decision.Nothing
            : Decision.Accept(new TagsChanged(tags));
    }

    public static Decision Set(Case state, SetFields s, CaseRules rules)
    {
        Dictionary<string, string?> changed = [];
        foreach ((string id, string? value) in s.Values)
        {
            if (rules.Region.Fields.FirstOrDefault(f => f.Id == id) is not { } field)
            {
                return Decision.Refuse("unknown-field", id);
            }

            string? given = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
            if (given is not null && !Fits(field, given))
            {
                return Decision.Refuse("field-invalid", id);
            }

            string? known = state.Fields.Where(f => f.Key == id).Select(f => f.Value).FirstOrDefault();
            if (given != known)
            {
                changed[id] = given;
            }
        }

        return changed.Count == 0 ? Decision.Nothing : Decision.Accept(new FieldsChanged(changed));
    }

    private static bool Fits(CustomField field, string value) => field.Kind switch
    {
        _ when value.Length > LongestField => false,
        "number" => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "choice" => field.Options?.Contains(value) ?? false,
        _ => true,
    };

    /// <summary>A tag as it is stored.</summary>
    public static string Normal(string tag) => string.Join(' ', tag.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
