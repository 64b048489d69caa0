using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dialog.Calls;

namespace Dialog.Cluster;

/// <summary>
/// Signs who calls a grain, and reads it: HMAC-SHA256 under a key derived from the installation's. Whoever reaches the gateway
/// without that key can name nobody. Pure.
/// </summary>
public sealed class CallTickets
{
    /// <summary>How far the clocks of two hosts may differ, and how old a ticket may be.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const int Parts = 6;
    private const string Version = "1";
    private readonly byte[][] _keys;

    /// <param name="current">signs and verifies; the installation's key</param>
    /// <param name="former">only verify</param>
    public CallTickets(byte[] current, params IReadOnlyList<byte[]> former)
    {
        ArgumentNullException.ThrowIfNull(former);
        _keys = [Derived(current), .. former.Select(Derived)];
    }

    public string Sign(Caller caller, DateTimeOffset now)
    {
        string said = string.Join('.', Version, (int)caller.Kind, Text(caller.Login), Text(caller.ActorId), now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return $"{said}.{Convert.ToBase64String(Mac(_keys[0], said))}";
    }

    /// <summary>Null: not signed by this installation, or too old.</summary>
    public Caller? Read(string? ticket, DateTimeOffset now)
    {
        if (ticket?.Split('.') is not { Length: Parts } parts || parts[0] != Version)
        {
            return null;
        }

        string said = ticket[..ticket.LastIndexOf('.')];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!Convert.TryFromBase64String(parts[^1], given, out int length) || length != given.Length || !IsOurs(said, given))
        {
            return null;
        }

        // What we signed ourselves has the form we gave it.
        DateTimeOffset signed = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[4], CultureInfo.InvariantCulture));
        return (now - signed).Duration() <= Life
            ? new Caller((CallerKind)int.Parse(parts[1], CultureInfo.InvariantCulture), Words(parts[2]), Words(parts[3]))
            : null;
    }

    private bool IsOurs(string said, ReadOnlySpan<byte> given)
    {
        foreach (byte[] key in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(Mac(key, said), given))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Mac(byte[] key, string said) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(said));

    private static byte[] Derived(byte[] key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, HMACSHA256.HashSizeInBytes, info: "dialog-calls"u8.ToArray());

    private static string Text(string words) => Convert.ToBase64String(Encoding.UTF8.GetBytes(words));

    private static string Words(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
}
