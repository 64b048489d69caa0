using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Dialog.Hosting;

/// <summary>TCP ports of the loopback interface that nobody listens on at the moment.</summary>
public static class FreePorts
{
    // The system hands out ephemeral ports in turn, but a port is only reserved while its socket is open:
    // what we gave away a moment ago and whose owner has not bound it yet must not be given again.
    private static readonly HashSet<int> Given = [];

    public static int Next()
    {
        while (true)
        {
            using TcpListener listener = new(IPAddress.Loopback, 0);
            listener.Start();
            int port = ((IPEndPoint)listener.LocalEndpoint).Port;
            lock (Given)
            {
                if (Given.Add(port))
                {
                    return port;
                }

                if (Given.Count > 10_000)
                {
                    Given.Clear();
                }
            }
        }
    }

    /// <summary>The first port at or above <paramref name="wanted"/> that can be bound.</summary>
    public static int AtOrAbove(int wanted)
    {
        for (int port = wanted; port <= IPEndPoint.MaxPort; port++)
        {
            if (IsFree(port))
            {
                return port;
            }
        }
        throw new LaunchException($"No free TCP port at or above {wanted}.");
    }

    public static bool IsFree(int port)
    {
        // Binding alone is not enough: a listener on another address (0.0.0.0 against 127.0.0.1) may let us bind
        // beside it, and the browser would then reach the wrong one.
        if (IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(e => e.Port == port))
        {
            return false;
        }

        try
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
