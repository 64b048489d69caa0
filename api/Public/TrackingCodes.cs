using System.Security.Cryptography;
using System.Text;

namespace Dialog.Api.Public;

/// <summary>
/// Codes that open a thread to whoever holds them: random, 99 bits, without letters that are mistaken for others. The database keeps
/// their digests only; no id of the thread, its messages or its author leads to one.
/// </summary>
internal static class TrackingCodes
{
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int Length = 20;

    /// <summary>Codes of before were the name of the conversation itself.</summary>
    private const int FormerLength = 16;
    private const int Longest = 64;

    /// <summary>What a resident is given: the region, so that any node finds the thread, and the secret.</summary>
    public static string New(string region) => $"{region}-{RandomNumberGenerator.GetString(Letters, Length)}";

    /// <param name="former">The conversation a code of before names; null for today's.</param>
    public static bool TryParse(string text, out string region, out string? former)
    {
        int dash = text.LastIndexOf('-');
        (region, string secret) = dash > 0 && text.Length <= Longest ? (text[..dash], text[(dash + 1)..]) : ("", "");
        former = secret.Length == FormerLength ? secret : null;
        return secret.Length is Length or FormerLength && secret.All(c => Letters.Contains(c, StringComparison.Ordinal));
    }

    /// <summary>The code in what a resident entered: a code may come with spaces around it, or with the whole address of its page.</summary>
    public static string InWhatWasTyped(string text)
    {
        int rest = text.IndexOfAny(['?', '#']);
        string address = (rest < 0 ? text : text[..rest]).Trim().TrimEnd('/');
        return address[(address.LastIndexOf('/') + 1)..];
    }

    public static byte[] Digest(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
