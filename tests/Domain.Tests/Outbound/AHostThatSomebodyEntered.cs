using System.Net;
using Dialog.Outbound;

namespace Dialog.Domain.Tests.Outbound;

/// <summary>Private networks are closed, and what an engineer opens is opened and nothing beside it.</summary>
public sealed class AHostThatSomebodyEntered
{
    [Theory]
    [InlineData("", "network.example", "8.8.8.8", true)]
    [InlineData("", "network.example", "10.1.2.3", false)]
    [InlineData("", "network.example", "169.254.169.254", false)]
    [InlineData("10.1.0.0/16", "network.example", "10.1.2.3", true)]
    [InlineData("10.1.0.0/16", "network.example", "10.2.2.3", false)]
    [InlineData("10.1.0.0/16", "network.example", "::ffff:10.1.2.3", true)]
    [InlineData("10.1.2.3/16", "network.example", "10.1.9.9", true)]
    [InlineData("10.1.2.3", "network.example", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "network.example", "10.1.2.4", false)]
    [InlineData("127.0.0.0/8, ::1", "localhost", "::1", true)]
    [InlineData("gis.region.example;10.9.0.0/24", "GIS.region.example", "192.168.5.5", true)]
    [InlineData("gis.region.example", "gis.region.example.", "192.168.5.5", true)]
    [InlineData("gis.region.example", "evil.gis.region.example", "192.168.5.5", false)]
    [InlineData("fd00::/8", "network.example", "fd12::1", true)]
    public void Is_connected_to_or_not(string allowed, string host, string address, bool permitted) =>
        Assert.Equal(permitted, AllowedPrivate.Parse(allowed).Permits(host, IPAddress.Parse(address)));

    [Theory]
    [InlineData("", "127.0.0.1", true)]
    [InlineData("", "[::1]", true)]
    [InlineData("", "localhost", true)]
    [InlineData("", "any.localhost.", true)]
    [InlineData("", "network.example", false)]
    [InlineData("127.0.0.0/8", "localhost", false)]
    [InlineData("localhost", "localhost", false)]
    [InlineData("127.0.0.1", "127.0.0.2", true)]
    public void Is_refused_when_it_is_entered_as_far_as_it_shows_by_itself(string allowed, string host, bool refused) =>
        Assert.Equal(refused, AllowedPrivate.Parse(allowed).RefusesUnseen(host));

    [Theory]
    [InlineData("10.1.2.3/40")]
    [InlineData("http://gis.region.example")]
    [InlineData("*")]
    public void Is_not_opened_by_a_list_that_cannot_be_read(string list) => Assert.Contains(list, Assert.Throws<FormatException>(() => AllowedPrivate.Parse(list)).Message, StringComparison.Ordinal);
}
