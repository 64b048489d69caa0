using System.Net;
using System.Net.Sockets;

namespace Dialog.Api.Setup;

/// <summary>Who asks, for counting. Pure.</summary>
internal static class CountedAddress
{
    private const int IPv6NetworkBytes = 8;

    /// <summary>An IPv4 address; of IPv6 the /64 that one customer is given, for a connection has all of it to choose from.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetwork } => address.ToString(),
        _ => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, IPv6NetworkBytes)),
    };
}
