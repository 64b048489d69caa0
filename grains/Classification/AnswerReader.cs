using System.Collections.Frozen;
using System.Text.Json;

namespace Dialog.Classification;

/// <summary>What a text to a resident says, whatever it was sent as.</summary>
public enum Saying
{
    /// <summary>The work is done or the matter is settled.</summary>
    Report,

    /// <summary>Something will be done.</summary>
    Promise,

    /// <summary>It will not be done.</summary>
    Refusal,
}

/// <param name="Phrase">The words of the list that were found.</param>
public readonly record struct Said(Saying What, string Phrase);

/// <summary>Reads an official's text by phrases alone (answer-phrases.json): a rule that its author can read, not a probability.</summary>
public static class AnswerReader
{
    // Read piece by piece, because only the beginning of a text is normalised; a phrase across two pieces is in the overlap.
    private const int Piece = 1000;
    private const int Overlap = 100;

    private static readonly List<Said> Known = [];
    private static readonly PhraseTrie Phrases = Load();

    /// <summary>Each thing it says once, with the first phrase that says so.</summary>
    public static IReadOnlyList<Said> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Seen seen = new();
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];
        for (int start = 0; start < text.Length; start += Piece - Overlap)
        {
            ReadOnlySpan<char> piece = text.AsSpan(start, Math.Min(Piece, text.Length - start));
            Phrases.Match(buffer[..TextNormaliser.Normalise(piece, buffer)], ref seen, static (ref Seen seen, int phrase) => seen.Mark(phrase));
        }

        return seen.All();
    }

    private static PhraseTrie Load()
    {
        using Stream stream = ClassificationResource.Open("answer-phrases.json");
        FrozenDictionary<string, Saying> names = Enum.GetValues<Saying>().ToFrozenDictionary(s => JsonNamingPolicy.CamelCase.ConvertName(s.ToString()));
        PhraseTrie trie = new();
        foreach ((string name, string[] phrases) in JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!)
        {
            foreach (string phrase in phrases)
            {
                trie.Add(Lexicon.Normalise(phrase), Known.Count);
                Known.Add(new Said(names[name], phrase.Trim()));
            }
        }

        return trie;
    }

    private struct Seen
    {
        private int _report;
        private int _promise;
        private int _refusal;

        public void Mark(int phrase)
        {
            // 0: not seen; otherwise the phrase's place in the list, from 1.
            ref int first = ref _report;
            switch (Known[phrase].What)
            {
                case Saying.Promise:
                    first = ref _promise;
                    break;
                case Saying.Refusal:
                    first = ref _refusal;
                    break;
            }

            first = first == 0 ? phrase + 1 : first;
        }

        public readonly IReadOnlyList<Said> All() => [.. new[] { _report, _promise, _refusal }.Where(p => p > 0).Select(p => Known[p - 1])];
    }
}
