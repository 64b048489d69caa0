using System.Collections.Frozen;
using System.Text;

namespace Dialog.Channels.Email;

/// <summary>
/// Bytes of a mail message → text: what is valid UTF-8 is UTF-8; a declared table stands unless the bytes contradict it or only another
/// one makes Russian of them (<see cref="RussianText"/>); where nothing is declared the letters' frequency decides. Pure.
/// </summary>
internal static class EmailCharset
{
    // A declared table keeps its right unless another one reads clearly better.
    private const double Benefit = 0.35;

    private static readonly Encoding Western;
    private static readonly Encoding[] Cyrillic;

    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["unicode"] = "utf-8",
        ["cp1251"] = "windows-1251",
        ["cp-1251"] = "windows-1251",
        ["win-1251"] = "windows-1251",
        ["windows1251"] = "windows-1251",
        ["win1251"] = "windows-1251",
        ["koi8"] = "koi8-r",
        ["koi8r"] = "koi8-r",
        ["koi-8"] = "koi8-r",
        ["koi-8-r"] = "koi8-r",
        ["dos-866"] = "cp866",
        ["866"] = "cp866",
        ["1251"] = "windows-1251",
        ["latin1"] = "iso-8859-1",
        ["latin-1"] = "iso-8859-1",
        ["cp1252"] = "windows-1252",
        ["ks_c_5601-1987"] = "euc-kr",
        ["cp932"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Declared by programs that did not ask what they send.
    private static readonly FrozenSet<int> SaysNothing = new[] { 20127, 28591, 1252, 28605, 65001, 1251, 20866, 21866, 866, 28595, 10007, 855 }.ToFrozenSet();

    static EmailCharset()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Western = Encoding.GetEncoding(1252);
        Cyrillic = [Encoding.GetEncoding(1251), Encoding.GetEncoding("koi8-r"), Encoding.GetEncoding(866), Encoding.GetEncoding("iso-8859-5")];
    }

    /// <summary>The library asks once for all, when it is first used, which tables there are: before that they must be there.</summary>
    public static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Text(ReadOnlySpan<byte> bytes, string? declared) => Of(bytes, declared).GetString(WithoutMark(bytes));

    /// <summary>The table these bytes are written in.</summary>
    public static Encoding Of(ReadOnlySpan<byte> bytes, string? declared)
    {
        if (Mark(bytes) is { } marked)
        {
            return marked;
        }

        Encoding? named = Named(declared);
        if (!bytes.ContainsAnyExceptInRange((byte)0, (byte)127))
        {
            return named is not null && IsEscaped(named, bytes) ? named : Encoding.UTF8;
        }

        if (named is { CodePage: 1200 or 1201 or 12000 or 12001 })
        {
            return named;
        }

        if (IsValid(Encoding.UTF8, bytes, out int wrong, out int foreign))
        {
            return Encoding.UTF8;
        }
        // Cut in the middle of a letter, or with one bad byte in it, it is UTF-8 all the same.
        if (wrong <= 1 + foreign / 25 && wrong * 4 < foreign)
        {
            return Encoding.UTF8;
        }

        if (named is not null && !SaysNothing.Contains(named.CodePage) && (named.IsSingleByte || IsValid(named, bytes, out _, out _)))
        {
            return named;
        }

        if (named is { IsSingleByte: true, CodePage: not 20127 })
        {
            return HasWords(bytes) && !IsLatin(bytes) && Best(bytes, named) is var better && better.CodePage != named.CodePage && IsOnlyRussianBy(better, named, bytes) ? better : named;
        }

        return HasWords(bytes) && !IsLatin(bytes) ? Best(bytes, named) : Western;
    }

    private static bool IsOnlyRussianBy(Encoding better, Encoding named, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> sample = bytes[..Math.Min(bytes.Length, 20_000)];
        // Between two Cyrillic tables the frequencies have decided: every text is letters in both.
        return RussianText.Is(better.GetString(sample)) && (Cyrillic.Any(c => c.CodePage == named.CodePage) || !RussianText.Is(named.GetString(sample)));
    }

    /// <summary>Text that was decoded by a wrong table and cannot mean what it says is decoded again; other text stays as it is.</summary>
    public static string Repaired(string text)
    {
        if (text.Length > 2000 || !text.Any(c => c > 127) || IsMixed(text))
        {
            return text;
        }

        (string best, double score) = (text, Score(text) + 1.2);
        foreach (Encoding from in (Encoding[])[.. Cyrillic, Western, Encoding.Latin1])
        {
            if (Strict(from, text) is not { } bytes)
            {
                continue;
            }

            foreach (Encoding to in (Encoding[])[Encoding.UTF8, .. Cyrillic])
            {
                if (to.CodePage == from.CodePage || !IsValid(to, bytes, out _, out _))
                {
                    continue;
                }

                string other = to.GetString(bytes);
                // Two bytes of UTF-8 that read as two letters of another table never do so by chance for a whole line.
                double found = Score(other) + (to.CodePage == 65001 ? 1 : 0);
                if (found > score && (to.CodePage == 65001 ? IsWritten(other) : RussianText.Is(other)))
                {
                    (best, score) = (other, found);
                }
            }
        }
        return best;
    }

