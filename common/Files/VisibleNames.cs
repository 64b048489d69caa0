using System.Globalization;
using System.Text;

namespace Dialog.Files;

/// <summary>Names of files without characters that are not seen but change how a name reads: a name must not look like another type. Pure.</summary>
public static class VisibleNames
{
    /// <summary>Without control and formatting characters (U+202E turns "exe.gpj" round), line and paragraph separators, and half characters.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        StringBuilder visible = new(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (!IsUnseen(rune))
            {
                visible.Append(rune);
            }
        }

        return visible.ToString();
    }

    // A broken half becomes U+FFFD when it is read as a rune.
    private static bool IsUnseen(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;
}
