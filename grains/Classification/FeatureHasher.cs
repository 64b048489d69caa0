namespace Dialog.Classification;

/// <summary>Turns a normalised text into distinct feature numbers: words, pairs of words, pieces of 3 to 5 characters.</summary>
internal static class FeatureHasher
{
    /// <summary>Enough for the longest normalised text.</summary>
    public const int MaxFeatures = TextNormaliser.MaxLength * 4;

    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;
    private const int LongestPiece = 5;
    private const int ShortestPiece = 3;

    [ThreadStatic]
    private static ulong[]? _marks;

    /// <summary>Fills <paramref name="features"/> with numbers below 2^<paramref name="bits"/> and returns how many.</summary>
    public static int Extract(ReadOnlySpan<char> normalised, int bits, Span<int> features)
    {
        int shift = 32 - bits;
        int count = 0;
        uint previous = Seed;
        int start = 0;
        while (start + 1 < normalised.Length)
        {
            int length = normalised[(start + 1)..].IndexOf(' ');
            if (length < 0)
            {
                break;
            }

            uint word = Hash(normalised.Slice(start + 1, length), Seed);
            features[count++] = Slot(word, shift);
            features[count++] = Slot((previous * 31) ^ word ^ 0x5bd1e995, shift);
            previous = word;
            count = Pieces(normalised.Slice(start, length + 2), shift, features, count);
            start += length + 1;
        }

        return Distinct(features[..count], bits);
    }

    private static int Pieces(ReadOnlySpan<char> padded, int shift, Span<int> features, int count)
    {
        for (int from = 0; from + ShortestPiece <= padded.Length; from++)
        {
            uint hash = Seed ^ 0x9e3779b9;
            int end = Math.Min(padded.Length, from + LongestPiece);
            for (int at = from; at < end; at++)
            {
                hash = (hash ^ padded[at]) * Prime;
                if (at - from + 1 >= ShortestPiece)
                {
                    features[count++] = Slot(hash, shift);
                }
            }
        }

        return count;
    }

    private static uint Hash(ReadOnlySpan<char> word, uint hash)
    {
        foreach (char c in word)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }

    // The low bits of FNV over two-byte characters are weak: spread them before taking the high ones.
    private static int Slot(uint hash, int shift)
    {
        hash ^= hash >> 15;
        return (int)((hash * 0x2c1b3c6d) >> shift);
    }

    // A mark per possible number, wiped after each text: sorting them to find the repeated ones took longer than the rest.
    private static int Distinct(Span<int> features, int bits)
    {
        ulong[] marks = _marks is { } kept && kept.Length << 6 >= 1 << bits ? kept : _marks = new ulong[Math.Max(1, (1 << bits) >> 6)];
        int distinct = 0;
        foreach (int feature in features)
        {
            ref ulong word = ref marks[feature >> 6];
            ulong mark = 1UL << (feature & 63);
            if ((word & mark) == 0)
            {
                word |= mark;
                features[distinct++] = feature;
            }
        }

        foreach (int feature in features[..distinct])
        {
            marks[feature >> 6] = 0;
        }

        return distinct;
    }
}
