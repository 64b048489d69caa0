using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dialog.Channels.Vk;

/// <summary>The key of an answer as VK takes it: the same answer is sent under the same number and name in every attempt. Pure.</summary>
internal static class VkKey
{
    /// <summary>For messages: a positive number of 31 bits.</summary>
    public static string RandomId(string key) =>
        Math.Max(1, BinaryPrimitives.ReadInt32BigEndian(Hash(key)) & int.MaxValue).ToString(CultureInfo.InvariantCulture);

    /// <summary>For comments.</summary>
    public static string Guid(string key) => Convert.ToHexStringLower(Hash(key).AsSpan(0, 16));

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
