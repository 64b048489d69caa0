using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>What a thread replies, and how seldom it has to read for it: memory that is not kept would still be right, only slow.</summary>
public sealed class AThreadThatRemembers
{
    private readonly MemoryJournal _journal = new();
    private readonly ThreadCore _thread;

    public AThreadThatRemembers() => _thread = Threads.Core(_journal);

    [Fact]
    public async Task Reads_nothing_after_its_first_message()
    {
        Guid caseId = await Opened();
        int opening = _journal.Version(caseId);
        await Done(Commands.Note("первая") with { CommandId = "n1", CaseId = caseId });
        await Done(Commands.Note("вторая") with { CommandId = "n2", CaseId = caseId });
        await _thread.Receive(Message("m1"));
        await _thread.Receive(Message("m1") with { What = IncomingKind.Edited, Text = "Две ямы" });

        Assert.Equal((opening + 4, 0, 0), (_journal.Version(caseId), _journal.Reads, _journal.Refusals));
    }

    [Fact]
    public async Task Reads_once_for_a_command_when_it_is_new()
    {
        Guid caseId = await Opened();
        ThreadCore other = Threads.Core(_journal);

        CommandReply reply = (await other.Execute(Commands.Note("заметка") with { CommandId = "n1", CaseId = caseId })).Reply;
        Assert.Equal((CommandOutcome.Done, 1, 0), (reply.Outcome, _journal.Reads, _journal.Refusals));
    }

    [Fact]
    public async Task Reads_again_after_an_unknown_outcome_and_does_the_command_once()
    {
        Guid caseId = await Opened();
        AddNote note = Commands.Note("заметка") with { CommandId = "n1", CaseId = caseId };
        _journal.Next = MemoryJournal.Fault.WrittenButUnanswered;
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _thread.Execute(note));

        Assert.Equal(CommandOutcome.AlreadyDone, (await _thread.Execute(note)).Reply.Outcome);
        Assert.Equal((1, 0), (_journal.Reads, _journal.Refusals));
    }

    [Fact]
    public async Task Knows_a_message_by_its_case_number_and_version()
    {
        Guid caseId = await Opened();

        Receipt again = (await _thread.Receive(Message("m0"))).Reply;
        Assert.Equal(new Receipt(CommandOutcome.AlreadyDone, null, caseId, 1, _journal.Version(caseId), false), again);
    }

    [Fact]
    public async Task Takes_each_edit_of_a_message_once_and_then_its_deletion()
    {
        Guid caseId = await Opened();
        foreach (string text in (string[])["Яма!", "Яма!!", "Яма!!"])
        {
            await _thread.Receive(Message("m0") with { What = IncomingKind.Edited, Text = text });
        }

        await _thread.Receive(Message("m0") with { What = IncomingKind.Deleted });
        Assert.Equal(["Яма!", "Яма!!"], Events(caseId).OfType<MessageEdited>().Select(e => e.Text));
        Assert.Single(Events(caseId).OfType<MessageDeleted>());
    }

    [Fact]
    public async Task Refuses_a_message_of_a_region_nobody_configured()
    {
        Receipt refused = (await _thread.Receive(Message("m0") with { Region = "nowhere" })).Reply;
        Assert.Equal(new Receipt(CommandOutcome.Refused, "unknown-region", Guid.Empty, 0, 0, false), refused);
    }

    [Theory]
    [InlineData(IncomingKind.Edited)]
    [InlineData(IncomingKind.Deleted)]
    public async Task Takes_the_same_change_of_two_messages_twice(IncomingKind change)
    {
        Guid caseId = await Opened();
        await _thread.Receive(Message("m1"));
        foreach (string id in new[] { "m0", "m1" })
        {
            Assert.Equal(CommandOutcome.Done, (await _thread.Receive(Message(id) with { What = change, Text = "Две ямы" })).Reply.Outcome);
        }

        Assert.Equal(["m0", "m1"], Events(caseId).Select(e => e switch { MessageEdited m => m.MessageId, MessageDeleted m => m.MessageId, _ => null }).OfType<string>());
    }

    [Fact]
    public async Task Tells_a_refusal_from_what_changes_nothing()
    {
        Guid caseId = await Opened();
        Assert.Equal((CommandOutcome.AlreadyDone, null), await Outcome(Commands.Release("vera") with { CommandId = "r1", CaseId = caseId }));
        await Done(Commands.Close("anna") with { CommandId = "c1", CaseId = caseId });
        Assert.Equal((CommandOutcome.Refused, "case-closed"), await Outcome(Commands.Claim("vera") with { CommandId = "c2", CaseId = caseId }));
        Assert.Equal((CommandOutcome.Refused, "case-not-found"), await Outcome(Commands.Claim("vera") with { CommandId = "c3", CaseId = Guid.Empty }));
    }

    [Fact]
    public async Task Stores_moments_to_the_millisecond()
    {
        ThreadCore thread = Threads.Core(_journal, _journal, null, new ToldTime(() => Given.Monday.AddTicks(4321)), null);
        Guid caseId = (await thread.Receive(Message("m0"))).Reply.CaseId;
        Assert.All(_journal.Cases[caseId], e => Assert.Equal(Given.Monday, e.At));
    }

    private static IncomingMessage Message(string id) => Given.AThread().Message("Яма") with { MessageId = id };

    private IEnumerable<CaseEvent> Events(Guid caseId) => _journal.Cases[caseId].Select(e => e.Event);

    private async Task<Guid> Opened() => (await _thread.Receive(Message("m0"))).Reply.CaseId;

    private async Task Done(CaseCommand command) => Assert.Equal((CommandOutcome.Done, null), await Outcome(command));

    private async Task<(CommandOutcome Outcome, string? Code)> Outcome(CaseCommand command)
    {
        CommandReply reply = (await _thread.Execute(command)).Reply;
        return (reply.Outcome, reply.Code);
    }
}
