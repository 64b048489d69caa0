using System.Text;

namespace Dialog.Channels.Email;

/// <summary>The bytes of a mail message before anything parses them. Pure.</summary>
internal static class EmailRaw
{
    /// <summary>Without the empty lines, marks and mailbox lines ("From anna Wed …") that programs leave in front.</summary>
    public static ReadOnlySpan<byte> Message(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            if (bytes is [0xEF, 0xBB, 0xBF, .. var unmarked])
            {
                bytes = unmarked;
            }
            else if (bytes is [(byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t' or 0, .. var rest])
            {
                bytes = rest;
            }
            else if (bytes.StartsWith("From "u8) || bytes.StartsWith(">From "u8))
            {
                bytes = bytes.IndexOf((byte)'\n') is >= 0 and int end ? bytes[(end + 1)..] : [];
            }
            else
            {
                return bytes;
            }
        }
    }

    /// <summary>Up to and with the empty line.</summary>
    public static int HeaderLength(ReadOnlySpan<byte> mail)
    {
        int unix = mail.IndexOf("\n\n"u8), dos = mail.IndexOf("\n\r\n"u8);
        return (unix, dos) switch
        {
            ( < 0, < 0) => mail.Length,
            ( < 0, _) => dos + 3,
            (_, < 0) => unix + 2,
            _ => unix < dos ? unix + 2 : dos + 3,
        };
    }

    /// <param name="name">in lower case</param>
    public static string? Header(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> name)
    {
        while (headers.Length > 0)
        {
            int end = headers.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? headers : headers[..end];
            headers = end < 0 ? [] : headers[(end + 1)..];
            int colon = line.IndexOf((byte)':');
            if (colon < 0 || !Ascii.EqualsIgnoreCase(line[..colon].TrimEnd(" \t"u8), name))
            {
                continue;
            }

            StringBuilder value = new(Encoding.Latin1.GetString(line[(colon + 1)..]).Trim());
            while (headers is [(byte)' ' or (byte)'\t', ..])
            {
                end = headers.IndexOf((byte)'\n');
                value.Append(Encoding.Latin1.GetString(end < 0 ? headers : headers[..end]).Trim());
                headers = end < 0 ? [] : headers[(end + 1)..];
            }
            return value.Length == 0 ? null : value.ToString();
        }
        return null;
    }
}
