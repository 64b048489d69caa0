using System.Text;
using Dialog.Cases;

namespace Dialog.Channels;

/// <summary>What a line of a reply looks like.</summary>
public enum LineKind
{
    Own,

    /// <summary>Says that what follows is what is replied to: "On Monday Anna wrote:".</summary>
    Lead,

    /// <summary>Marked as quoted, or below such a line.</summary>
    Quoted,
}

/// <summary>
/// Which lines of a reply repeat what its thread has said: those that look quoted and are found there, with the lines that lead to them. A
/// line that only looks quoted (a table of meters begins with "|") is the writer's own. Pure.
/// </summary>
public static class Repetition
{
    // A shorter line is part of many texts by chance.
    private const int Telling = 12;
    private const int LongestInitials = 4;

    /// <summary>"АК> text" as "> text": The Bat! puts the initials of the writer before the mark.</summary>
    public static string WithoutInitials(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        int start = line.AsSpan().IndexOfAnyExcept(' ');
        int end = start;
        while (end >= 0 && end < line.Length && end - start <= LongestInitials && char.IsUpper(line[end]))
        {
            end++;
        }

        return end > start && end < line.Length && end - start <= LongestInitials && line[end] == '>' ? line[end..] : line;
    }

    /// <param name="kinds">of each line of the text</param>
    /// <param name="said">the texts of the thread</param>
    public static FoldedLines[] Of(string text, IReadOnlyList<LineKind> kinds, IEnumerable<string> said)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(kinds);
        string[] lines = text.Split('\n');
        Said known = Said.Of(said);
        List<FoldedLines> folds = [];
        for (int i = 0; i < lines.Length && i < kinds.Count;)
        {
            int end = RunFrom(lines, kinds, i, known, out bool repeats);
            if (repeats)
            {
                folds.Add(new FoldedLines(i, end - i));
            }

            i = Math.Max(end, i + 1);
        }

        return FoldedLines.Rest(text, folds).Any(char.IsLetterOrDigit) ? [.. folds] : [];
    }

    // Up to the first line that is the writer's own, without the empty ones before it.
    private static int RunFrom(string[] lines, IReadOnlyList<LineKind> kinds, int start, Said known, out bool repeats)
    {
        (int end, string before) = (start, "");
        repeats = false;
        for (int i = start; i < lines.Length && i < kinds.Count && (kinds[i] != LineKind.Own || i > start && string.IsNullOrWhiteSpace(lines[i])); i++)
        {
            string words = Words(kinds[i] == LineKind.Quoted ? WithoutInitials(lines[i]) : lines[i]);
            if (kinds[i] == LineKind.Quoted && words.Length > 0)
            {
                if (!known.Has(words, before))
                {
                    break;
                }

                (repeats, before) = (true, words);
            }

            end = kinds[i] == LineKind.Lead || words.Length > 0 ? i + 1 : end;
        }

        return end;
    }

    // Programs wrap lines, add marks and change spaces: letters and digits stay.
    private static string Words(string line)
    {
        StringBuilder words = new(line.Length);
        foreach (char c in line)
        {
            if (char.IsLetterOrDigit(c))
            {
                words.Append(char.ToLowerInvariant(c));
            }
        }

        return words.ToString();
    }

    private sealed record Said(string Whole, HashSet<string> Lines)
    {
        public static Said Of(IEnumerable<string> texts)
        {
            (StringBuilder whole, HashSet<string> lines) = (new(), []);
            foreach (string text in texts)
            {
                foreach (string line in text.Split('\n'))
                {
                    string words = Words(line);
                    whole.Append(words);
                    lines.Add(words);
                }

                whole.Append('\n');
            }

            return new(whole.ToString(), lines);
        }

        /// <param name="before">the line above, which is known: the rest of a wrapped line may be short</param>
        public bool Has(string words, string before) =>
            Lines.Contains(words) || (words.Length >= Telling ? Whole.Contains(words, StringComparison.Ordinal) : before.Length > 0 && Whole.Contains(before + words, StringComparison.Ordinal));
    }
}
