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
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];
        foreach (var (name, phrases) in weights)
        {
            var column = columns.ToList().IndexOf(name);
            if (column < 0)
            {
                throw new InvalidOperationException($"The lexicon names \"{name}\", which is no column of the model.");
            }

            foreach (var (phrase, weight) in phrases)
            {
                var normalised = buffer[1..TextNormaliser.Normalise(phrase, buffer)];
                _phrases.Add(phrase.EndsWith(' ') ? normalised.ToString() : normalised.TrimEnd().ToString(), _entries.Count);
                _entries.Add((column, weight));
            }
        }
    }

    public static Lexicon LoadEmbedded(string resource, IReadOnlyList<string> columns, float cap)
    {
        using var stream = ClassificationResource.Open(resource);
        return new(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, float>>>(stream)!, columns, cap);
    }

    /// <summary>Adds what the phrases of the text are worth; <paramref name="scores"/> starts at zero.</summary>
    public void Score(ReadOnlySpan<char> normalised, Span<float> scores)
    {
        var state = new Sum(_entries, scores);
        _phrases.Match(normalised, ref state, static (ref Sum sum, int entry) => sum.Add(entry));
        foreach (ref var score in scores)
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
