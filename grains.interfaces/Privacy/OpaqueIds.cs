using System.Security.Cryptography;
using System.Text;

namespace Dialog.Privacy;

/// <summary>How an id marked <see cref="OpaqueAttribute"/> is shown: pure.</summary>
public static class OpaqueIds
{
    private const int Bytes = 8;

    /// <summary>channel/conversation keeps its channel. Equal ids stay equal.</summary>
    public static string Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        int slash = id.IndexOf('/', StringComparison.Ordinal);
        return string.Concat(id.AsSpan(0, slash + 1), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, Bytes)));
    }
}
