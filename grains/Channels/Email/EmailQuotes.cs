namespace Dialog.Channels.Email;

/// <summary>
/// What the writer of a mail message wrote: without the messages quoted below or between, without their signature and the line their
/// phone adds. When nothing would remain, the whole is kept. Pure.
/// </summary>
internal static class EmailQuotes
{
    private const int MaxLine = 600;
    private const int MaxSignatureLines = 12;

    /// <param name="passesOn">a forwarded message: what is below is what it is about</param>
    public static string Cut(string text, bool passesOn = false)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        string whole = Tidy(lines);
        if (passesOn || lines.Any(l => l.Length < MaxLine && EmailPhrases.Forwarded().IsMatch(l)))
        {
            return whole;
        }

        List<string> own = WithoutSignature(WithoutQuotes(lines));
        string cut = Tidy(own);
        return cut.Any(char.IsLetterOrDigit) ? cut : whole;
    }

    private static List<string> WithoutQuotes(string[] lines)
    {
        List<string> own = new(lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            if (IsQuoted(lines[i]))
            {
                continue;
            }

            int header = HeaderLength(lines, i);
            if (header == 0)
            {
                own.Add(lines[i]);
                continue;
            }
            int below = i + header;
            while (below < lines.Length && string.IsNullOrWhiteSpace(lines[below]))
            {
                below++;
            }
            // Without marks on its lines everything below is the other message; with them the answer may be under it.
            if (below >= lines.Length || !IsQuoted(lines[below]))
            {
                break;
            }

            i = below - 1;
        }
        return own;
    }

    /// <summary>How many lines from here say "below is what I answer"; 0 when none do.</summary>
    private static int HeaderLength(string[] lines, int at)
    {
        string line = lines[at];
        if (line.Length > MaxLine || line.Length < 3)
        {
            return 0;
        }

        if (EmailPhrases.Original().IsMatch(line))
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
        || EmailPhrases.TimeAndAddress().IsMatch(line) || EmailPhrases.AddressWrote().IsMatch(line);

    // "From: … Sent: … To: … Subject: …" in any language, with at most a few lines folded between.
    private static int HeaderBlock(string[] lines, int at)
    {
        if (lines[at].Length > MaxLine || !EmailPhrases.HeaderFrom().IsMatch(lines[at]))
        {
            return 0;
        }

        int others = 0, last = at;
        bool telling = false;
        for (int i = at + 1; i < lines.Length && i <= at + 8; i++)
        {
            if (lines[i].Length > 2 * MaxLine || !EmailPhrases.HeaderOther().IsMatch(lines[i]))
            {
                continue;
            }

            others++;
            last = i;
            telling |= EmailPhrases.HeaderSubjectOrDate().IsMatch(lines[i]);
        }
        return others >= 2 && telling ? last - at + 1 : 0;
    }

    private static List<string> WithoutSignature(List<string> lines)
    {
        int end = lines.Count;
        for (int i = 0; i < end; i++)
        {
            if (lines[i] is "-- " or "--\u00a0" && HasWords(lines, 0, i))
            {
                end = i;
            }
        }
        int last = LastWords(lines, end);
        for (int i = Math.Max(0, last - MaxSignatureLines); i <= last; i++)
        {
            if (lines[i].Length < 200 && EmailPhrases.SignatureMark().IsMatch(lines[i]) && HasWords(lines, 0, i) && !Tells(lines, i, last))
            {
                end = i;
                break;
            }
        }
        end = WithoutProgram(lines, end);
        last = LastWords(lines, end);
        int seen = 0;
        for (int i = last; i > 0 && seen <= 6; i--)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            seen++;
            if (lines[i].Trim().Length > 90)
            {
                break;
            }

            if (!EmailPhrases.Closing().IsMatch(lines[i]) || !HasWords(lines, 0, i))
            {
                continue;
            }

            if (!Tells(lines, i, last))
            {
                end = i;
            }

            break;
        }
        return WithoutProgram(lines, end) is var rest && rest < lines.Count ? lines[..rest] : lines;
    }

    private static int WithoutProgram(List<string> lines, int end)
    {
        while (LastWords(lines, end) is >= 0 and int last && lines[last].Length < 200 && IsProgram(lines[last]))
        {
            end = last;
        }

        return end;
    }

    private static bool IsProgram(string line) => EmailPhrases.Program().IsMatch(line) || EmailPhrases.ProgramOnly().IsMatch(line);

    // A signature with a postal address stays: it may be the only place the message names.
    private static bool Tells(List<string> lines, int from, int to)
    {
        for (int i = from; i <= to; i++)
        {
            if (lines[i].Length > MaxLine || EmailPhrases.Place().IsMatch(lines[i]))
            {
                return true;
            }
        }
        return false;
    }

    private static bool HasWords(List<string> lines, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (lines[i].Any(char.IsLetterOrDigit))
            {
                return true;
            }
        }
        return false;
    }

    private static int LastWords(List<string> lines, int end)
    {
        int i = Math.Min(end, lines.Count) - 1;
        while (i >= 0 && !lines[i].Any(char.IsLetterOrDigit))
        {
            i--;
        }

        return i;
    }

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

    private static bool IsQuoted(string line) => line.AsSpan().TrimStart() is ['>', ..] or ['|', ' ', ..];

    private static string Tidy(IReadOnlyList<string> lines)
    {
        List<string> kept = new(lines.Count);
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
}
