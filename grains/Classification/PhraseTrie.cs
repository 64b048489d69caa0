namespace Dialog.Classification;

/// <summary>
/// Finds many phrases in one pass over a normalised text. A phrase starts at a word's start and may end inside a word
/// ("больниц" finds "больница"), unless it ends with a space.
/// </summary>
internal sealed class PhraseTrie
{
    private readonly Dictionary<int, int> _edges = [];
    private readonly List<List<int>?> _values = [null];

    /// <summary>Adds a phrase, written in the normalised alphabet, with the number reported for it.</summary>
    public void Add(string phrase, int value)
    {
        int node = 0;
        foreach (char c in phrase)
        {
            int edge = Edge(node, c);
            if (!_edges.TryGetValue(edge, out int next))
            {
                next = _values.Count;
                _values.Add(null);
                _edges.Add(edge, next);
            }

            node = next;
        }

        (_values[node] ??= []).Add(value);
    }

    /// <summary>Calls <paramref name="found"/> for every occurrence of every phrase.</summary>
    public void Match<TState>(ReadOnlySpan<char> normalised, ref TState state, Found<TState> found)
        where TState : allows ref struct
    {
        for (int start = 0; start + 1 < normalised.Length; start++)
        {
            if (normalised[start] != ' ')
            {
                continue;
            }

            int node = 0;
            for (int at = start + 1; at < normalised.Length && _edges.TryGetValue(Edge(node, normalised[at]), out node); at++)
            {
                if (_values[node] is not { } values)
                {
                    continue;
                }

                foreach (int value in values)
                {
                    found(ref state, value);
                }
            }
        }
    }

    // 2^15 nodes are many times the lexicons; the character keeps its 16 bits.
    private static int Edge(int node, char c) => (node << 16) | c;

    public delegate void Found<TState>(ref TState state, int value)
        where TState : allows ref struct;
}
