using System.Security.Cryptography;
using System.Text;

namespace Dialog.Api.Open311;

/// <summary>
/// Tokens of requests, which name their conversations too. Whoever has one is told the number of its request, and nothing else.
/// </summary>
internal static class RequestTokens
{
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int Length = 16;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>The same token for the same report sent again. Stored tokens follow from this: it never changes.</summary>
    /// <param name="client">Numbers are per client.</param>
    public static string Of(string client, string number)
    {
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{client}\n{number}"));
        return string.Create(Length, digest, static (token, bytes) =>
        {
            for (int i = 0; i < token.Length; i++)
            {
                token[i] = Letters[bytes[i] % Letters.Length];
            }
        });
    }
}