    // At least one Russian word, and no letter of it within a Latin one.
    private static bool IsWritten(string text)
    {
        int run = 0, longest = 0;
        foreach (char c in text)
        {
            run = IsRussian(c) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest >= 3 && !IsMixed(text);
    }

    private static bool IsMixed(string text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]) && char.IsLetter(text[i - 1]) && text[i - 1] > 127 || char.IsAsciiLetter(text[i - 1]) && char.IsLetter(text[i]) && text[i] > 127)
            {
                return true;
            }
        }
        return false;
    }

    private static Encoding Best(ReadOnlySpan<byte> bytes, Encoding? named)
    {
        ReadOnlySpan<byte> sample = bytes[..Math.Min(bytes.Length, 20_000)];
        (Encoding best, double score) = (Cyrillic[0], double.NegativeInfinity);
        foreach (Encoding table in Cyrillic)
        {
            double found = Score(table.GetString(sample)) + (table.CodePage == named?.CodePage ? Benefit : 0);
            if (found > score)
            {
                (best, score) = (table, found);
            }
        }
        return best;
    }

    // The mean of the letters' logarithms; what no Russian text contains costs more than the rarest letter.
    private static double Score(string text)
    {
        const string letters = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё";
        double sum = 0;
        int counted = 0;
        char before = ' ';
        foreach (char c in text)
        {
            if (c > 127)
            {
                char small = char.ToLowerInvariant(c);
                int place = letters.IndexOf(small, StringComparison.Ordinal);
                sum += place >= 0 ? -1.5 - place * 0.12 : char.IsLetter(c) ? -7 : c is '«' or '»' or '—' or '–' or '№' or '…' or '\u00a0' or '“' or '”' or '„' ? -4 : -8;
                // A capital behind a small letter: another table's small letters.
                if (char.IsUpper(c) && char.IsLower(before) || char.IsAsciiLetter(before))
                {
                    sum -= 3;
                }

                counted++;
            }
            else if (char.IsAsciiLetter(c) && before > 127 && char.IsLetter(before))
            {
                sum -= 3;
            }
            before = c;
        }
        return counted == 0 ? 0 : sum / counted;
    }

    // A mark or a hard space between plain letters says nothing of a script.
    private static bool HasWords(ReadOnlySpan<byte> bytes)
    {
        int run = 0;
        foreach (byte b in bytes)
        {
            run = b >= 128 && b != 0xA0 ? run + 1 : 0;
            if (run == 2)
            {
                return true;
            }
        }
        return false;
    }

    // Accented letters of Western languages occur among plain ones; Cyrillic words have none.
    private static bool IsLatin(ReadOnlySpan<byte> bytes)
    {
        int high = 0, beside = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 128)
            {
                continue;
            }

            high++;
            if (i > 0 && char.IsAsciiLetter((char)bytes[i - 1]) || i + 1 < bytes.Length && char.IsAsciiLetter((char)bytes[i + 1]))
            {
                beside++;
            }
        }
        return beside * 2 > high;
    }

    private static bool IsRussian(char c) => c is >= 'а' and <= 'я' or >= 'А' and <= 'Я' or 'ё' or 'Ё';

    private static Encoding? Named(string? name)
    {
        string plain = name?.Trim().Trim('"', '\'') ?? "";
        try
        {
            return plain.Length == 0 ? null : Encoding.GetEncoding(Aliases.GetValueOrDefault(plain, plain));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool IsEscaped(Encoding named, ReadOnlySpan<byte> bytes) =>
        named.CodePage is 50220 or 50221 or 50222 or 50225 or 50227 && bytes.Contains((byte)0x1b)
        || named.CodePage == 52936 && bytes.IndexOf("~{"u8) >= 0 || named.CodePage is 1200 or 1201 && bytes.Contains((byte)0);

    private static bool IsValid(Encoding table, ReadOnlySpan<byte> bytes, out int wrong, out int foreign)
    {
        (wrong, foreign) = (0, 0);
        if (table.IsSingleByte)
        {
            return true;
        }

        foreach (char c in table.GetString(bytes))
        {
            foreign += c > 127 ? 1 : 0;
            wrong += c == '\ufffd' ? 1 : 0;
        }
        // What was written as the replacement is no error; three bytes of it are rarer than a wrong guess is dear.
        return wrong == 0 || table.CodePage == 65001 && bytes.IndexOf("\u00ef\u00bf\u00bd"u8) >= 0 && wrong * 4 < foreign;
    }

    private static byte[]? Strict(Encoding table, string text)
    {
        try
        {
            return Encoding.GetEncoding(table.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding? Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, ..] when bytes.Length % 2 == 0 => Encoding.Unicode,
        [0xFE, 0xFF, ..] when bytes.Length % 2 == 0 => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => rest,
        [0xFF, 0xFE, .. var rest] when bytes.Length % 2 == 0 => rest,
        [0xFE, 0xFF, .. var rest] when bytes.Length % 2 == 0 => rest,
        _ => bytes,
    };
}
