using System.Text.RegularExpressions;
using Dialog.Api.Privacy;
using Dialog.Open311;
using Dialog.Privacy;

namespace Dialog.Api.Open311;

/// <summary>What of a request anybody may read: no contacts, no numbers of houses and flats, no name, a place to the hundred metres. Pure.</summary>
internal static partial class Published
{
    // The specification's own limit.
    private const int LongestText = 4000;
    private const int ShortestName = 3;
    private const char Dot = '•';

    /// <summary>A resident's words.</summary>
    public static string Words(string text, string resident) => Cut(Masking.Of(PersonalKind.Text, Unnamed(Open311Submission.Published(text), resident), MaskLevel.Everything)!);

    /// <summary>An official's words: written to be read by all, and still without contacts.</summary>
    public static string Answer(string text, string resident) => Cut(Masking.Of(PersonalKind.Text, Unnamed(text, resident), MaskLevel.Contacts)!);

    public static string? Address(string? address) => address is null ? null : Masking.Of(PersonalKind.Address, ZipCodes().Replace(address, "").Trim(' ', ','), MaskLevel.Everything);

    public static string? ZipCode(string? address) => address is not null && ZipCodes().Match(address) is { Success: true } found ? found.Value : null;

    /// <summary>Degrees to three places: about a hundred metres.</summary>
    public static double Coarse(double degrees) => Math.Round(degrees, 3);

    private static string Unnamed(string text, string resident)
    {
        foreach (string name in resident.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            bool isNone = name.Length < ShortestName || name == Open311Texts.Russian["resident"] || name == Open311Texts.English["resident"];
            // "Тамара" is "Тамаре" and "Тамарой" elsewhere in a sentence.
            string stem = Regex.Escape(name.Length > ShortestName ? name[..^1] : name);
            text = isNone ? text : Regex.Replace(text, $@"(?<!\w){stem}\w{{0,3}}(?!\w)", m => $"{m.Value[0]}{new string(Dot, m.Length - 1)}", RegexOptions.IgnoreCase);
        }

        return text;
    }

    private static string Cut(string text) => StorableText.Beginning(text, LongestText);

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)")]
    private static partial Regex ZipCodes();
}
