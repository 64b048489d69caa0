using Dialog.Cases;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

public sealed class AFirstMessageThatCouldNotBeWritten
{
    private readonly MemoryJournal _journal = new();

    [Fact]
    public async Task Leaves_no_belief_that_the_thread_is_empty()
    {
        IncomingMessage first = Given.AThread().Message("Яма");
        ThreadCore behind = Activation();
        await Activation().Receive(first);
        _journal.Next = MemoryJournal.Fault.Saturated;
        await Assert.ThrowsAsync<JournalSaturatedException>(() => behind.Receive(first with { MessageId = "m1" }));

        Assert.Equal(CommandOutcome.Done, (await behind.Receive(first with { What = IncomingKind.Deleted })).Reply.Outcome);
    }

    [Fact]
    public async Task Is_written_when_it_comes_again()
    {
        IncomingMessage first = Given.AThread().Message("Яма");
        ThreadCore thread = Activation();
        _journal.Next = MemoryJournal.Fault.Saturated;
        await Assert.ThrowsAsync<JournalSaturatedException>(() => thread.Receive(first));

        Assert.Equal(CommandOutcome.Done, (await thread.Receive(first)).Reply.Outcome);
    }

    [Fact]
    public async Task Leaves_what_was_read_or_written()
    {
        ThreadMemory assumed = ThreadMemory.Assumed();
        Assert.True(assumed.IsGuess);

        assumed.Commit(Given.ACase().State, 1, "message:m0");
        Assert.False(assumed.IsGuess);
        Assert.False(ThreadMemory.Of(await _journal.Load(Threads.Key)).IsGuess);
    }

    private ThreadCore Activation() => Threads.Core(_journal);
}
