using System.Text.RegularExpressions;
using Dialog.Classification;

namespace Dialog.Projections.Profiles.Domain;

/// <summary>A full name and a building, each in one form however it was written. Pure.</summary>
internal static partial class HomeFinder
{
    private const int ShortestPart = 2;
    private const int ShortestStem = 3;
    private static readonly string[] OfFathers = ["вич", "вна", "чна", "оглы", "кызы"];
    private static readonly string[] Cases = ["ого", "ому", "ая", "яя", "ой", "ей", "ую", "юю", "ый", "ий", "ым", "им", "ом", "ем"];

    /// <summary>Null: not a full name; a bare first name is nobody's.</summary>
    public static string? FullName(string name)
    {
        string[] parts = [.. Word().Matches(Fold(name)).Select(m => m.Value).Where(w => w.Length >= ShortestPart)];
        if (parts.Length > 2)
        {
            // With the father's name or without it is the same person.
            parts = [.. parts.Where(w => !Array.Exists(OfFathers, e => w.EndsWith(e, StringComparison.Ordinal)))];
        }

        return parts.Length < 2 ? null : string.Join(' ', parts.Order(StringComparer.Ordinal));
    }

    /// <summary>Null: no house; a street is many people's.</summary>
    public static string? Building(string? address) =>
        address is not null && AddressFinder.Find(address) is { } found && found.Contains(", д. ", StringComparison.Ordinal)
            ? string.Join(' ', Part().Matches(Fold(found)).Select(m => Stem(m.Value)))
            : null;

    // "Садовая" is asked for as "на Садовой".
    private static string Stem(string word) =>
        Array.Find(Cases, e => word.EndsWith(e, StringComparison.Ordinal) && word.Length - e.Length >= ShortestStem) is { } ending ? word[..^ending.Length] : word;

    private static string Fold(string text) => text.ToLowerInvariant().Replace('ё', 'е');

    [GeneratedRegex(@"\p{L}+(?:-\p{L}+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[\p{L}\d/-]+")]
    private static partial Regex Part();
}
