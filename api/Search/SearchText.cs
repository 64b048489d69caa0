using System.Text;
using System.Text.RegularExpressions;

namespace Dialog.Api.Search;

/// <summary>What somebody typed, as PostgreSQL's parser of such texts should get it.</summary>
internal static partial class SearchText
{
    public const int Longest = 200;

    // The same replacements as the function search_fold, one character for one: a place in the folded text is a place in the original.
    private const string From = @"ёЁ./\_@+–—-<>&";
    private const string To = "еЕ            ";
    private const int ShortestPrefix = 3;

    public static string Fold(string text) => string.Create(text.Length, text, static (folded, original) =>
    {
        for (int i = 0; i < original.Length; i++)
        {
            int place = From.IndexOf(original[i], StringComparison.Ordinal);
            folded[i] = place < 0 ? original[i] : To[place];
        }
    });

    /// <summary>As <see cref="Fold"/>, but a minus before a word stays: it excludes the word.</summary>
    public static string Query(string typed)
    {
        string clean = new([.. typed.Select(c => char.IsControl(c) ? ' ' : c)]);
        StringBuilder query = new(Fold(clean));
        foreach (Match minus in Excluding().Matches(clean))
        {
            query[minus.Index] = '-';
        }

        return query.ToString().Trim();
    }

    /// <summary>The number when somebody searches for one case: <c>#123</c> or <c>№ 123</c>.</summary>
    public static long? Number(string typed) =>
        OneNumber().Match(typed) is { Success: true } found && long.TryParse(found.Groups[1].ValueSpan, out long number) ? number : null;

    /// <summary>
    /// Lets the last word match all that begin with it, as the person may still be typing. Not for one in quotes, one excluded
    /// or a short one.
    /// </summary>
    /// <param name="query">what was parsed, e.g. <c>'ям' &amp; 'дорог'</c></param>
    public static string WithPrefix(string parsed, string query) =>
        LastWord().Match(query) is { Success: true } last && last.Length >= ShortestPrefix && query.Count(c => c == '"') % 2 == 0 && parsed.EndsWith('\'')
            ? parsed + ":*"
            : parsed;

    [GeneratedRegex(@"(?<=^|\s)-(?=[\p{L}\p{N}""])")]
    private static partial Regex Excluding();

    [GeneratedRegex(@"^\s*[#№]\s*([0-9]{1,18})\s*$")]
    private static partial Regex OneNumber();

    // Not after a minus, not before a closing quote, and with a letter: a number is matched exactly.
    [GeneratedRegex(@"(?<![-\p{L}\p{N}])[\p{L}\p{N}]*\p{L}[\p{L}\p{N}]*$")]
    private static partial Regex LastWord();
}
