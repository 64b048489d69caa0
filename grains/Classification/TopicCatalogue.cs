using System.Collections.Frozen;
using System.Text.Json;

namespace Dialog.Classification;

/// <summary>A subject residents write about: a stable code and its names.</summary>
public sealed record Topic(string Code, string Ru, string En);

/// <summary>The topics this installation knows, in a fixed order.</summary>
public sealed class TopicCatalogue
{
    /// <summary>The code of a message no other topic fits.</summary>
    public const string Other = "other";

    private readonly FrozenDictionary<string, Topic> _byCode;

    private TopicCatalogue(IReadOnlyList<Topic> topics)
    {
        Topics = topics;
        _byCode = topics.ToFrozenDictionary(topic => topic.Code, StringComparer.Ordinal);
    }

    /// <summary>The embedded catalogue.</summary>
    public static TopicCatalogue Default { get; } = LoadEmbedded();

    /// <summary>All topics in the order of the console's lists.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>True for a code of this catalogue.</summary>
    public bool Contains(string code) => _byCode.ContainsKey(code);

    /// <summary>The topic of a code, or null.</summary>
    public Topic? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The name in "ru" or "en" (any other language gets Russian); an unknown code is its own name.</summary>
    public string Name(string code, string language) => Find(code) switch
    {
        null => code,
        var topic => string.Equals(language, "en", StringComparison.OrdinalIgnoreCase) ? topic.En : topic.Ru,
    };

    private static TopicCatalogue LoadEmbedded()
    {
        using Stream stream = ClassificationResource.Open("topics.json");
        return new(JsonSerializer.Deserialize<Topic[]>(stream, JsonSerializerOptions.Web)!);
    }
}
