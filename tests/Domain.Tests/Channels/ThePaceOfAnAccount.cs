using Dialog.Channels;
using Dialog.Channels.Outbox;

namespace Dialog.Domain.Tests.Channels;

public sealed class ThePaceOfAnAccount
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly Pace _pace = new(new ChannelTraits(true, false, 25, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)), Start);

    [Fact]
    public void Never_lets_more_than_its_limit_out_in_a_second()
    {
        int sent = 0;
        for (int ms = 0; ms <= 10_000; ms += 40)
        {
            DateTimeOffset now = Start.AddMilliseconds(ms);
            for (int room = _pace.Available(now); room > 0; room--, sent++)
            {
                _pace.Took($"{sent}", now);
            }
        }

        // A full second's worth may go at once at the start, then 25 a second.
        Assert.InRange(sent, 265, 275);
    }

    [Fact]
    public void Rests_a_chat_for_a_second_and_a_group_for_three()
    {
        _pace.Took("777", Start);
        _pace.Took("-100", Start);

        Assert.Equal(["-100", "777"], _pace.Resting(Start.AddMilliseconds(999)).Order());
        Assert.Equal(["-100"], _pace.Resting(Start.AddMilliseconds(1001)));
        Assert.Empty(_pace.Resting(Start.AddMilliseconds(3001)));
    }

    [Fact]
    public void Rests_only_the_chat_that_was_told_too_many()
    {
        _pace.Refused("777", TimeSpan.FromSeconds(30), Start);

        Assert.Equal(["777"], _pace.Resting(Start.AddSeconds(29)));
        Assert.True(_pace.Available(Start.AddSeconds(1)) > 0);
    }

    [Fact]
    public void Rests_altogether_when_two_chats_are_told_too_many_at_once()
    {
        _pace.Refused("777", TimeSpan.FromSeconds(5), Start);
        _pace.Refused("778", TimeSpan.FromSeconds(5), Start.AddMilliseconds(300));

        Assert.Equal(0, _pace.Available(Start.AddSeconds(5)));
        Assert.True(_pace.Available(Start.AddMilliseconds(5301)) > 0);
    }

    [Fact]
    public void Does_not_gain_permits_from_a_clock_set_back()
    {
        while (_pace.Available(Start) > 0)
        {
            _pace.Took("1", Start);
        }

        Assert.Equal(0, _pace.Available(Start.AddHours(-1)));
    }
}
