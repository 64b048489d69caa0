using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dialog.Support.StandIns;

/// <summary>The search keys a reading client uses: ALL, UID, SEEN, UNSEEN, SINCE, BEFORE, HEADER, OR, NOT and brackets.</summary>
internal sealed partial class ImapQuery(string text)
{
    private readonly string[] _words = [.. Words().Matches(text).Select(m => m.Value)];
    private int _at;

    public bool Takes(ImapMessage mail, ImapMessage[] all)
    {
        _at = 0;
        bool takes = true;
        while (_at < _words.Length)
        {
            takes &= Key(mail, all);
        }

        return takes;
    }

    public static bool InSet(string set, uint uid, ImapMessage[] all)
    {
        uint last = all.Length == 0 ? 0 : all.Max(l => l.Uid);
        return set.Split(',').Any(range =>
        {
            uint[] ends = [.. range.Split(':').Select(e => e == "*" ? last : uint.Parse(e, CultureInfo.InvariantCulture))];
            return uid >= ends.Min() && uid <= ends.Max();
        });
    }

    private bool Key(ImapMessage mail, ImapMessage[] all)
    {
        string word = _words[_at++].ToUpperInvariant();
        switch (word)
        {
            case "CHARSET":
                _at++;
                return true;
            case "ALL":
                return true;
            case "SEEN":
                return mail.Flags.Contains("\\Seen");
            case "UNSEEN":
                return !mail.Flags.Contains("\\Seen");
            case "UID":
                return InSet(_words[_at++], mail.Uid, all);
            case "SINCE":
                return mail.ArrivedAt.UtcDateTime.Date >= Day();
            case "BEFORE":
                return mail.ArrivedAt.UtcDateTime.Date < Day();
            case "HEADER":
                string name = Word(), value = Word();
                return Header(mail, name).Contains(value, StringComparison.OrdinalIgnoreCase);
            case "NOT":
                return !Key(mail, all);
            case "OR":
                bool one = Key(mail, all), other = Key(mail, all);
                return one | other;
            case "(":
                bool every = true;
                while (_words[_at] != ")")
                {
                    every &= Key(mail, all);
                }

                _at++;
                return every;
            default:
                return char.IsAsciiDigit(word[0]) ? InSet(word, mail.Uid, all) : throw new InvalidOperationException($"search key {word}");
        }
    }

    private string Word() => _words[_at++].Trim('"');

    private DateTime Day() => DateTime.ParseExact(Word(), "d-MMM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal).Date;

    private static string Header(ImapMessage mail, string name)
    {
        string text = Encoding.Latin1.GetString(mail.Bytes);
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return string.Join('\n', (end < 0 ? text : text[..end]).Split("\r\n")
            .Where(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(l => l[(name.Length + 1)..].Trim()));
    }

    [GeneratedRegex("\"[^\"]*\"|[()]|[^\\s()]+")]
    private static partial Regex Words();
}
