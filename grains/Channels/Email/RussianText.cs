namespace Dialog.Channels.Email;

/// <summary>
/// Whether letters are Russian words and not another language's read by a wrong table: "äöüß" becomes "дцьЯ", which has a capital at its
/// end and no vowel, "åäö ÅÄÖ" becomes "едц ЕДЦ", which has one vowel only. Pure.
/// </summary>
internal static class RussianText
{
    private const int FewestLetters = 8;
    private const int FewestVowels = 2;
    private const int ShortestWord = 3;
    private const string Vowels = "аеёиоуыэюя";

    public static bool Is(string text)
    {
        (int letters, int words, int good) = (0, 0, 0);
        HashSet<char> vowels = [];
        for (int i = 0; i < text.Length; i++)
        {
            int start = i;
            while (i < text.Length && IsLetter(text[i]))
            {
                i++;
            }

            ReadOnlySpan<char> word = text.AsSpan(start, i - start);
            letters += word.Length;
            if (word.Length >= ShortestWord)
            {
                words++;
                good += HasShape(word) && HasVowel(word, vowels) ? 1 : 0;
            }
        }

        return letters >= FewestLetters && vowels.Count >= FewestVowels && good * 5 >= words * 4;
    }

    // Small, with one capital at the front, or capitals throughout.
    private static bool HasShape(ReadOnlySpan<char> word)
    {
        int capitals = 0;
        foreach (char c in word)
        {
            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return capitals == 0 || capitals == word.Length || capitals == 1 && char.IsUpper(word[0]);
    }

    private static bool HasVowel(ReadOnlySpan<char> word, HashSet<char> seen)
    {
        bool found = false;
        foreach (char c in word)
        {
            char small = char.ToLowerInvariant(c);
            if (Vowels.Contains(small, StringComparison.Ordinal))
            {
                seen.Add(small);
                found = true;
            }
        }

        return found;
    }

    private static bool IsLetter(char c) => c is >= 'а' and <= 'я' or >= 'А' and <= 'Я' or 'ё' or 'Ё';
}
