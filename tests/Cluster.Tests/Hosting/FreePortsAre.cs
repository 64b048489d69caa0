using System.Net;
using System.Net.Sockets;
using Dialog.Hosting;

namespace Dialog.Cluster.Tests.Hosting;

public class FreePortsAre
{
    [Fact]
    public void Never_given_twice()
    {
        int[] ports = [.. Enumerable.Range(0, 200).Select(_ => FreePorts.Next())];
        Assert.Equal(ports.Length, ports.Distinct().Count());
    }

    [Fact]
    public void Given_to_nobody_else_before_they_are_bound()
    {
        int port = FreePorts.Next();
        // Where the system puts outgoing connections they would be taken by one.
        Assert.InRange(port, 1024, 32_767);
        Assert.Throws<IOException>(() => new FileStream(FreePorts.MarkOf(port), FileMode.Open, FileAccess.ReadWrite, FileShare.None));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    public void Not_those_somebody_listens_on(string address)
    {
        using TcpListener listener = new(IPAddress.Parse(address), 0);
        listener.Start();
        int taken = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.False(FreePorts.IsFree(taken));
        Assert.True(FreePorts.AtOrAbove(taken) > taken);
    }
}
