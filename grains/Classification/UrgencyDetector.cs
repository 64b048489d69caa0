using System.Text.Json;

namespace Dialog.Classification;

/// <summary>Whether waiting may cost health or life, and the code of the reason (urgency.json).</summary>
public readonly record struct Urgency(bool IsUrgent, string? Reason)
{
    public static Urgency None => default;
}

/// <summary>Finds danger in a message by phrases alone: a rule an official can read, not a probability.</summary>
public static class UrgencyDetector
{
    private const int GroupBits = 2;
    private static readonly Rule[] Rules = LoadRules();
    private static readonly PhraseTrie Phrases = Compile(Rules);

    private enum Group
    {
        Any,
        With,
        Unless,
    }

    /// <summary>The first matching rule wins. Reads the beginning and, of a long text, the end.</summary>
    public static Urgency Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Urgency found = Scan(text);
        return found.IsUrgent || text.Length <= TextNormaliser.MaxLength ? found : Scan(text.AsSpan()[^TextNormaliser.MaxLength..]);
    }

    private static Urgency Scan(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[TextNormaliser.MaxLength];
        Seen seen = default(Seen);
        Phrases.Match(buffer[..TextNormaliser.Normalise(text, buffer)], ref seen, static (ref Seen seen, int value) => seen.Mark(value));
        for (int rule = 0; rule < Rules.Length; rule++)
        {
            if (seen.Has(rule, Group.Any) && !seen.Has(rule, Group.Unless) && (Rules[rule].With.Length == 0 || seen.Has(rule, Group.With)))
            {
                return new(true, Rules[rule].Reason);
            }
        }

        return Urgency.None;
    }

    private static Rule[] LoadRules()
    {
        using Stream stream = ClassificationResource.Open("urgency.json");
        Rule[] rules = JsonSerializer.Deserialize<Rule[]>(stream, JsonSerializerOptions.Web)!;
        return rules.Length <= 32 ? rules : throw new InvalidOperationException("More than 32 rules of urgency: widen Seen.");
    }

    private static PhraseTrie Compile(Rule[] rules)
    {
        PhraseTrie trie = new();
        for (int rule = 0; rule < rules.Length; rule++)
        {
            foreach ((string[]? phrases, Group group) in new[] { (rules[rule].Any, Group.Any), (rules[rule].With, Group.With), (rules[rule].Unless, Group.Unless) })
            {
                foreach (string? phrase in phrases)
                {
                    trie.Add(Lexicon.Normalise(phrase), (rule << GroupBits) | (int)group);
                }
            }
        }

        return trie;
    }

    private sealed record Rule(string Reason, string[] Any)
    {
        public string[] With { get; init; } = [];

        public string[] Unless { get; init; } = [];
    }

    private struct Seen
    {
        private uint _any;
        private uint _with;
        private uint _unless;

        public void Mark(int value)
        {
            uint bit = 1u << (value >> GroupBits);
            _ = (Group)(value & ((1 << GroupBits) - 1)) switch
            {
                Group.Any => _any |= bit,
                Group.With => _with |= bit,
                _ => _unless |= bit,
            };
        }

        public readonly bool Has(int rule, Group group) =>
            (((group switch { Group.Any => _any, Group.With => _with, _ => _unless }) >> rule) & 1) != 0;
    }
}
