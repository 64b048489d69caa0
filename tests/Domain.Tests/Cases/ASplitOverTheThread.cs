using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>A case opened by a split takes its place among those that messages open.</summary>
public sealed class ASplitOverTheThread
{
    private readonly MemoryJournal _journal = new();

    [Fact]
    public async Task Is_opened_once_whoever_brings_it_again()
    {
        ThreadCore thread = Threads.Core(_journal);
        OpenSplit open = await Split(thread, "m0");

        Assert.Equal(CommandOutcome.Done, (await thread.Execute(open)).Reply.Outcome);
        Assert.Equal(CommandOutcome.AlreadyDone, (await thread.Execute(open)).Reply.Outcome);
        Assert.Equal(CommandOutcome.AlreadyDone, (await Threads.Core(_journal).Execute(open)).Reply.Outcome);
        Assert.Equal([1, 2], _journal.Cases.Keys.Select(id => _journal.Fold(id).Ordinal).Order());
    }

    [Fact]
    public async Task Is_opened_once_when_its_answer_got_lost()
    {
        ThreadCore thread = Threads.Core(_journal);
        OpenSplit open = await Split(thread, "m0");
        _journal.Next = MemoryJournal.Fault.WrittenButUnanswered;

        await Assert.ThrowsAsync<JournalUnavailableException>(() => thread.Execute(open));
        Assert.Equal(CommandOutcome.AlreadyDone, (await thread.Execute(open)).Reply.Outcome);
        Assert.Equal(1, _journal.Appends[open.CommandId]);
    }

    [Fact]
    public async Task Leaves_its_number_to_nobody_else()
    {
        ThreadCore thread = Threads.Core(_journal), behind = Threads.Core(_journal);
        OpenSplit open = await Split(thread, "m0");
        await behind.Execute(Commands.Note("заметка") with { CommandId = "n1", CaseId = open.From.CaseId });
        await thread.Execute(open);
        await thread.Execute(Commands.Close("anna") with { CommandId = "c1", CaseId = open.CaseId });
        await behind.Execute(Commands.Close("anna") with { CommandId = "c2", CaseId = open.From.CaseId });

        Guid third = (await behind.Receive(Message("m9"))).Reply.CaseId;
        Assert.Equal((3, CaseIds.Of(Threads.Key, 3)), (_journal.Fold(third).Ordinal, third));
    }

    [Fact]
    public async Task Takes_what_is_said_of_its_messages_from_then_on()
    {
        ThreadCore thread = Threads.Core(_journal);
        OpenSplit open = await Split(thread, "m0");
        await thread.Execute(open);

        Assert.Equal(open.CaseId, (await thread.Receive(Message("m0") with { What = IncomingKind.Edited, Text = "Врача нет" })).Reply.CaseId);
        Assert.Equal(open.CaseId, (await Threads.Core(_journal).Receive(Message("m0") with { What = IncomingKind.Deleted })).Reply.CaseId);
    }

    [Fact]
    public async Task Stays_erased_when_it_is_brought_again()
    {
        ThreadCore thread = Threads.Core(_journal);
        OpenSplit open = await Split(thread, "m0");
        await thread.Execute(open);
        Assert.True(_journal.Erase(open.CaseId, Given.Monday));

        Assert.Equal(CommandOutcome.AlreadyDone, (await thread.Execute(open)).Reply.Outcome);
        Assert.Equal(CommandOutcome.AlreadyDone, (await Threads.Core(_journal).Execute(open)).Reply.Outcome);
    }

    [Fact]
    public async Task Stays_erased_when_its_messages_were_erased_before_it_or_have_moved_on()
    {
        ThreadCore thread = Threads.Core(_journal);
        Guid first = (await thread.Receive(Message("m0"))).Reply.CaseId;
        await thread.Receive(Message("m1"));
        await thread.Receive(Message("m2"));
        OpenSplit open = await SplitOff(thread, first, "m0", "m1");
        Assert.True(_journal.Erase(first, Given.Monday));
        thread.Forget();
        await SplitOff(thread, open.CaseId, "m0");
        Assert.True(_journal.Erase(open.CaseId, Given.Monday));

        Assert.Equal(CommandOutcome.AlreadyDone, (await Threads.Core(_journal).Execute(open)).Reply.Outcome);
    }

    [Fact]
    public async Task Is_told_by_an_activation_that_did_not_write_it()
    {
        ThreadCore behind = Threads.Core(_journal);
        Guid caseId = (await behind.Receive(Message("m0"))).Reply.CaseId;
        OpenSplit open = await Split(Threads.Core(_journal), "m0");

        // Otherwise the next timer would end a cross-case message that nobody delivered.
        Assert.Equal(open.CaseId, Assert.Single(await behind.CrossCaseMessages(caseId)).Command.CaseId);
    }

    private static IncomingMessage Message(string id) => Given.AThread().Message("Яма") with { MessageId = id };

    /// <summary>A case of two messages, one of which an official splits off.</summary>
    private static async Task<OpenSplit> Split(ThreadCore thread, string messageId)
    {
        Guid caseId = (await thread.Receive(Message("m0"))).Reply.CaseId;
        await thread.Receive(Message("m1"));
        await thread.Execute(AnyCommand.Split(Given.Monday) with { CommandId = "s1", CaseId = caseId, MessageIds = [messageId] });
        return Assert.IsType<OpenSplit>(Assert.Single(await thread.CrossCaseMessages(caseId)).Command);
    }

    /// <summary>The case that takes these messages out of another, which has nothing left to send.</summary>
    private async Task<OpenSplit> SplitOff(ThreadCore thread, Guid caseId, params string[] messageIds)
    {
        await thread.Execute(AnyCommand.Split(Given.Monday) with { CommandId = $"split:{caseId}", CaseId = caseId, MessageIds = messageIds });
        OpenSplit open = Assert.IsType<OpenSplit>(Assert.Single(await thread.CrossCaseMessages(caseId)).Command);
        Assert.Equal(CommandOutcome.Done, (await thread.Execute(open)).Reply.Outcome);
        int serial = _journal.Deadlines.Rows.Single(r => r.Key.Case == caseId && r.Key.Kind == ClockRules.CrossCase).Value.Serial;
        await thread.Execute(Commands.Pass(ClockRules.CrossCase, serial) with { CaseId = caseId, CommandId = $"due:{caseId}:{serial}" });
        return open;
    }
}
