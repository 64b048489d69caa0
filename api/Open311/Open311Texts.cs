using System.Collections.Frozen;

namespace Dialog.Api.Open311;

/// <summary>The texts of the Open311 server in one language: Russian unless <c>locale</c>, or else the browser, asks for English.</summary>
internal sealed class Open311Texts
{
    public static readonly Open311Texts Russian = new("ru");
    public static readonly Open311Texts English = new("en");
    private readonly FrozenDictionary<string, string> _texts;

    private Open311Texts(string language)
    {
        Language = language;
        _texts = ResourceTexts.Read(typeof(Open311Texts).Assembly, $"Dialog.Api.Open311.words.{language}.json");
    }

    public string Language { get; }

    public string this[string key] => _texts[key];

    public string? Find(string key) => _texts.GetValueOrDefault(key);

    public static Open311Texts For(HttpRequest request) => request.Query["locale"].FirstOrDefault() switch
    {
        { Length: > 0 } asked => asked.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Russian,
        _ => request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Russian,
    };
}
