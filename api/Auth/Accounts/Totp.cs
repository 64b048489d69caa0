using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Dialog.Api.Auth.Accounts;

/// <summary>Codes of an authenticator app: RFC 6238 with SHA-1, six digits, thirty seconds, as every such app does.</summary>
internal static class Totp
{
    private const int Seconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // One step either way: clocks differ, and a code is typed for a while.
    private static readonly int[] Drift = [0, -1, 1];

    /// <summary>The time step a code belongs to; null when it is wrong or of another time.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset now)
    {
        byte[] secret = Decode(key);
        long current = now.ToUnixTimeSeconds() / Seconds;
        return Drift.Select(d => (long?)(current + d)).FirstOrDefault(step => CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(Code(secret, step!.Value)), System.Text.Encoding.ASCII.GetBytes(code)));
    }

    /// <summary>As a person types it: apps show it in two groups.</summary>
    public static string Typed(string? code) => (code ?? "").Replace(" ", "", StringComparison.Ordinal);

    public static string CodeAt(string key, DateTimeOffset at) => Code(Decode(key), at.ToUnixTimeSeconds() / Seconds);

    /// <summary>What an app reads from the picture.</summary>
    public static string Uri(string key, string login) => $"otpauth://totp/{System.Uri.EscapeDataString($"Dialog:{login}")}?secret={key}&issuer=Dialog&digits=6&period={Seconds}";

    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The RFC's default, and the only one all apps know; its strength does not rest on collisions.
        byte[] hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        int at = hash[^1] & 0xf;
        int number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        List<byte> bytes = [];
        int buffer = 0, bits = 0;
        foreach (char c in key.TrimEnd('=').ToUpperInvariant())
        {
            buffer = ((buffer << 5) | Base32.IndexOf(c, StringComparison.Ordinal)) & 0xfff;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return [.. bytes];
    }
}
