using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Dialog.Outbound;

/// <summary>The host leads into a private network that was not opened.</summary>
internal sealed class PrivateAddressException() : IOException("the host leads into a private network");

/// <summary>Connects to hosts that somebody entered or a network named: to the open Internet, and to private addresses only where an engineer allows it.</summary>
public sealed class OutboundGuard
{
    /// <summary>What whoever enters such an address has to know.</summary>
    public const string Refusal = "leads into a private network; an engineer can allow that with Dialog:Network:AllowedPrivate";

    private readonly AllowedPrivate _allowed;
    private readonly bool _usesProxy;

    public OutboundGuard(IOptions<OutboundOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _allowed = AllowedPrivate.Parse(options.Value.AllowedPrivate);
        _usesProxy = options.Value.UseProxy;
    }

    /// <summary>Whether a host as it was entered is refused without looking it up; the rest is judged with each connection.</summary>
    public bool RefusesUnseen(string host) => _allowed.RefusesUnseen(host);

    /// <summary>A handler of HTTP that follows no redirect and connects only where it may.</summary>
    /// <param name="everywhere">private addresses too</param>
    /// <param name="mayUseProxy">false: never through a proxy</param>
    public SocketsHttpHandler Handler(bool everywhere = false, bool mayUseProxy = true) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would connect in our place, past the guard.
        UseProxy = _usesProxy && mayUseProxy,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = async (context, cancellation) =>
            new NetworkStream(await Connect(context.DnsEndPoint.Host, context.DnsEndPoint.Port, everywhere, cancellation), ownsSocket: true),
    };

    /// <exception cref="PrivateAddressException">The host has no address that may be reached.</exception>
    public Task<Socket> Connect(string host, int port, CancellationToken cancellation) => Connect(host, port, everywhere: false, cancellation);

    // The name is looked up and the address tried in one step: one that answers the check and another that takes the connection
    // would be a way around it.
    private async Task<Socket> Connect(string host, int port, bool everywhere, CancellationToken cancellation)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(host, cancellation);
        IPAddress[] permitted = everywhere ? addresses : [.. addresses.Where(a => _allowed.Permits(host, a))];
        if (permitted.Length == 0)
        {
            throw new PrivateAddressException();
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(permitted, port, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
