using Dialog.Cases;
using Dialog.Intake;

namespace Dialog.Domain.Tests.Cases;

public sealed class AFirstMessageThatCouldNotBeWritten
{
    private readonly MemoryJournal _journal = new();

    [Fact]
    public void Leaves_no_belief_that_the_thread_is_empty()
    {
        IncomingMessage first = Given.AThread().Message("Яма");
        ThreadModel behind = Activation();
        Activation().Receive(first);
        _journal.Next = MemoryJournal.Fault.Saturated;
        Assert.Throws<JournalSaturatedException>(() => behind.Receive(first with { MessageId = "m1" }));

        Assert.Equal(CommandOutcome.Done, behind.Receive(first with { What = IncomingKind.Deleted }).Outcome);
    }

    [Fact]
    public void Is_written_when_it_comes_again()
    {
        IncomingMessage first = Given.AThread().Message("Яма");
        ThreadModel thread = Activation();
        _journal.Next = MemoryJournal.Fault.Saturated;
        Assert.Throws<JournalSaturatedException>(() => thread.Receive(first));

        Assert.Equal(CommandOutcome.Done, thread.Receive(first).Outcome);
    }

    [Fact]
    public void Leaves_what_was_read_or_written()
    {
        ThreadMemory assumed = ThreadMemory.Assumed();
        Assert.True(assumed.IsGuess);

        assumed.Commit(Given.ACase().State, 1, "message:m0");
        Assert.False(assumed.IsGuess);
        Assert.False(ThreadMemory.Of(_journal.Load()).IsGuess);
    }

    private ThreadModel Activation() => new(_journal, Given.Rules, () => Given.Monday, _ => Given.Complaint);
}
