using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Dialog.Api.Print;

/// <summary>The words of a printed case in one language, with moments on the region's clock.</summary>
internal sealed partial class PrintTexts
{
    public static readonly string[] Languages = ["ru", "en"];
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Known =
        Languages.ToFrozenDictionary(l => l, l => ResourceTexts.Read(typeof(PrintTexts).Assembly, $"Dialog.Api.Print.print.{l}.json"));

    private readonly FrozenDictionary<string, string> _texts;
    private readonly CultureInfo _culture;
    private readonly TimeZoneInfo _zone;

    public PrintTexts(string language, TimeZoneInfo zone)
    {
        _texts = Known[language];
        _culture = CultureInfo.GetCultureInfo(language);
        _zone = zone;
    }

    public string this[string key] => _texts[key];

    /// <summary>What a code is called; the code itself where nobody calls it anything.</summary>
    public string Named(string scope, string code) => _texts.GetValueOrDefault($"{scope}.{code}", code);

    public string Fill(string key, params object[] values) => string.Format(_culture, _texts[key], values);

    public string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).ToString("d MMMM yyyy, HH:mm", _culture);

    public string Number(double value) => value.ToString("0.##", _culture);

    /// <summary>A sentence with its {{names}} filled; what is not known leaves no trace of its place.</summary>
    public string Sentence(string key, Func<string, string?> value)
    {
        string filled = Name().Replace(_texts.GetValueOrDefault(key, key), m => value(m.Groups[1].Value) ?? "");
        return Trailing().Replace(Nothing().Replace(filled, ""), "").Trim();
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Name();

    [GeneratedRegex(@"\s*\(\s*\)")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"[.,:№]?\s*$")]
    private static partial Regex Trailing();
}
