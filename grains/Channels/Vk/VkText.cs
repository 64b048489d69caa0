using System.Net;
using System.Text.RegularExpressions;

namespace Dialog.Channels.Vk;

/// <summary>A resident's text as a person reads it on VK's page. Pure.</summary>
internal static partial class VkText
{
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        string plain = text;
        if (plain.Contains("<br", StringComparison.OrdinalIgnoreCase))
        {
            plain = Break().Replace(plain, "\n");
        }

        if (plain.Contains('[', StringComparison.Ordinal))
        {
            plain = Mention().Replace(plain, "$1");
        }

        return PlainText.Of(plain.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(plain) : plain);
    }

    // A "<" a resident typed comes as "&lt;": a literal one is VK's own markup.
    [GeneratedRegex("<br ?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    // [id1|Анна], [club1|@city], [id1:bp-1_3|Анна] in boards, [https://vk.com/x|words]
    [GeneratedRegex(@"\[(?:(?:id|club|public|event|app|post)-?[0-9]+(?:[:_][^|\]\s]*)?|https?://[^|\]\s]+|[A-Za-z0-9_.]{1,60})\|([^\[\]|]+)\]")]
    private static partial Regex Mention();
}
