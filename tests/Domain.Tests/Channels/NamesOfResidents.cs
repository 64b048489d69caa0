using Dialog.Channels;
using Dialog.Intake;
using Microsoft.Extensions.Time.Testing;

namespace Dialog.Domain.Tests.Channels;

/// <summary>Names that a network tells apart from its messages.</summary>
public sealed class NamesOfResidents
{
    private readonly FakeTimeProvider clock = new(new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Register register = new();
    private readonly NameBook book;

    public NamesOfResidents() => book = new(new ChannelSettings { Region = "demo", Kind = "vk", Name = "Паблик" }, register, clock);

    [Fact]
    public async Task Are_asked_for_once()
    {
        await book.Learn(["1", "2", "1"]);
        await book.Learn(["2", "1"]);

        Assert.Equal(["1,2"], register.Asked);
        Assert.Equal("Житель 2", book.Of("2"));
    }

    [Fact]
    public async Task Of_a_crowd_leave_the_accounts_calls_to_its_answers()
    {
        await book.Learn(["1"]);
        Task second = book.Learn(["2"]);
        Assert.False(second.IsCompleted);
        Assert.Single(register.Asked);

        clock.Advance(TimeSpan.FromMilliseconds(250));
        await second;

        Assert.Equal(["1", "2"], register.Asked);
    }

    [Fact]
    public async Task Of_which_none_is_new_wait_for_nothing()
    {
        await book.Learn(["1"]);

        Assert.True(book.Learn(["1"]).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task That_the_network_refuses_are_left_alone_for_a_minute()
    {
        register.Refuses = true;
        await book.Learn(["1"]);
        register.Refuses = false;

        await book.Learn(["1"]);
        Assert.Null(book.Of("1"));
        clock.Advance(TimeSpan.FromMinutes(1));
        await book.Learn(["1"]);

        Assert.Equal("Житель 1", book.Of("1"));
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
