using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Two activations of one thread, one of which the other overtakes between its decision and its append.</summary>
public sealed class TwoActivations
{
    // A first message waits once before its append and once before the answer to it.
    private const int Written = 1;

    private readonly MemoryJournal _journal = new();
    private readonly Activation _slow, _quick;

    public TwoActivations()
    {
        _slow = new Activation(_journal);
        _quick = new Activation(_journal);
    }

    [Fact]
    public async Task Take_one_message_once()
    {
        Task<Handled<Receipt>> slow = Begin(core => core.Receive(Message("m0")));
        Assert.Equal(CommandOutcome.Done, _quick.Run(core => core.Receive(Message("m0"))).Outcome);

        _slow.Finish();
        Assert.Equal(CommandOutcome.AlreadyDone, (await slow).Reply.Outcome);
    }

    [Fact]
    public async Task Decide_again_after_a_lost_race()
    {
        Task<Handled<Receipt>> slow = Begin(core => core.Receive(Message("m0")));
        Guid caseId = _quick.Run(core => core.Receive(Message("m1"))).CaseId;

        _slow.Finish();
        Receipt receipt = (await slow).Reply;
        Assert.Equal((CommandOutcome.Done, caseId, false), (receipt.Outcome, receipt.CaseId, receipt.Opened));
        Assert.Equal(["m1", "m0"], _journal.Cases[caseId].Select(e => e.Event).OfType<MessageReceived>().Select(m => m.MessageId));
    }

    [Fact]
    public void Lose_twice_in_a_row_and_say_so()
    {
        Task<Handled<Receipt>> slow = Begin(core => core.Receive(Message("m0")));
        _quick.Run(core => core.Receive(Message("m1")));
        // Refused, read again, decided again; now before its second append.
        _slow.Advance(3);
        _quick.Run(core => core.Receive(Message("m2")));

        Assert.Throws<LostRaceException>(_slow.Finish);
        Assert.True(slow.IsFaulted);
        Assert.Equal(CommandOutcome.Done, new Activation(_journal).Run(core => core.Receive(Message("m0"))).Outcome);
    }

    [Fact]
    public void Bring_thanks_to_the_case_that_another_of_them_opened()
    {
        Activation behind = new(_journal, read: AnyMessage.Read);
        Guid first = behind.Run(core => core.Receive(Message("m0"))).CaseId;
        behind.Run(core => core.Execute(Commands.Close("anna") with { CommandId = "c1", CaseId = first }));
        Guid second = _quick.Run(core => core.Receive(Message("m1"))).CaseId;

        Assert.NotEqual(first, second);
        Assert.Equal(second, behind.Run(core => core.Receive(Message("m2") with { Text = "thanks" })).CaseId);
    }

    [Fact]
    public void Find_a_case_that_became_an_older_one_unnoticed()
    {
        _slow.Run(core => core.Receive(Message("m0")));
        Guid[] cases = [.. Enumerable.Range(1, 4).Select(OpenedAndClosed)];

        CommandReply reply = _slow.Run(core => core.Execute(Commands.Note("заметка") with { CommandId = "n1", CaseId = cases[1] }));
        Assert.Equal((CommandOutcome.Done, cases[1]), (reply.Outcome, reply.Summary!.Id));
    }

    [Fact]
    public void Leave_a_message_that_was_written_when_the_silo_was_lost_done_once()
    {
        Begin(core => core.Receive(Message("m0")));
        _slow.Advance(Written);

        Assert.Equal(CommandOutcome.AlreadyDone, _quick.Run(core => core.Receive(Message("m0"))).Outcome);
    }

    [Fact]
    public void Leave_a_message_that_was_not_written_when_the_silo_was_lost_to_be_done()
    {
        Begin(core => core.Receive(Message("m0")));

        Assert.Equal(CommandOutcome.Done, _quick.Run(core => core.Receive(Message("m0"))).Outcome);
    }

    private static IncomingMessage Message(string id) => Given.AThread().Message("Яма") with { MessageId = id };

    private Guid OpenedAndClosed(int number)
    {
        Guid caseId = _quick.Run(core => core.Receive(Message($"n{number}"))).CaseId;
        _quick.Run(core => core.Execute(Commands.Close("anna") with { CommandId = $"c{number}", CaseId = caseId }));
        return caseId;
    }

    private Task<Handled<Receipt>> Begin(Func<ThreadCore, Task<Handled<Receipt>>> call)
    {
        Task<Handled<Receipt>>? begun = null;
        _slow.Begin(() => begun = call(_slow.Core));
        Assert.True(_slow.IsBusy);
        return begun!;
    }
}
