using System.Net;
using System.Net.Sockets;

namespace Dialog.Api.Auth.Sessions;

/// <summary>The network of an address, as providers and offices have them: /24, and /48 of IPv6. The whole address names a person.</summary>
internal static class AddressPrefix
{
    public static string? Of(IPAddress? address) => address switch
    {
        null => null,
        // The machine itself, or a proxy on it that does not say for whom it asks.
        _ when IPAddress.IsLoopback(address) => null,
        { IsIPv4MappedToIPv6: true } => Of(address.MapToIPv4()),
        { AddressFamily: AddressFamily.InterNetwork } => Cut(address, 24),
        _ => Cut(address, 48),
    };

    private static string Cut(IPAddress address, int bits)
    {
        byte[] bytes = address.GetAddressBytes();
        bytes.AsSpan(bits / 8).Clear();
        return new System.Net.IPNetwork(new IPAddress(bytes), bits).ToString();
    }
}
