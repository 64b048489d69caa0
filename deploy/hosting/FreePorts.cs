using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Dialog.Hosting;

/// <summary>TCP ports of the loopback interface that nobody listens on at the moment.</summary>
public static class FreePorts
{
    private const int First = 10_000;

    // Those from here on the system gives to outgoing connections: one of them may sit on a port before its owner has bound it.
    private const int SystemsOwn = 32_768;

    // A port that was given and is not bound yet must not be given again, here or by another process: a file for each stays locked
    // while this process lives.
    private static readonly List<FileStream> Given = [];
    private static readonly DirectoryInfo Marks = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"dialog-ports-{Environment.UserName}"));

    /// <summary>A free port that no other call of this user's processes was given.</summary>
    public static int Next()
    {
        while (true)
        {
            int port = Random.Shared.Next(First, SystemsOwn);
            if (Mark(port) is not { } mark)
            {
                continue;
            }

            if (IsFree(port))
            {
                lock (Given)
                {
                    Given.Add(mark);
                }

                return port;
            }

            mark.Dispose();
        }
    }

    /// <summary>The file that is locked while a port is given to somebody.</summary>
    public static string MarkOf(int port) => Path.Combine(Marks.FullName, $"{port}");

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

    private static FileStream? Mark(int port)
    {
        try
        {
            return new FileStream(MarkOf(port), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
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
