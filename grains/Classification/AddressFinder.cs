using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dialog.Classification;

/// <summary>
/// Finds the first full street address in a message, else a street, else a settlement. A hint by patterns: it knows no
/// map, keeps the grammatical case the resident used, and leaves flats out because they are personal data.
/// </summary>
public static class AddressFinder
{
    // Every pattern is bounded, so this bounds the whole.
    private const int MaxRead = 4000;
    private const int SettlementReach = 80;

    // Longer stems first where one begins another.
    private static readonly (string Stem, string Short)[] Types =
    [
        ("улиц", "ул."), ("ул", "ул."), ("переул", "пер."), ("пер", "пер."), ("проезд", "проезд"), ("пр-д", "проезд"), ("прос", "пр."), ("пр", "пр."),
        ("бул", "б-р"), ("б-р", "б-р"), ("ш", "ш."), ("наб", "наб."), ("площ", "пл."), ("пл", "пл."), ("алле", "аллея"), ("лини", "линия"),
        ("тупик", "тупик"), ("тракт", "тракт"), ("мик", "мкр."), ("мкр", "мкр."), ("квартал", "квартал"),
    ];

    private static readonly (string Stem, string Short)[] Kinds =
    [
        ("снт", "СНТ"), ("пгт", "пгт"), ("рп", "рп"), ("г", "г."), ("п", "пос."), ("ста", "ст-ца"), ("с", "с."), ("д", "дер."), ("х", "хутор"),
    ];

    /// <summary>For example "г. Курск, ул. Ленина, д. 5, корп. 2", or null.</summary>
    public static string? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string clean = AddressPatterns.MarkupAndSpaces().Replace(text[..Math.Min(text.Length, MaxRead)], " ");
        MatchCollection settlements = AddressPatterns.Settlement().Matches(clean);
        Match? street = Streets(clean).OrderByDescending(Completeness).ThenBy(match => match.Index).FirstOrDefault();
        if (street is null)
        {
            return settlements.Count == 0 ? null : Settlement(settlements[0]);
        }

        Match? settlement = settlements.LastOrDefault(match => match.Index < street.Index && street.Index - match.Index <= SettlementReach);
        return Format(settlement, street);
    }

    private static IEnumerable<Match> Streets(string text) => AddressPatterns.HouseThenStreet().Matches(text)
        .Concat(AddressPatterns.TypeThenName().Matches(text))
        .Concat(AddressPatterns.NameThenType().Matches(text))
        .Where(match => match.Groups["house"].Success || IsName(match.Groups["name"].Value));

    private static int Completeness(Match match) => match.Groups["house"].Success ? 1 : 0;

    // Without a house only a capital distinguishes "улица Светлая" from "на улице темно".
    private static bool IsName(string name) => name.Any(char.IsUpper);

    private static string Format(Match? settlement, Match street)
    {
        StringBuilder result = new();
        if (settlement is not null)
        {
            result.Append(Settlement(settlement)).Append(", ");
        }

        result.Append(Short(Types, street.Groups["type"].Value)).Append(' ').Append(Capitalised(street.Groups["name"].Value));
        Part(result, ", д. ", street.Groups["house"], House);
        Part(result, ", корп. ", street.Groups["block"], value => value);
        Part(result, ", стр. ", street.Groups["building"], value => value);
        Part(result, ", лит. ", street.Groups["litera"], value => value.ToUpperInvariant());
        return result.ToString();
    }

    private static void Part(StringBuilder result, string label, Group group, Func<string, string> write)
    {
        if (group.Success)
        {
            result.Append(label).Append(write(group.Value));
        }
    }

    private static string House(string house) =>
        new([.. house.Where(c => char.IsLetterOrDigit(c) || c is '/' or '\\').Select(c => c == '\\' ? '/' : char.ToUpper(c, CultureInfo.InvariantCulture))]);

    private static string Settlement(Match match) => $"{Short(Kinds, match.Groups["kind"].Value)} {match.Groups["name"].Value}";

    private static string Short((string Stem, string Short)[] names, string written) =>
        Array.Find(names, name => written.StartsWith(name.Stem, StringComparison.OrdinalIgnoreCase)).Short ?? written;

    private static string Capitalised(string name) =>
        char.IsLower(name[0]) && !name.Contains(' ') ? char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..] : name;
}
