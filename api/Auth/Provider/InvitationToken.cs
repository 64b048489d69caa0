using System.Security.Cryptography;
using System.Text;

namespace Dialog.Api.Auth.Provider;

/// <summary>What an invitation's link carries: 256 random bits, of which only the hash is kept.</summary>
internal static class InvitationToken
{
    public static readonly TimeSpan Holds = TimeSpan.FromHours(72);

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
