namespace Dialog.Channels.Email;

/// <summary>
/// Which lines of a mail message look as if they were not written for it: marked as quoted, or below the line by which programs say what is
/// replied to. Nothing is cut by it: what is shown folded is decided by <see cref="Repetition"/>. Pure.
/// </summary>
internal static class EmailQuotes
{
    private const int MaxLine = 600;

    /// <summary>A text without blanks at the ends of lines and without empty lines in a row.</summary>
    public static string Tidied(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        List<string> kept = new(lines.Length);
        int empty = 0;
        foreach (string line in lines)
        {
            string plain = line.TrimEnd();
            empty = plain.Length == 0 ? empty + 1 : 0;
            if (empty < 2)
            {
                kept.Add(plain);
            }
        }

        return string.Join('\n', kept).Trim('\n', ' ', '\t', '\r', '\u00a0', '\ufeff');
    }

    /// <param name="passesOn">a forwarded message: what is below is what it is about</param>
    /// <returns>what each line of a tidied text looks like; nothing where all of them are the writer's</returns>
    public static IReadOnlyList<LineKind> Kinds(string tidied, bool passesOn = false)
    {
        string[] lines = tidied.Split('\n');
        if (passesOn || lines.Any(l => l.Length < MaxLine && EmailPhrases.Forwarded().IsMatch(l)))
        {
            return [];
        }

        LineKind[] kinds = new LineKind[lines.Length];
        string[] bare = Array.ConvertAll(lines, l => IsQuoted(l) ? Repetition.WithoutInitials(l).TrimStart('>', '|', ' ') : l);
        for (int i = 0; i < lines.Length; i++)
        {
            if (IsQuoted(lines[i]))
            {
                // Gmail marks the line that leads to the quotation with it.
                int lead = Math.Min(HeaderLength(bare, i), lines.Length - i);
                Array.Fill(kinds, lead > 0 ? LineKind.Lead : LineKind.Quoted, i, Math.Max(1, lead));
                i += Math.Max(0, lead - 1);
                continue;
            }

            int header = HeaderLength(lines, i);
            if (header == 0)
            {
                continue;
            }

            int below = i + header;
            while (below < lines.Length && string.IsNullOrWhiteSpace(lines[below]))
            {
                below++;
            }

            // "From: … Sent: …" under "-----Original Message-----", with or without marks.
            while (below < lines.Length && lines[below].Length < MaxLine && IsHeaderLine(lines[below].TrimStart('>', ' ')))
            {
                below++;
            }

            Array.Fill(kinds, LineKind.Lead, i, Math.Min(below, lines.Length) - i);
            // Without marks on its lines everything below is the other message; with them the answer may be under it.
            if (below >= lines.Length || !IsQuoted(lines[below]))
            {
                Array.Fill(kinds, LineKind.Quoted, Math.Min(below, lines.Length), Math.Max(0, lines.Length - below));
                break;
            }

            i = below - 1;
        }

        return kinds;
    }

    /// <summary>How many lines from here say "below is what I answer"; 0 when none do.</summary>
    private static int HeaderLength(string[] lines, int at)
    {
        string line = lines[at];
        if (line.Length > MaxLine || line.Length < 3)
        {
            return 0;
        }

        if (EmailPhrases.Original().IsMatch(line) || EmailPhrases.BetweenRules().IsMatch(line))
        {
            return 1;
        }

        if (IsRule(line) && Next(lines, at) is { } next && HeaderBlock(lines, next) > 0)
        {
            return next - at + HeaderBlock(lines, next);
        }

        if (HeaderBlock(lines, at) is > 0 and int block)
        {
            return block;
        }
        // "2026/6/10 Anna <a@b.example>" says so only by the quoted lines under it.
        if (EmailPhrases.HeaderStart().IsMatch(line) && line.Contains('@', StringComparison.Ordinal) && line.Length < 200 && Next(lines, at) is { } under && IsQuoted(lines[under]))
        {
            return 1;
        }

        string joined = "";
        for (int more = 0; more < 4 && at + more < lines.Length && lines[at + more].Length < MaxLine; more++)
        {
            string part = lines[at + more].Trim();
            // Only what begins with a time goes on in a second line: what precedes other headers is the writer's own text.
            if (part.Length == 0 || more > 0 && !EmailPhrases.HeaderStart().IsMatch(line))
            {
                return 0;
            }

            joined = more == 0 ? part : $"{joined} {part}";
            if (joined.Length > MaxLine)
            {
                return 0;
            }

            if (IsWrote(joined))
            {
                return more + 1;
            }

            if (part[^1] is ':' or '：')
            {
                return 0;
            }
        }
        return 0;
    }

    private static bool IsWrote(string line) =>
        EmailPhrases.OnWrote().IsMatch(line) || EmailPhrases.VerbFirst().IsMatch(line) || EmailPhrases.RussianWrote().IsMatch(line)
        || EmailPhrases.TimeAndAddress().IsMatch(line) || EmailPhrases.AddressWrote().IsMatch(line) || EmailPhrases.WroteAtTime().IsMatch(line)
        || EmailPhrases.NorthernWrote().IsMatch(line) || EmailPhrases.YouWrote().IsMatch(line) || EmailPhrases.TimeBeforeDay().IsMatch(line)
        || EmailPhrases.BetweenRules().IsMatch(line);

    // "From: … Sent: … To: … Subject: …" in any language, with at most a few lines folded between. Hotmail begins with another of them
    // ("Date: … Subject: … From: …"); then nothing stands between.
    private static int HeaderBlock(string[] lines, int at)
    {
        if (lines[at].Length > MaxLine || !IsHeaderLine(lines[at]))
        {
            return 0;
        }

        bool fromFirst = EmailPhrases.HeaderFrom().IsMatch(lines[at]), from = fromFirst;
        int others = fromFirst ? 0 : 1, last = at;
        bool telling = !fromFirst && EmailPhrases.HeaderSubjectOrDate().IsMatch(lines[at]);
        for (int i = at + 1; i < lines.Length && i <= at + 8; i++)
        {
            if (!fromFirst && lines[i].Length <= MaxLine && EmailPhrases.HeaderFrom().IsMatch(lines[i]))
            {
                (from, last) = (true, i);
            }
            else if (lines[i].Length <= 2 * MaxLine && EmailPhrases.HeaderOther().IsMatch(lines[i]))
            {
                others++;
                last = i;
                telling |= EmailPhrases.HeaderSubjectOrDate().IsMatch(lines[i]);
            }
            else if (!fromFirst)
            {
                break;
            }
        }

        return from && others >= 2 && telling ? last - at + 1 : 0;
    }

    private static bool IsHeaderLine(string line) => EmailPhrases.HeaderFrom().IsMatch(line) || EmailPhrases.HeaderOther().IsMatch(line);

    private static int? Next(string[] lines, int at)
    {
        for (int i = at + 1; i < lines.Length && i <= at + 3; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
            {
                return i;
            }
        }
        return null;
    }

    private static bool IsRule(string line) => line.Trim() is { Length: >= 5 } rule && rule.All(c => c is '_' or '-' or '*' or '=' or '—');

    private static bool IsQuoted(string line) => Repetition.WithoutInitials(line).AsSpan().TrimStart() is ['>', ..] or ['|', ' ', ..];
}
