using Dialog.Calls;
using Dialog.Cluster;

namespace Dialog.Domain.Tests.Cluster;

public sealed class ACallTicket
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Caller Anna = new(CallerKind.Person, "anna@город", "anna.петрова");
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly byte[] Other = [.. Enumerable.Range(2, 32).Select(i => (byte)i)];
    private readonly CallTickets _tickets = new(Key);

    [Fact]
    public void Says_who_calls()
    {
        Assert.Equal(Anna, _tickets.Read(_tickets.Sign(Anna, Now), Now));
        Assert.Equal(Caller.Silo, _tickets.Read(_tickets.Sign(Caller.Silo, Now), Now));
        Assert.Equal(Caller.Public, _tickets.Read(_tickets.Sign(Caller.Public, Now), Now));
    }

    [Theory]
    [InlineData(-11)]
    [InlineData(11)]
    public void Ends_after_ten_minutes_and_is_not_good_in_advance(int minutes) =>
        Assert.Null(_tickets.Read(_tickets.Sign(Anna, Now), Now.AddMinutes(minutes)));

    [Theory]
    [InlineData(-9)]
    [InlineData(9)]
    public void Is_good_while_clocks_differ_by_minutes(int minutes) =>
        Assert.Equal(Anna, _tickets.Read(_tickets.Sign(Anna, Now), Now.AddMinutes(minutes)));

    [Fact]
    public void Of_another_key_is_nobodys() => Assert.Null(_tickets.Read(new CallTickets(Other).Sign(Anna, Now), Now));

    [Fact]
    public void Of_a_former_key_is_good_while_keys_change() => Assert.Equal(Anna, new CallTickets(Other, Key).Read(_tickets.Sign(Anna, Now), Now));

    [Fact]
    public void With_any_letter_changed_is_nobodys()
    {
        string ticket = _tickets.Sign(Anna, Now);
        for (int i = 0; i < ticket.Length; i++)
        {
            string changed = string.Concat(ticket.AsSpan(0, i), ticket[i] == '1' ? "2" : "1", ticket.AsSpan(i + 1));
            Assert.Null(_tickets.Read(changed, Now));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.1.1.1.1.1")]
    [InlineData("......")]
    [InlineData("1.2...0.AAAA")]
    public void That_is_none_is_nobodys(string? ticket) => Assert.Null(_tickets.Read(ticket, Now));
}
