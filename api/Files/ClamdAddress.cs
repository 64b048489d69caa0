using System.Net;
using System.Net.Sockets;

namespace Dialog.Api.Files;

/// <summary>Where clamd listens: <c>unix:/run/clamav/clamd.ctl</c> or <c>tcp://host:3310</c>. Pure.</summary>
internal sealed record ClamdAddress(EndPoint EndPoint)
{
    private const string Unix = "unix:";

    /// <exception cref="InvalidOperationException">Neither of both forms.</exception>
    public static ClamdAddress Parse(string text)
    {
        if (text.StartsWith(Unix, StringComparison.Ordinal) && text.Length > Unix.Length && text[Unix.Length] == '/')
        {
            return new ClamdAddress(new UnixDomainSocketEndPoint(text[Unix.Length..]));
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? tcp) && tcp is { Scheme: "tcp", Host.Length: > 0, Port: > 0 }
            ? new ClamdAddress(new DnsEndPoint(tcp.DnsSafeHost, tcp.Port))
            : throw new InvalidOperationException($"Dialog:Files:Antivirus:Address is '{text}': give unix:/run/clamav/clamd.ctl or tcp://host:3310.");
    }

    public Socket Socket() => EndPoint is UnixDomainSocketEndPoint
        ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
        : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
}
