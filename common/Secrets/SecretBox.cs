using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Dialog.Secrets;

/// <summary>
/// Seals what must not be read out of a database dump: AES-256-GCM under the installation's key. A sealed text names its key,
/// so that keys can be changed: the first key seals, all of them open.
/// </summary>
public sealed class SecretBox
{
    public const int KeyLength = 32;
    private const string Mark = "sealed:v1:";
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly Dictionary<string, byte[]> _keys = [];
    private readonly ConcurrentDictionary<string, byte[]> _digestKeys = [];

    /// <param name="current">seals and opens; 32 bytes</param>
    /// <param name="former">only open</param>
    public SecretBox(byte[] current, params IReadOnlyList<byte[]> former)
    {
        ArgumentNullException.ThrowIfNull(former);
        KeyId = IdOf(current);
        foreach (byte[] key in (byte[][])[.. former, current])
        {
            _keys[IdOf(key)] = key;
        }
    }

    /// <summary>Of the key that seals now. What was sealed with another has to be sealed again.</summary>
    public string KeyId { get; }

    public static bool IsSealed(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    public bool IsCurrent(string text) => text.StartsWith($"{Mark}{KeyId}:", StringComparison.Ordinal);

    /// <param name="purpose">what the text is for; it opens for the same purpose only</param>
    public string Seal(string text, string purpose)
    {
        byte[] plain = Encoding.UTF8.GetBytes(text);
        byte[] whole = new byte[NonceLength + plain.Length + TagLength];
        Span<byte> nonce = whole.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm cipher = new(_keys[KeyId], TagLength);
        cipher.Encrypt(nonce, plain, whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(NonceLength + plain.Length), Encoding.UTF8.GetBytes(purpose));
        return $"{Mark}{KeyId}:{Convert.ToBase64String(whole)}";
    }

    /// <summary>Gives back what was sealed. A text of the time before there was a key is given as it is.</summary>
    /// <exception cref="SecretsException">the key is not among ours, or somebody changed the text</exception>
    public string Open(string text, string purpose)
    {
        if (!IsSealed(text))
        {
            return text;
        }

        string[] parts = text[Mark.Length..].Split(':', 2);
        if (!_keys.TryGetValue(parts[0], out byte[]? key))
        {
            throw new SecretsException($"A secret is sealed with the key {parts[0]}, which is neither Dialog:Secrets:Key nor among Dialog:Secrets:FormerKeys.");
        }

        try
        {
            byte[] whole = Convert.FromBase64String(parts[1]);
            byte[] plain = new byte[whole.Length - NonceLength - TagLength];
            using AesGcm cipher = new(key, TagLength);
            cipher.Decrypt(whole.AsSpan(0, NonceLength), whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(NonceLength + plain.Length), plain, Encoding.UTF8.GetBytes(purpose));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or OverflowException or IndexOutOfRangeException or ArgumentException)
        {
            throw new SecretsException($"A secret for '{purpose}' was changed in the database: it cannot be opened.", e);
        }
    }

    /// <summary>
    /// What a text is recognised by without being readable: HMAC-SHA256 under a key derived from the current one. Whoever has the database but not
    /// the key cannot try all texts. Changing the key changes every digest: store <see cref="KeyId"/> beside it.
    /// </summary>
    /// <param name="purpose">what the digest is for; of another purpose it is another one</param>
    public byte[] Digest(string text, string purpose) => HMACSHA256.HashData(
        _digestKeys.GetOrAdd(purpose, p => HKDF.DeriveKey(HashAlgorithmName.SHA256, _keys[KeyId], HMACSHA256.HashSizeInBytes, info: Encoding.UTF8.GetBytes($"dialog-digest:{p}"))),
        Encoding.UTF8.GetBytes(text));

    private static string IdOf(byte[] key) => key.Length == KeyLength
        ? Convert.ToHexStringLower(SHA256.HashData(key))[..8]
        : throw new SecretsException($"A key of secrets has {KeyLength} bytes, this one {key.Length}. Make one with: openssl rand -base64 {KeyLength}");
}

/// <summary>A secret that cannot be opened, or a key that is no key.</summary>
public sealed class SecretsException : Exception
{
    public SecretsException(string message)
        : base(message)
    {
    }

    public SecretsException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
