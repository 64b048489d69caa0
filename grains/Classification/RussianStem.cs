namespace Dialog.Classification;

/// <summary>
/// The part of a Russian word that its forms share ("вода", "воды", "водой"): the Snowball algorithm for Russian, which only ever cuts at
/// the end. Takes normalised words; a word of another alphabet is its own stem.
/// </summary>
internal static class RussianStem
{
    // The longest first within each list. After "а" or "я" only:
    private static readonly string[] GerundsAfterA = ["вшись", "вши", "в"];
    private static readonly string[] ParticiplesAfterA = ["ем", "нн", "вш", "ющ", "щ"];
    private static readonly string[] VerbsAfterA = ["ете", "йте", "ешь", "нно", "ла", "на", "ли", "ем", "ло", "но", "ет", "ют", "ны", "ть", "й", "л", "н"];

    private static readonly string[] Gerunds = ["ившись", "ывшись", "ивши", "ывши", "ив", "ыв"];
    private static readonly string[] Participles = ["ивш", "ывш", "ующ"];
    private static readonly string[] Reflexives = ["ся", "сь"];

    private static readonly string[] Adjectives =
        ["ими", "ыми", "его", "ого", "ему", "ому", "ее", "ие", "ые", "ое", "ей", "ий", "ый", "ой", "ем", "им", "ым", "ом", "их", "ых", "ую", "юю", "ая", "яя", "ою", "ею"];

    private static readonly string[] Verbs =
    [
        "ейте", "уйте", "ила", "ыла", "ена", "ите", "или", "ыли", "ило", "ыло", "ено", "ует", "уют", "ены", "ить", "ыть", "ишь",
        "ей", "уй", "ил", "ыл", "им", "ым", "ен", "ят", "ит", "ыт", "ую", "ю",
    ];

    private static readonly string[] Nouns =
    [
        "иями", "ями", "ами", "ией", "иям", "ием", "иях", "ев", "ов", "ие", "ье", "еи", "ии", "ей", "ой", "ий", "ям", "ем", "ам", "ом", "ах", "ях", "ию", "ью", "ия", "ья",
        "а", "е", "и", "й", "о", "у", "ы", "ь", "ю", "я",
    ];

    private static readonly string[] Superlatives = ["ейше", "ейш"];
    private static readonly string[] Derivations = ["ость", "ост"];

    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> word)
    {
        int rv = Region(word);
        if (rv < 0)
        {
            return word;
        }

        ReadOnlySpan<char> left = Inflection(word, rv);
        left = Without(left, rv, "и");
        left = Without(left, SecondRegion(word), Derivations);
        ReadOnlySpan<char> plain = Without(left, rv, Superlatives);
        return End(plain, rv, "нн") > 0 ? plain[..^1] : plain.Length < left.Length ? plain : Without(left, rv, "ь");
    }

    private static ReadOnlySpan<char> Inflection(ReadOnlySpan<char> word, int rv)
    {
        if (Ending(word, rv, GerundsAfterA, Gerunds) is var gerund and > 0)
        {
            return word[..^gerund];
        }

        ReadOnlySpan<char> left = Without(word, rv, Reflexives);
        if (Longest(left, rv, Adjectives) is var adjective and > 0)
        {
            left = left[..^adjective];
            return left[..^Ending(left, rv, ParticiplesAfterA, Participles)];
        }

        return Ending(left, rv, VerbsAfterA, Verbs) is var verb and > 0 ? left[..^verb] : Without(left, rv, Nouns);
    }

    private static int Ending(ReadOnlySpan<char> word, int from, string[] afterA, string[] free)
    {
        int one = Longest(word, from, free);
        foreach (string ending in afterA)
        {
            if (ending.Length > one && End(word, from + 1, ending) > 0 && word[^(ending.Length + 1)] is 'а' or 'я')
            {
                return ending.Length;
            }
        }

        return one;
    }

    private static int Longest(ReadOnlySpan<char> word, int from, string[] endings)
    {
        foreach (string ending in endings)
        {
            if (End(word, from, ending) is var length and > 0)
            {
                return length;
            }
        }

        return 0;
    }

    private static ReadOnlySpan<char> Without(ReadOnlySpan<char> word, int from, params ReadOnlySpan<string> endings)
    {
        foreach (string ending in endings)
        {
            if (End(word, from, ending) is var length and > 0)
            {
                return word[..^length];
            }
        }

        return word;
    }

    // The whole ending lies in the region that begins at from.
    private static int End(ReadOnlySpan<char> word, int from, string ending) => word.Length - ending.Length >= from && word.EndsWith(ending) ? ending.Length : 0;

    // After the first vowel.
    private static int Region(ReadOnlySpan<char> word)
    {
        int vowel = word.IndexOfAny(Vowels);
        return vowel < 0 || vowel + 1 == word.Length ? -1 : vowel + 1;
    }

    // Twice: after the first consonant that follows a vowel.
    private static int SecondRegion(ReadOnlySpan<char> word)
    {
        int at = 0;
        for (int round = 0; round < 2; round++)
        {
            int vowel = word[at..].IndexOfAny(Vowels);
            int consonant = vowel < 0 ? -1 : word[(at + vowel)..].IndexOfAnyExcept(Vowels);
            if (consonant < 0)
            {
                return word.Length;
            }

            at += vowel + consonant + 1;
        }

        return at;
    }

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("аеиоуыэюя");
}
