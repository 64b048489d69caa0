using System.Text.RegularExpressions;
using Dialog.Profiles;

namespace Dialog.Projections.Profiles.Domain;

/// <summary>Telephone numbers and addresses of mail in a text, each in one form however it was written. Pure.</summary>
internal static partial class ContactFinder
{
    private const int LongestRead = 20_000;
    private const int RussianLength = 11;
    private const int ShortestForeign = 10;
    private static readonly string[] Robots = ["noreply", "no-reply", "donotreply", "do-not-reply", "mailer-daemon", "postmaster"];

    public static HashSet<ProfileKey> Find(string text)
    {
        string read = text[..Math.Min(text.Length, LongestRead)];
        HashSet<ProfileKey> found = [];
        foreach (Match mail in Mail().Matches(read))
        {
            Add(found, KeyKinds.Email, Address(mail.Value));
        }

        // A number inside an address of mail is none.
        foreach (Match number in Number().Matches(Mail().Replace(read, " ")))
        {
            Add(found, KeyKinds.Phone, Phone(number.Value));
        }

        return found;
    }

    private static void Add(HashSet<ProfileKey> found, string kind, string? value)
    {
        if (value is not null)
        {
            found.Add(new ProfileKey(kind, value));
        }
    }

    private static string? Address(string mail)
    {
        string small = mail.ToLowerInvariant();
        string local = small[..small.IndexOf('@', StringComparison.Ordinal)];
        return Array.Exists(Robots, r => local.StartsWith(r, StringComparison.Ordinal)) ? null : small;
    }

    /// <summary>Digits with the country's code; null: no telephone of a person.</summary>
    private static string? Phone(string written)
    {
        if (Insurance().IsMatch(written))
        {
            return null;
        }

        string digits = string.Concat(written.Where(char.IsAsciiDigit));
        bool withCity = written.Contains('(', StringComparison.Ordinal);
        string? whole = digits.Length switch
        {
            RussianLength when digits[0] is '7' or '8' => $"7{digits[1..]}",
            // Ten digits are as often the number of a contract or of a taxpayer.
            RussianLength - 1 when digits[0] == '9' || (withCity && digits[0] is '3' or '4' or '8') => $"7{digits}",
            >= ShortestForeign when written[0] == '+' => digits,
            _ => null,
        };
        return whole is null || (whole[0] == '7' && whole.Length == RussianLength && !IsSubscriber(whole)) ? null : whole;
    }

    // 800 and 804 are lines of organisations.
    private static bool IsSubscriber(string whole) => whole[1] is '3' or '4' or '8' or '9' && whole[1..4] is not ("800" or "804");

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\p{L}\d+.,/-])(?:\+|\()?\d(?:[\s()\-–.]{0,3}\d){9,14}(?![\p{L}\d])")]
    private static partial Regex Number();

    // The number of an insured person, not of a telephone.
    [GeneratedRegex(@"^\d{3}-\d{3}-\d{3}[\s-]\d{2}$")]
    private static partial Regex Insurance();
}
