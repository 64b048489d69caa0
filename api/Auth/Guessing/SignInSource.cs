using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Dialog.Api.Auth.Guessing;

/// <summary>
/// Where an attempt comes from, as it is counted. A known device and an open session have counters of their own: what strangers fail at
/// never closes them.
/// </summary>
/// <param name="Key">A hash; the address itself is not kept.</param>
/// <param name="IsAddress">Neither a known device nor an open session.</param>
internal sealed record SignInSource(byte[] Key, bool IsAddress)
{
    private const int IPv6NetworkBytes = 8;

    public static SignInSource OfSession(Guid session) => new(Hash($"session:{session:N}"), false);

    public static SignInSource OfDevice(string device) => new(Hash($"device:{device}"), false);

    public static SignInSource OfAddress(IPAddress? address) => new(Hash($"address:{Counted(address)}"), true);

    /// <summary>An IPv6 connection has a whole /64 to choose from: the network counts as one address.</summary>
    public static string Counted(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetwork } => address.ToString(),
        _ => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, IPv6NetworkBytes)),
    };

    private static byte[] Hash(string source) => SHA256.HashData(Encoding.UTF8.GetBytes(source));
}
