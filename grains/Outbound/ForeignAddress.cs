using System.Net;
using System.Net.Sockets;

namespace Dialog.Outbound;

/// <summary>Distinguishes addresses of the open Internet from those that lead into somebody's own network: what somebody entered must not become a way in.</summary>
internal static class ForeignAddress
{
    // Loopback, private, shared, link-local (the clouds' metadata), documentation, benchmarks, multicast, reserved.
    private static readonly IPNetwork[] Own4 = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    }.Select(IPNetwork.Parse)];

    // Of IPv6 only what is handed out to networks of the Internet, without the ways that carry an IPv4 address inside.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] Own6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Is(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !Own4.Any(n => n.Contains(plain))
            : Global6.Contains(plain) && !Own6.Any(n => n.Contains(plain));
    }
}
