using System.Globalization;

namespace Dialog.Classification;

/// <summary>
/// Brings a message to the alphabet the model was trained on: lower case, ё as е, numbers as '#', links as "url",
/// cheerful and angry emoji as '+' and '-', one space between words and one at both ends.
/// </summary>
internal static class TextNormaliser
{
    /// <summary>Longest normalised text. What a message is about is said at its beginning.</summary>
    public const int MaxLength = 2048;

    // Bounds the cost of markup and noise that yields no output; real text fills MaxLength long before.
    private const int MaxRead = 1 << 15;
    private const int MaxTagLength = 400;

    /// <summary>Writes at most <see cref="MaxLength"/> characters and returns how many; 1 means nothing readable.</summary>
    public static int Normalise(ReadOnlySpan<char> text, Span<char> output)
    {
        if (text.Length > MaxRead)
        {
            text = text[..MaxRead];
        }

        NormalisedWriter writer = new(output[..MaxLength]);
        for (int i = 0; i < text.Length && !writer.Full; i++)
        {
            char c = text[i];
            if (c is >= 'а' and <= 'я')
            {
                writer.Letter(c);
                continue;
            }

            switch (c)
            {
                case >= 'А' and <= 'Я':
                    writer.Letter((char)(c + 32));
                    break;
                case 'ё' or 'Ё':
                    writer.Letter('е');
                    break;
                case >= '0' and <= '9':
                    writer.Digit();
                    break;
                case '?' or '!':
                    writer.Sign(c);
                    break;
                case '<':
                    i += TagLength(text[i..]) is var tag and > 0 ? tag - 1 : 0;
                    writer.Space();
                    break;
                case '&':
                    i += EntityLength(text[i..]) is var entity and > 0 ? entity - 1 : 0;
                    writer.Space();
                    break;
                case '[':
                    // A VK mention is [id1|Name] or [club1|Name]: the number carries no meaning, the name may.
                    i += MentionLength(text[i..]) is var mention and > 0 ? mention - 1 : 0;
                    writer.Space();
                    break;
                case 'h' or 'H' or 'w' or 'W' when writer.AtWordStart && StartsLink(text[i..]):
                    i += LinkLength(text[i..]) - 1;
                    writer.Word("url");
                    break;
                // The short vowel typed as two characters, as iPhones and macOS send file names and some texts.
                case '\u0306':
                    writer.ReplaceLast('и', 'й');
                    break;
                case '\u00ad' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or (>= '\u0300' and <= '\u036f') or (>= '\ufe00' and <= '\ufe0f'):
                    break;
                case '❤':
                    writer.Sign('+');
                    break;
                default:
                    Rest(text, ref i, ref writer);
                    break;
            }
        }

        return writer.Finish();
    }

    private static void Rest(ReadOnlySpan<char> text, ref int i, ref NormalisedWriter writer)
    {
        char c = text[i];
        if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        {
            writer.Sign(Mood(char.ConvertToUtf32(c, text[++i])));
        }
        else if (char.IsLetter(c))
        {
            writer.Letter(char.ToLowerInvariant(c));
        }
        else if (char.IsDigit(c))
        {
            writer.Digit();
        }
        else if (char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark and not UnicodeCategory.Format)
        {
            writer.Space();
        }
    }

    private static char Mood(int rune) => rune switch
    {
        0x1F64F or 0x1F44D or 0x1F44F or 0x1F490 or 0x1F339 or 0x1F91D or 0x1F60A or 0x1F642 or 0x1F970 or 0x1F60D => '+',
        >= 0x1F493 and <= 0x1F49F => '+',
        0x1F621 or 0x1F620 or 0x1F92C or 0x1F44E or 0x1F622 or 0x1F62D or 0x1F624 or 0x1F4A9 => '-',
        _ => ' ',
    };

    private static int TagLength(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 3 || !(char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!'))
        {
            return 0;
        }

        return rest[..Math.Min(rest.Length, MaxTagLength)].IndexOf('>') + 1;
    }

    private static int EntityLength(ReadOnlySpan<char> rest)
    {
        int end = rest[..Math.Min(rest.Length, 9)].IndexOf(';');
        return end > 1 && rest[1..end].IndexOfAnyExcept(EntityCharacters) < 0 ? end + 1 : 0;
    }

    private static readonly System.Buffers.SearchValues<char> EntityCharacters =
        System.Buffers.SearchValues.Create("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static int MentionLength(ReadOnlySpan<char> rest) =>
        rest.StartsWith("[id") || rest.StartsWith("[club") ? rest[..Math.Min(rest.Length, 24)].IndexOf('|') + 1 : 0;

    private static bool StartsLink(ReadOnlySpan<char> rest) =>
        rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    private static int LinkLength(ReadOnlySpan<char> rest)
    {
        int end = rest.IndexOfAny(LinkEnds);
        return end < 0 ? rest.Length : end;
    }

    private static readonly System.Buffers.SearchValues<char> LinkEnds =
        System.Buffers.SearchValues.Create(" \t\r\n<>\"»)\u00a0");
}
