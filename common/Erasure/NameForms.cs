using System.Text.RegularExpressions;

namespace Dialog.Erasure;

/// <summary>
/// A resident's name in the forms it takes within Russian sentences (Иванов, Иванова, Ивановым). Whoever bears it too is meant as little as
/// an endearing form is found: a person decides about each place. Pure.
/// </summary>
public sealed partial class NameForms
{
    private const int ShortestStem = 3;
    private const int Near = 40;
    private const int Around = 30;
    private const char Dot = '•';

    // The longest first: "ого" is no "о" behind "ог".
    private static readonly string[] Endings =
        ["ого", "ему", "ому", "ыми", "ими", "ами", "ями", "ах", "ях", "ам", "ям", "ов", "ев", "ий", "ый", "ой", "ая", "яя", "ую", "юю", "ым", "им", "ом", "ем", "ых", "их", "ей", "ою", "ею", "ии", "ию", "ия", "а", "я", "у", "ю", "е", "ы", "и", "ь", "й", "о"];

    // What a name is cut by; "ов" belongs to it.
    private static readonly string[] Cut = [.. Endings.Where(e => e is not ("ов" or "ев" or "ах" or "ях" or "ам" or "ям" or "ом" or "ем"))];

    private static readonly string[] OfFamilies =
        ["ов", "ев", "ин", "ын", "ова", "ева", "ина", "ына", "ский", "цкий", "ская", "цкая", "ской", "цкой", "ко", "ук", "юк", "их", "ых", "ян", "дзе", "швили"];

    private static readonly HashSet<string> GivenNames =
    [
        "константин", "валентин", "валентина", "мартин", "вениамин", "августин", "севастьян", "марина", "ирина", "екатерина", "полина", "галина", "кристина", "карина",
        "арина", "алина", "регина", "ангелина", "павлина", "нина", "зина", "дина", "лина", "ева", "роман", "лев", "ян",
    ];

    private readonly Regex[] _family;
    private readonly (Regex One, Regex Other)[] _together;

    private NameForms(string[] stems, Regex[] family, (Regex, Regex)[] together)
    {
        Stems = stems;
        _family = family;
        _together = together;
    }

    /// <summary>What every form begins with, in small letters and without ё.</summary>
    public IReadOnlyList<string> Stems { get; }

    /// <summary>The forms themselves, for a search by words.</summary>
    public IEnumerable<string> Words => Stems.SelectMany(s => Endings.Prepend("").Select(e => s + e));

    /// <summary>Null: nothing that could be told from other words; a bare first name is none.</summary>
    /// <param name="names">what the resident calls themselves, in any order of its parts</param>
    public static NameForms? Of(IEnumerable<string> names)
    {
        HashSet<string> stems = [];
        List<Regex> family = [];
        List<(Regex, Regex)> together = [];
        foreach (string[] parts in names.Select(n => Word().Matches(Fold(n)).Select(m => m.Value).ToArray()).Where(p => p.Length > 1))
        {
            string[] ofFamily = [.. parts.Where(IsOfFamily)];
            foreach (string part in ofFamily)
            {
                stems.Add(Stem(part));
                family.Add(Forms(Stem(part)));
            }

            // Of a name whose family's part cannot be told, two parts have to stand together.
            if (ofFamily.Length == 0 && parts.Length <= 4)
            {
                stems.UnionWith(parts.Select(Stem));
                together.AddRange(parts.SelectMany((one, i) => parts.Skip(i + 1).Select(other => (Forms(Stem(one)), Forms(Stem(other))))));
            }
        }

        return stems.Count == 0 ? null : new NameForms([.. stems.Order(StringComparer.Ordinal)], [.. family], [.. together]);
    }

    /// <summary>The words around the first place where the name stands, the name and all numbers hidden; null: it stands nowhere.</summary>
    public string? Excerpt(string text)
    {
        string folded = Fold(text);
        Match[] found = [.. _family.SelectMany(f => f.Matches(folded)).Concat(_together.SelectMany(t => Together(t, folded))).OrderBy(m => m.Index)];
        if (found.Length == 0)
        {
            return null;
        }

        char[] shown = text.ToCharArray();
        foreach (Match match in found)
        {
            shown.AsSpan(match.Index + 1, match.Length - 1).Fill(Dot);
        }

        int from = Math.Max(0, found[0].Index - Around);
        int to = Math.Min(text.Length, found[0].Index + found[0].Length + Around);
        string piece = Hidden().Replace(new string(shown, from, to - from), m => new string(Dot, m.Length));
        string plain = Blank().Replace(piece, " ").Trim();
        return $"{(from > 0 ? "…" : "")}{plain}{(to < text.Length ? "…" : "")}";
    }

    // One letter for each of the text's, so that places are the same in both.
    private static string Fold(string text) => text.ToLowerInvariant() is { } small && small.Length == text.Length ? small.Replace('ё', 'е') : text.Replace('ё', 'е');

    private static IEnumerable<Match> Together((Regex One, Regex Other) pair, string text)
    {
        Match[] others = pair.Other.Matches(text).ToArray();
        return pair.One.Matches(text).SelectMany(one => others.Where(o => Math.Abs(o.Index - one.Index) <= Near && o.Index != one.Index).SelectMany(o => (Match[])[one, o]));
    }

    private static bool IsOfFamily(string word) => word.Length >= 4 && !GivenNames.Contains(word) && OfFamilies.Any(e => word.EndsWith(e, StringComparison.Ordinal))
        && !word.EndsWith("ович", StringComparison.Ordinal) && !word.EndsWith("евич", StringComparison.Ordinal) && !word.EndsWith("овна", StringComparison.Ordinal) && !word.EndsWith("евна", StringComparison.Ordinal);

    private static string Stem(string word) =>
        Array.Find(Cut, e => word.EndsWith(e, StringComparison.Ordinal) && word.Length - e.Length >= ShortestStem) is { } ending ? word[..^ending.Length] : word;

    private static Regex Forms(string stem) => new($@"(?<!\w){Regex.Escape(stem)}(?:{string.Join('|', Endings)})?(?!\w)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    // Numbers and ways to reach somebody.
    [GeneratedRegex(@"\d+|\S+@\S+")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"[\s""{}\[\]\\]+")]
    private static partial Regex Blank();
}
