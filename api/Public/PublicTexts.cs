using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Dialog.Api.Public;

/// <summary>The texts of the public pages in one language; Russian unless the browser asks for English first.</summary>
public sealed class PublicTexts
{
    private static readonly PublicTexts Russian = new("ru");
    private static readonly PublicTexts English = new("en");
    private readonly FrozenDictionary<string, string> _texts;
    private readonly CultureInfo _culture;

    private PublicTexts(string language)
    {
        Language = language;
        _culture = CultureInfo.GetCultureInfo(language);
        Assembly home = typeof(PublicTexts).Assembly;
        string name = home.GetManifestResourceNames().Single(n => n.EndsWith($"texts.{language}.json", StringComparison.Ordinal));
        _texts = ResourceTexts.Read(home, name);
    }

    /// <summary>The language of what is written into a conversation, where nobody's browser says one.</summary>
    public static PublicTexts OfTheConversation => Russian;

    public string Language { get; }

    public string this[string key] => _texts[key];

    public static PublicTexts For(HttpRequest request) =>
        request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Russian;

    /// <summary>The text of a refusal; a general one when the code has none.</summary>
    public string Refusal(string code) => _texts.GetValueOrDefault($"refused.{code}") ?? _texts["refused.other"];

    public string Time(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM, HH:mm", _culture);
}
