using System.Text;

namespace Dialog.Regions;

/// <summary>The codes of bodies and people: Latin, lower case, readable where they are made from a name.</summary>
public static class BodyIds
{
    public const int Longest = 40;

    private const string Cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private static readonly string[] Latin =
        ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "iu", "ia"];

    public static bool IsUsable(string id) => id.Length is >= 1 and <= Longest && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>A code from the name that none of <paramref name="known"/> is.</summary>
    public static string From(string name, IReadOnlySet<string> known)
    {
        StringBuilder id = new();
        foreach (char c in name.ToLowerInvariant())
        {
            int at = Cyrillic.IndexOf(c, StringComparison.Ordinal);
            if (at >= 0)
            {
                id.Append(Latin[at]);
            }
            else if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(c);
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        string whole = id.Length > Longest - 4 ? id.ToString(0, Longest - 4) : id.ToString();
        whole = whole.Trim('-') is { Length: > 0 } some ? some : "body";
        string distinct = whole;
        for (int n = 2; known.Contains(distinct); n++)
        {
            distinct = $"{whole}-{n}";
        }

        return distinct;
    }
}
