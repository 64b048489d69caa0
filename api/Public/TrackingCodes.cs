using System.Security.Cryptography;
using System.Text;

namespace Dialog.Api.Public;

/// <summary>Codes that open a thread to whoever holds them: eighty bits, without letters that are mistaken for others.</summary>
internal static class TrackingCodes
{
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int Length = 16;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>
    /// The same code for the same form sent again; the form's own id is the secret in it. What else stands in the form belongs to it: another
    /// person who goes back to a page that was sent writes a thread of their own.
    /// </summary>
    public static string For(params ReadOnlySpan<string?> parts)
    {
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return string.Create(Length, digest, static (code, bytes) =>
        {
            for (int i = 0; i < code.Length; i++)
            {
                code[i] = Letters[bytes[i] % Letters.Length];
            }
        });
    }

    /// <summary>What a resident is given: the region, so that any node finds the thread, and the secret.</summary>
    public static string Full(string region, string secret) => $"{region}-{secret}";

    public static bool TryParse(string text, out string region, out string secret)
    {
        int dash = text.LastIndexOf('-');
        (region, secret) = dash > 0 && text.Length < 60 ? (text[..dash], text[(dash + 1)..]) : ("", "");
        return secret.Length == Length && secret.All(c => Letters.Contains(c, StringComparison.Ordinal));
    }
}
