using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dialog.Projections.Webhooks.Domain;

/// <summary>
/// Signs a message so that its receiver knows it is ours, whole and recent. Two forms of the same proof: the headers of Standard
/// Webhooks, and <c>Dialog-Signature</c> for receivers without a library.
/// </summary>
internal static class WebhookSignature
{
    private const string Prefix = "whsec_";

    /// <param name="random">32 bytes nobody can guess</param>
    public static string SecretOf(byte[] random) => Prefix + Convert.ToBase64String(random);

    /// <param name="secrets">the current one, and the former one while it is valid</param>
    public static IEnumerable<(string Name, string Value)> Headers(string id, DateTimeOffset at, string body, IReadOnlyList<string> secrets)
    {
        string seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        yield return ("webhook-id", id);
        yield return ("webhook-timestamp", seconds);
        yield return ("webhook-signature", string.Join(' ', secrets.Select(s => "v1," + Convert.ToBase64String(Hash(s, $"{id}.{seconds}.{body}")))));
        yield return ("Dialog-Signature", string.Join(',', secrets.Select(s => "v1=" + Convert.ToHexStringLower(Hash(s, $"{seconds}.{body}"))).Prepend($"t={seconds}")));
    }

    private static byte[] Hash(string secret, string signed) => HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), Encoding.UTF8.GetBytes(signed));
}
