using System.Text.Json;

namespace Dialog.Classification;

/// <summary>Hand-written knowledge beside the learned one: phrases that add to the logit of a column.</summary>
internal sealed class Lexicon
{
    private readonly PhraseTrie _phrases = new();
    private readonly List<(int Column, float Weight)> _entries = [];
    private readonly float _cap;

    /// <param name="weights">Column, then phrase, then weight in logits.</param>
    /// <param name="columns">The order of the scores.</param>
    /// <param name="cap">The most one column can get, however many of its phrases occur.</param>
    public Lexicon(IReadOnlyDictionary<string, Dictionary<string, float>> weights, IReadOnlyList<string> columns, float cap)
    {
        _cap = cap;
        foreach ((string? name, Dictionary<string, float>? phrases) in weights)
        {
            int column = columns.TakeWhile(known => known != name).Count();
            if (column == columns.Count)
            {
                throw new InvalidOperationException($"The lexicon names \"{name}\", which is no column of the model.");
            }

            foreach ((string? phrase, float weight) in phrases)
            {
                _phrases.Add(Normalise(phrase), _entries.Count);
                _entries.Add((column, weight));
            }
        }
    }

    /// <summary>A phrase in the alphabet of normalised texts; a closing space is kept, for it ends the word.</summary>
    public static string Normalise(string phrase)
    {
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];
        Span<char> normalised = buffer[1..TextNormaliser.Normalise(phrase, buffer)];
        return (phrase.EndsWith(' ') ? normalised : normalised.TrimEnd()).ToString();
    }

    public static Lexicon LoadEmbedded(string resource, IReadOnlyList<string> columns, float cap)
    {
        using Stream stream = ClassificationResource.Open(resource);
        return new(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, float>>>(stream)!, columns, cap);
    }

    /// <summary>Adds what the phrases of the text are worth; <paramref name="scores"/> starts at zero.</summary>
    public void Score(ReadOnlySpan<char> normalised, Span<float> scores)
    {
        Sum state = new(_entries, scores);
        _phrases.Match(normalised, ref state, static (ref Sum sum, int entry) => sum.Add(entry));
        foreach (ref float score in scores)
        {
            score = Math.Clamp(score, -_cap, _cap);
        }
    }

    private readonly ref struct Sum(List<(int Column, float Weight)> entries, Span<float> scores)
    {
        private readonly Span<float> _scores = scores;

        public void Add(int entry) => _scores[entries[entry].Column] += entries[entry].Weight;
    }
}
