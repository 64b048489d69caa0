using System.Net;

namespace Dialog.Outbound;

/// <summary>The private networks and hosts that an engineer has opened. Pure.</summary>
internal sealed class AllowedPrivate
{
    private readonly IPNetwork[] _networks;
    private readonly HashSet<string> _hosts;

    private AllowedPrivate(IPNetwork[] networks, HashSet<string> hosts)
    {
        _networks = networks;
        _hosts = hosts;
    }

    /// <exception cref="FormatException">An entry is neither a network, an address nor a host name.</exception>
    public static AllowedPrivate Parse(string list)
    {
        List<IPNetwork> networks = [];
        HashSet<string> hosts = new(StringComparer.OrdinalIgnoreCase);
        foreach (string entry in list.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(entry, out IPNetwork network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(entry, out IPAddress? address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else if (Uri.CheckHostName(entry) == UriHostNameType.Dns)
            {
                hosts.Add(entry.TrimEnd('.'));
            }
            else
            {
                throw new FormatException($"Dialog:Network:AllowedPrivate: '{entry}' is neither a network (10.20.0.0/16), an address nor a host name.");
            }
        }

        return new AllowedPrivate([.. networks], hosts);
    }

    /// <summary>Whether a connection to this address of this host may be made.</summary>
    public bool Permits(string host, IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return ForeignAddress.Is(plain) || Names(host) || Array.Exists(_networks, n => n.Contains(plain));
    }

    /// <summary>Whether the host is named itself, whatever its address is.</summary>
    public bool Names(string host) => _hosts.Contains(host.TrimEnd('.'));

    /// <summary>Whether a host as it was entered leads into a private network; a name that has to be looked up is judged when it is connected to.</summary>
    public bool RefusesUnseen(string host) => IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address)
        ? !Permits(host, address)
        : IsLoopbackName(host) && !Names(host) && !Permits(host, IPAddress.Loopback) && !Permits(host, IPAddress.IPv6Loopback);

    private static bool IsLoopbackName(string host) =>
        host.TrimEnd('.').Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.TrimEnd('.').EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
