using System.Globalization;
using System.Text.RegularExpressions;

namespace Dialog.Channels.Email;

/// <summary>The subject of mail messages: how ours names its case, and how a reply's is read. Pure.</summary>
internal static partial class EmailSubject
{
    private const int Most = 150;

    /// <summary>The case named in our own form, <c>[№ 123]</c>.</summary>
    public static long? CaseNumber(string subject) =>
        Mark().Match(subject) is { Success: true } found && long.TryParse(found.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>A reply whose subject is ours says nothing of its own.</summary>
    public static bool IsOurs(string subject) => Mark().Match(WithoutPrefixes(subject)) is { Success: true, Index: 0 };

    public static bool IsForward(string subject) => Forward().IsMatch(subject);

    /// <param name="about">first line of what is answered; null when unknown</param>
    public static string Of(long? caseNumber, string? about)
    {
        string words = WithoutPrefixes(Controls().Replace(about ?? "", " "));
        words = WithoutPrefixes(Mark().Replace(words, "").Trim());
        if (words.Length > Most)
        {
            words = StorableText.Beginning(words, Most).TrimEnd() + "…";
        }

        if (words.Length == 0)
        {
            words = "Ответ на ваше обращение";
        }

        return caseNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"Re: [№ {number}] {words}") : $"Re: {words}";
    }

    private static string WithoutPrefixes(string subject)
    {
        string rest = subject.Trim();
        while (Prefix().Match(rest) is { Success: true, Length: > 0 } prefix)
        {
            rest = rest[prefix.Length..].TrimStart();
        }

        return rest;
    }

    [GeneratedRegex(@"\[\s*(№|N[°o]?|#)\s*(?<n>\d{1,15})\s*\]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(re|aw|sv|antw|odp|ha|отв|ответ|на)(\[\d+\])?\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^\s*((re|отв|ответ)(\[\d+\])?\s*:\s*)*(fwd?|wg|tr|rv|пересл|пер|fw)(\[\d+\])?\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Forward();

    [GeneratedRegex(@"[\p{C}\s]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Controls();
}
