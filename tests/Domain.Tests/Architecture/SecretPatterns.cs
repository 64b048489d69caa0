using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Dialog.Domain.Tests.Architecture;

/// <summary>Text that looks like a secret: forms of keys and tokens that are known, and long text that looks like chance.</summary>
internal static partial class SecretPatterns
{
    private const double LeastBits = 4.5;

    private static readonly (string What, Regex Form)[] Forms =
    [
        ("private key", PrivateKey()), ("token of a Telegram bot", Telegram()), ("token of VK", Vk()), ("key of AWS", Aws()), ("JSON web token", Jwt()), ("token of GitHub", GitHub()), ("token of Slack", Slack()),
        ("key of Google", Google()), ("token of npm", Npm()), ("key of NuGet", NuGet()), ("key of this api", Ours()), ("password in an address", InAddress()), ("password in a connection string", InConnection()),
    ];

    /// <summary>What stands in a line and would have to be a secret; the value itself is not repeated.</summary>
    public static IEnumerable<(string What, string Value)> In(string line)
    {
        // What a lock of packages says of their content is made to look like chance.
        if (OfALock().IsMatch(line))
        {
            yield break;
        }

        foreach ((string what, Regex form) in Forms)
        {
            foreach (Match match in form.Matches(line))
            {
                yield return (what, match.Value);
            }
        }

        foreach (Match match in Long().Matches(line).Where(m => IsChance(m.Value)))
        {
            yield return ("text that looks like chance", match.Value);
        }
    }

    /// <summary>Names a value without telling it.</summary>
    public static string Fingerprint(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 8));

    private static bool IsChance(string text)
    {
        bool mixed = text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper);
        return mixed ? Bits(text) > LeastBits : text.Length >= 40 && text.All(char.IsAsciiHexDigit) && Bits(text) > 3;
    }

    /// <summary>Shannon's entropy of its letters.</summary>
    private static double Bits(string text) => -text.GroupBy(c => c).Select(g => (double)g.Count() / text.Length).Sum(share => share * Math.Log2(share));

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\b\d{8,10}:[A-Za-z0-9_-]{35}\b")]
    private static partial Regex Telegram();

    [GeneratedRegex(@"\bvk1\.a\.[A-Za-z0-9_-]{40,}")]
    private static partial Regex Vk();

    [GeneratedRegex(@"\b(AKIA|ASIA)[0-9A-Z]{16}\b")]
    private static partial Regex Aws();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}")]
    private static partial Regex Jwt();

    [GeneratedRegex(@"\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40,})")]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\bxox[abprs]-[A-Za-z0-9-]{20,}")]
    private static partial Regex Slack();

    [GeneratedRegex(@"\bAIza[A-Za-z0-9_-]{35}\b")]
    private static partial Regex Google();

    [GeneratedRegex(@"\bnpm_[A-Za-z0-9]{36}\b")]
    private static partial Regex Npm();

    [GeneratedRegex(@"\boy2[a-z0-9]{43}\b")]
    private static partial Regex NuGet();

    [GeneratedRegex(@"\bdlg_[A-Za-z0-9]+_[A-Za-z0-9]{40,}")]
    private static partial Regex Ours();

    [GeneratedRegex(@"://[^/\s:@""'{}$<>]+:[^/\s:@""'{}$<>]{6,}@")]
    private static partial Regex InAddress();

    [GeneratedRegex(@"[;?&](password|pwd)=[^;""'\s{}$<>]{6,}", RegexOptions.IgnoreCase)]
    private static partial Regex InConnection();

    [GeneratedRegex("""(?:"integrity": "sha\d+-|"contentHash": ")""")]
    private static partial Regex OfALock();

    [GeneratedRegex("[A-Za-z0-9+/_=-]{32,}")]
    private static partial Regex Long();
}
