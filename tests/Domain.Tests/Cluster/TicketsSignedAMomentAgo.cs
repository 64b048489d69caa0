using Dialog.Calls;
using Dialog.Cluster;
using Microsoft.Extensions.Time.Testing;

namespace Dialog.Domain.Tests.Cluster;

public sealed class TicketsSignedAMomentAgo
{
    private static readonly Caller Anna = new(CallerKind.Person, "anna", "anna");
    private static readonly byte[] Key = new byte[32];
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Are_used_again_for_a_minute_and_then_made_again()
    {
        TicketCache cache = new(new CallTickets(Key), _time);
        string first = cache.Sign(Anna);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(first, cache.Sign(Anna));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.NotEqual(first, cache.Sign(Anna));
    }

    [Fact]
    public void Are_each_callers_own()
    {
        TicketCache cache = new(new CallTickets(Key), _time);
        Assert.Equal(Anna, cache.Read(cache.Sign(Anna)));
        Assert.Equal(Caller.Public, cache.Read(cache.Sign(Caller.Public)));
    }

    [Fact]
    public void End_with_their_term_although_they_were_read_before()
    {
        TicketCache signer = new(new CallTickets(Key), _time);
        TicketCache reader = new(new CallTickets(Key), _time);
        string ticket = signer.Sign(Anna);
        _time.Advance(CallTickets.Life - TimeSpan.FromSeconds(1));
        Assert.Equal(Anna, reader.Read(ticket));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(reader.Read(ticket));
    }

    [Fact]
    public void Of_another_key_are_not_remembered()
    {
        TicketCache cache = new(new CallTickets(Key), _time);
        string foreign = new CallTickets([.. Enumerable.Repeat((byte)7, 32)]).Sign(Anna, _time.GetUtcNow());
        Assert.Null(cache.Read(foreign));
        Assert.Null(cache.Read(foreign));
        Assert.Null(cache.Read(null));
    }
}
