using System.Text.RegularExpressions;
using Dialog.Api.Access;
using Dialog.Cases;
using Dialog.Privacy;
using Dialog.Push;

namespace Dialog.Api.Privacy;

/// <summary>How much of the residents' personal data somebody does not get to see.</summary>
internal enum MaskLevel
{
    Nothing,

    /// <summary>Telephone numbers, e-mail addresses, names in networks.</summary>
    Contacts,

    /// <summary>Those, names, house and flat numbers, and every other number in the words.</summary>
    Everything,
}

/// <summary>Which personal data is shown to whom, and what replaces it: pure. A masked text is as long as the text.</summary>
internal static partial class Masking
{
    private const char Dot = '•';

    public static MaskLevel For(Person person) => person.Role switch
    {
        Roles.Operator => MaskLevel.Nothing,
        Roles.Executor or Roles.Approver or Roles.Lead => MaskLevel.Contacts,
        Roles.Integration when person.Scopes.Contains(Scopes.Personal) => MaskLevel.Nothing,
        _ => MaskLevel.Everything,
    };

    /// <summary>An approver asked for a text of an authority that is not theirs judges the text, not the person who gets it.</summary>
    public static MaskLevel For(Person person, CaseSummary about) =>
        person.Role == Roles.Approver && !person.IsUnder(about.Authority) ? MaskLevel.Everything : For(person);

    public static CaseSummary Of(CaseSummary c, MaskLevel level) => level == MaskLevel.Nothing ? c : c with
    {
        ResidentName = Of(PersonalKind.Name, c.ResidentName, level)!,
        Excerpt = Of(PersonalKind.Text, c.Excerpt, level)!,
        FirstWords = Of(PersonalKind.Text, c.FirstWords, level),
        SnoozeNote = Of(PersonalKind.Text, c.SnoozeNote, level),
        Address = Of(PersonalKind.Address, c.Address, level),
    };

    public static CaseChange[] Of(CaseChange[] changes, MaskLevel level) =>
        level == MaskLevel.Nothing ? changes : [.. changes.Select(c => c with { Case = Of(c.Case, level) })];

    public static string? Of(PersonalKind kind, string? value, MaskLevel level) => (kind, level) switch
    {
        _ when value is null || level == MaskLevel.Nothing => value,
        (PersonalKind.Name, MaskLevel.Everything) => Word().Replace(value, m => $"{m.Value[0]}{new string(Dot, m.Length - 1)}"),
        (PersonalKind.Contact, MaskLevel.Contacts) => value,
        (PersonalKind.Contact, _) => Letters().Replace(value, $"{Dot}"),
        (PersonalKind.Address or PersonalKind.Text, MaskLevel.Everything) => Digit().Replace(Contacts(value), $"{Dot}"),
        _ => Contacts(value),
    };

    private static string Contacts(string text)
    {
        string masked = Phone().Replace(text, Digits);
        masked = CityPhone().Replace(masked, Digits);
        masked = SpelledPhone().Replace(masked, m => Letters().Replace(m.Value, $"{Dot}"));
        masked = Mail().Replace(masked, m => m.Value[0] + Letters().Replace(m.Value[1..], $"{Dot}"));
        return Network().Replace(masked, m => m.Groups[1].Value + Letters().Replace(m.Groups[2].Value, $"{Dot}"));

        static string Digits(Match m) => Digit().Replace(m.Value[..^2], $"{Dot}") + m.Value[^2..];
    }

    // Nine digits or more with what people put between them; no date, and not the end of one.
    [GeneratedRegex(@"(?<!\d)(?<!\d[./\-])(?!\d{4}-\d{2}-\d{2})(?!\d{1,2}\.\d{1,2}\.\d{4})(?:\+\d|\(|[789])(?:[\s\-–—()./]{0,3}\d){8,13}(?!\d)")]
    private static partial Regex Phone();

    // Seven digits without a code: in the groups people write them in, or behind the word that says what they are.
    [GeneratedRegex(@"(?<![\d./\-–])\d{3}[\-–. ]\d{2}[\-–. ]\d{2}(?![\d./\-–]*\d)|(?<=\b(?:тел\w{0,6}|звон\w{0,6}|(?:пере|по)звон\w{0,6}|моб\w{0,8}|сотов\w{0,3}|домашн\w{0,3}|рабоч\w{0,3}|мой номер|номер телефона)[.:,]{0,2}\s?)\d(?:[\s\-–.]?\d){4,6}(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex CityPhone();

    // Five numerals in a row or more are dictated.
    [GeneratedRegex(
        @"\b(?:(?:ноль|нуль|один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|\w{2,8}надцать|двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|сто|двести|триста|четыреста|пятьсот|шестьсот|семьсот|восемьсот|девятьсот)(?:[\s,.\-–]+|$|(?=\W))){5,}",
        RegexOptions.IgnoreCase)]
    private static partial Regex SpelledPhone();

    [GeneratedRegex(@"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")]
    private static partial Regex Mail();

    // Behind an @ only Latin letters: no network has other names, and a colleague who is mentioned in a note is named in ours.
    [GeneratedRegex(@"((?:t\.me|wa\.me|vk\.com|vk\.ru|ok\.ru|viber\.click)/(?=\w)|(?<![\w.])@(?=[A-Za-z0-9_]))(\w[\w./\-]{3,})", RegexOptions.IgnoreCase)]
    private static partial Regex Network();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\w")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();
}
