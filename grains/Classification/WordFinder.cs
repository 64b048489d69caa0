namespace Dialog.Classification;

/// <summary>
/// Finds many words and phrases in one pass over a text, whatever form of a word it has. Reads what the classifier reads: the first
/// <see cref="TextNormaliser.MaxLength"/> characters of the normalised text, in which numbers are not told apart.
/// </summary>
internal sealed class WordFinder
{
    // More words than a normalised text can have.
    private const int MostWords = TextNormaliser.MaxLength / 2;

    private readonly Dictionary<string, List<(string[] Tail, int Id)>> _phrases = [];
    private readonly Dictionary<string, List<(string[] Tail, int Id)>>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Dictionary<string, int> _ids = [];

    public WordFinder() => _bySpan = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many different phrases it looks for; their ids count from 0.</summary>
    public int Count => _ids.Count;

    /// <summary>The id under which <see cref="Find"/> reports a word or phrase.</summary>
    public int Add(string phrase)
    {
        string[] stems = Stems(phrase);
        string key = string.Join(' ', stems);
        if (!_ids.TryGetValue(key, out int id))
        {
            _ids[key] = id = _ids.Count;
            if (!_phrases.TryGetValue(stems[0], out List<(string[], int)>? same))
            {
                _phrases[stems[0]] = same = [];
            }

            same.Add((stems[1..], id));
        }

        return id;
    }

    /// <summary>The stems of a phrase's words; empty when it has no word.</summary>
    public static string[] Stems(string phrase)
    {
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];
        ReadOnlySpan<char> text = buffer[..TextNormaliser.Normalise(phrase, buffer)];
        List<string> stems = [];
        foreach (Range word in text.Split(' '))
        {
            if (IsWord(text[word]))
            {
                stems.Add(RussianStem.Of(text[word]).ToString());
            }
        }

        return [.. stems];
    }

    /// <summary>Marks by id what the text has.</summary>
    public bool[] Find(string text)
    {
        bool[] found = new bool[Count];
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];
        ReadOnlySpan<char> normalised = buffer[..TextNormaliser.Normalise(text, buffer)];
        Span<Range> words = stackalloc Range[MostWords];
        int count = 0;
        foreach (Range word in normalised.Split(' '))
        {
            if (IsWord(normalised[word]) && count < MostWords)
            {
                words[count++] = word;
            }
        }

        for (int at = 0; at < count; at++)
        {
            if (_bySpan.TryGetValue(RussianStem.Of(normalised[words[at]]), out List<(string[] Tail, int Id)>? phrases))
            {
                foreach ((string[] rest, int id) in phrases)
                {
                    found[id] |= rest.Length == 0 || Follows(normalised, words[(at + 1)..count], rest);
                }
            }
        }

        return found;
    }

    private static bool Follows(ReadOnlySpan<char> text, ReadOnlySpan<Range> words, string[] rest)
    {
        if (words.Length < rest.Length)
        {
            return false;
        }

        for (int i = 0; i < rest.Length; i++)
        {
            if (!RussianStem.Of(text[words[i]]).SequenceEqual(rest[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWord(ReadOnlySpan<char> word) => word.Length > 0 && char.IsLetter(word[0]);
}
