using System.Collections.Frozen;

namespace Dialog.Channels.Buttons;

/// <summary>What residents read on buttons and after a press, in one language.</summary>
internal sealed class PressTexts
{
    private static readonly PressTexts Russian = new("ru");
    private static readonly PressTexts English = new("en");
    private readonly FrozenDictionary<string, string> _texts;

    private PressTexts(string language) => _texts = ResourceTexts.Read(typeof(PressTexts).Assembly, $"Dialog.Channels.Buttons.buttons.{language}.json");

    /// <summary>The language of what is written into a conversation, where nobody's device says one.</summary>
    public static PressTexts OfTheConversation => Russian;

    public IEnumerable<string> Keys => _texts.Keys;

    public string this[string key] => _texts[key];

    /// <param name="language">as the network knows it; Russian unless it is English</param>
    public static PressTexts Of(string? language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Russian;
}
