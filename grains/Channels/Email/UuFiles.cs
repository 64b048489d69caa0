using System.Text;
using System.Text.RegularExpressions;
using MimeKit.Encodings;

namespace Dialog.Channels.Email;

/// <summary>Files written into the text itself, as mail did before MIME: "begin 644 name … end". Pure.</summary>
internal static partial class UuFiles
{
    /// <returns>the text without them</returns>
    public static string Taken(string text, List<EmailFile> files)
    {
        if (!text.Contains("begin ", StringComparison.Ordinal))
        {
            return text;
        }

        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        StringBuilder rest = new(text.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            int end = Begin().Match(lines[i]) is { Success: true } ? End(lines, i) : -1;
            if (end < 0)
            {
                rest.Append(lines[i]).Append('\n');
                continue;
            }
            byte[] coded = Encoding.Latin1.GetBytes(string.Join('\n', lines[i..(end + 1)]) + "\n");
            UUDecoder decoder = new();
            byte[] bytes = new byte[decoder.EstimateOutputLength(coded.Length)];
            int length = decoder.Decode(coded, 0, coded.Length, bytes);
            string name = EmailParts.FileName(Begin().Match(lines[i]).Groups["name"].Value);
            files.Add(new(name, MimeKit.MimeTypes.GetMimeType(name), bytes[..length]));
            i = end;
        }
        return rest.ToString();
    }

    private static int End(string[] lines, int begin)
    {
        for (int i = begin + 1; i < lines.Length; i++)
        {
            if (lines[i] is "end")
            {
                return i > begin + 1 ? i : -1;
            }

            if (lines[i].Length is 0 or > 90 || lines[i][0] is < ' ' or > '`')
            {
                return -1;
            }
        }
        return -1;
    }

    [GeneratedRegex(@"^begin(-\w+)? [0-7]{3,4} (?<name>.{1,200})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Begin();
}
