using Dialog.Channels;
using Dialog.Channels.Inbox;
using Microsoft.Extensions.Time.Testing;

namespace Dialog.Domain.Tests.Channels;

/// <summary>Names that a network sends separately from its messages.</summary>
public sealed class NamesOfResidents
{
    private readonly FakeTimeProvider _clock = new(new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Register _register = new();
    private readonly NameCache _book;

    public NamesOfResidents() => _book = new(new ChannelSettings { Region = "demo", Kind = "vk", Name = "Паблик" }, _register, _clock);

    [Fact]
    public async Task Are_asked_for_once()
    {
        await _book.Learn(["1", "2", "1"]);
        await _book.Learn(["2", "1"]);

        Assert.Equal(["1,2"], _register.Asked);
        Assert.Equal("Житель 2", _book.Of("2"));
    }

    [Fact]
    public async Task Of_a_crowd_leave_the_accounts_calls_to_its_answers()
    {
        await _book.Learn(["1"]);
        Task second = _book.Learn(["2"]);
        Assert.False(second.IsCompleted);
        Assert.Single(_register.Asked);

        _clock.Advance(TimeSpan.FromMilliseconds(250));
        await second;

        Assert.Equal(["1", "2"], _register.Asked);
    }

    [Fact]
    public async Task Of_which_none_is_new_wait_for_nothing()
    {
        await _book.Learn(["1"]);

        Assert.True(_book.Learn(["1"]).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task That_the_network_refuses_are_left_alone_for_a_minute()
    {
        _register.Refuses = true;
        await _book.Learn(["1"]);
        _register.Refuses = false;

        await _book.Learn(["1"]);
        Assert.Null(_book.Of("1"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _book.Learn(["1"]);

        Assert.Equal("Житель 1", _book.Of("1"));
    }

    private sealed class Register : IChannel
    {
        public List<string> Asked { get; } = [];

        public bool Refuses { get; set; }

        public string Kind => "vk";

        public ChannelTraits Traits { get; } = ChannelTraits.Unlimited with { NamesApart = true };

        public Task<IReadOnlyDictionary<string, string>> Names(ChannelSettings settings, IReadOnlyList<string> authors, CancellationToken stop)
        {
            Asked.Add(string.Join(',', authors));
            return Refuses
                ? throw new NetworkException("too-many-requests: later")
                : Task.FromResult<IReadOnlyDictionary<string, string>>(authors.ToDictionary(a => a, a => $"Житель {a}"));
        }

        public string? Own(ChannelSettings settings) => null;

        public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) => throw new NotSupportedException();

        public Task<NetworkHealth> Health(ChannelSettings settings, CancellationToken stop) => throw new NotSupportedException();

        public Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop) => throw new NotSupportedException();
    }
}
