using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Dialog.Api.Contractors;

/// <summary>Secrets of links to contractors: 256 random bits, of which the database keeps a digest only.</summary>
internal static class ContractorTokens
{
    private const int Bytes = 32;
    private const int Length = 43;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static bool IsOne(string text) => text.Length == Length && Base64Url.IsValid(text);

    public static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>The link a command makes: the same for a command that is repeated.</summary>
    public static Guid LinkOf(Guid caseId, string commandId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"contractor/{caseId:N}/{commandId}"), hash);
        hash[7] = (byte)((hash[7] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16]);
    }
}
