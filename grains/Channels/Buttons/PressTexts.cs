using System.Collections.Frozen;
using System.Text.Json;

namespace Dialog.Channels.Buttons;

/// <summary>What residents read on buttons and after a press, in one language.</summary>
internal sealed class PressTexts
{
    private static readonly PressTexts Russian = new("ru");
    private static readonly PressTexts English = new("en");
    private readonly FrozenDictionary<string, string> _texts;

    private PressTexts(string language)
    {
        using Stream stream = typeof(PressTexts).Assembly.GetManifestResourceStream($"Dialog.Channels.Buttons.buttons.{language}.json")!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }

    /// <summary>The language of what is written into a conversation, where nobody's device says one.</summary>
    public static PressTexts OfTheConversation => Russian;

    public IEnumerable<string> Keys => _texts.Keys;

    public string this[string key] => _texts[key];

    /// <param name="language">as the network knows it; Russian unless it is English</param>
    public static PressTexts Of(string? language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Russian;
}
