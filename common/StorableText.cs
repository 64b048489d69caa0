using System.Text;

namespace Dialog;

/// <summary>Text of strangers as PostgreSQL can hold it, which takes neither NUL nor half of a surrogate pair; residents' phones send both. Pure.</summary>
public static class StorableText
{
    /// <summary>Each half of a surrogate pair, which is no character, replaced by U+FFFD: the length stays.</summary>
    public static string Whole(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return text;
        }

        StringBuilder whole = new(text.Length);
        foreach (Rune character in text.EnumerateRunes())
        {
            whole.Append(character);
        }

        return whole.ToString();
    }

    /// <summary>At most so many UTF-16 units of a text, and never half of a character at its end.</summary>
    public static string Beginning(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
