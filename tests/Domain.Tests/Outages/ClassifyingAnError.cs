using System.Net.Sockets;
using Dialog.Cases;
using Npgsql;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;
using Orleans.Storage;

namespace Dialog.Domain.Tests.Outages;

/// <summary>Which errors are an outage, so that the work is repeated or answered with 503, and which are not.</summary>
public sealed class ClassifyingAnError
{
    [Theory]
    // Class 08: connection.
    [InlineData("08000", Failure.Outage)]
    [InlineData("08003", Failure.Outage)]
    [InlineData("08006", Failure.Outage)]
    [InlineData("08P01", Failure.Outage)]
    // Class 40: serialization, deadlock.
    [InlineData("40001", Failure.Outage)]
    [InlineData("40003", Failure.Outage)]
    [InlineData("40P01", Failure.Outage)]
    // Class 53: disk full, out of memory, too many connections.
    [InlineData("53100", Failure.Outage)]
    [InlineData("53200", Failure.Outage)]
    [InlineData("53300", Failure.Outage)]
    // Class 57: statement time-out, shutdowns, starting up.
    [InlineData("57014", Failure.Outage)]
    [InlineData("57P01", Failure.Outage)]
    [InlineData("57P02", Failure.Outage)]
    [InlineData("57P03", Failure.Outage)]
    [InlineData("57P05", Failure.Outage)]
    // Class 58: system error.
    [InlineData("58000", Failure.Outage)]
    [InlineData("58030", Failure.Outage)]
    // A lock not given, an object in use, a server that became a standby.
    [InlineData("55P03", Failure.Outage)]
    [InlineData("55006", Failure.Outage)]
    [InlineData("25006", Failure.Outage)]
    // Content.
    [InlineData("22001", Failure.Content)]
    [InlineData("22003", Failure.Content)]
    [InlineData("22021", Failure.Content)]
    [InlineData("22P02", Failure.Content)]
    [InlineData("22P05", Failure.Content)]
    [InlineData("54000", Failure.Content)]
    // Constraints.
    [InlineData("23502", Failure.Constraint)]
    [InlineData("23503", Failure.Constraint)]
    [InlineData("23505", Failure.Constraint)]
    [InlineData("23514", Failure.Constraint)]
    // Bugs and settings.
    [InlineData("28P01", Failure.Fault)]
    [InlineData("3D000", Failure.Fault)]
    [InlineData("42501", Failure.Fault)]
    [InlineData("42601", Failure.Fault)]
    [InlineData("42703", Failure.Fault)]
    [InlineData("42P01", Failure.Fault)]
    [InlineData("P0001", Failure.Fault)]
    [InlineData("XX000", Failure.Fault)]
    public void Goes_by_the_state_PostgreSQL_gives(string state, Failure failure) =>
        Assert.Equal(failure, Outage.Of(new PostgresException("words that change", "ERROR", "ERROR", state)));

    public static TheoryData<Exception> Outages =>
    [
        new NpgsqlException("the connection broke", new IOException()),
        new NpgsqlException("no server", new SocketException((int)SocketError.ConnectionRefused)),
        new NpgsqlException("the pool is exhausted", new TimeoutException()),
        new NpgsqlException("the protocol is out of step"),
        new SocketException((int)SocketError.ConnectionReset),
        new IOException(),
        new TimeoutException(),
        new OperationCanceledException(),
        new TaskCanceledException(),
        new ObjectDisposedException("pool"),
        new OrleansException("rejected"),
        new SiloUnavailableException("gone"),
        new ConnectionFailedException("no gateway"),
        new InconsistentStateException("another activation wrote"),
        new JournalSaturatedException(),
        new JournalUnavailableException(),
    ];

    public static TheoryData<Exception> Faults =>
    [
        new InvalidOperationException(),
        new ArgumentException(),
        new KeyNotFoundException(),
        new InvalidCastException(),
        new FormatException(),
        new RefusedContentException("refused content"),
    ];

    [Theory]
    [MemberData(nameof(Outages), DisableDiscoveryEnumeration = true)]
    public void Calls_an_outage_what_passes(Exception error) => Assert.True(Outage.IsOne(error));

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void Calls_a_fault_what_stays(Exception error)
    {
        Assert.Equal(Failure.Fault, Outage.Of(error));
        Assert.False(Outage.EndsThePass(error));
    }

    [Theory]
    [InlineData("22021", true)]
    [InlineData("23505", true)]
    [InlineData("42P01", true)]
    [InlineData("57P01", true)]
    public void Keeps_a_pump_going_whatever_the_database_says(string state, bool ends) =>
        Assert.Equal(ends, Outage.EndsThePass(new PostgresException("", "ERROR", "ERROR", state)));

    [Fact]
    public void Lets_a_pump_be_stopped()
    {
        Assert.False(Outage.EndsThePass(new OperationCanceledException()));
        Assert.True(Outage.EndsThePass(new SiloUnavailableException("gone")));
    }
}
