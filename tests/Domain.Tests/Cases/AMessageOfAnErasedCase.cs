using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>What the network still brings of a conversation that was erased.</summary>
public sealed class AMessageOfAnErasedCase
{
    private readonly MemoryJournal _journal = new();

    public static TheoryData<IncomingKind> Kinds => [IncomingKind.New, IncomingKind.Edited, IncomingKind.Deleted];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Does_nothing(IncomingKind what)
    {
        Guid erased = await Erased(Threads.Core(_journal));
        int version = _journal.Version(erased);

        Receipt receipt = (await Threads.Core(_journal).Receive(Message("m0") with { What = what, Text = "Другое" })).Reply;
        Assert.Equal((CommandOutcome.AlreadyDone, version, 1), (receipt.Outcome, _journal.Version(erased), _journal.Cases.Count));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Does_nothing_where_an_activation_still_remembers_the_case(IncomingKind what)
    {
        ThreadCore behind = Threads.Core(_journal);
        Guid erased = await Erased(behind);
        int version = _journal.Version(erased);

        Assert.Equal(CommandOutcome.AlreadyDone, (await behind.Receive(Message("m0") with { What = what, Text = "Другое" })).Reply.Outcome);
        Assert.Equal((version, 1), (_journal.Version(erased), _journal.Cases.Count));
    }

    [Fact]
    public async Task Does_nothing_in_the_case_that_came_after()
    {
        Guid erased = await Erased(Threads.Core(_journal));
        Guid next = (await Threads.Core(_journal).Receive(Message("m1"))).Reply.CaseId;
        int version = _journal.Version(next);

        await Threads.Core(_journal).Receive(Message("m0") with { What = IncomingKind.Edited, Text = "Другое" });
        Assert.Equal(version, _journal.Version(next));
        Assert.IsType<ResidentErased>(_journal.Cases[erased][^1].Event);
    }

    [Theory]
    [InlineData(IncomingKind.Edited)]
    [InlineData(IncomingKind.Deleted)]
    public async Task Does_nothing_where_an_activation_remembers_the_message_but_not_the_case(IncomingKind what)
    {
        ThreadCore other = Threads.Core(_journal), behind = Threads.Core(_journal);
        Guid[] cases = [await OpenedAndClosed(other, "m0"), await OpenedAndClosed(other, "m1"), await OpenedAndClosed(other, "m2")];
        Guid latest = (await behind.Receive(Message("m3"))).Reply.CaseId;
        int version = _journal.Version(latest);
        Assert.True(_journal.Erase(cases[0], Given.Monday));

        await behind.Receive(Message("m0") with { What = what, Text = "Другое" });
        Assert.Equal(version, _journal.Version(latest));
    }

    [Fact]
    public async Task Leaves_its_number_to_nobody_else()
    {
        ThreadCore behind = Threads.Core(_journal);
        await Erased(behind);

        Receipt next = (await behind.Receive(Message("m1"))).Reply;
        Assert.Equal((CommandOutcome.Done, true, CaseIds.Of(Threads.Key, 2)), (next.Outcome, next.Opened, next.CaseId));
    }

    private static IncomingMessage Message(string id) => Given.AThread().Message("Яма") with { MessageId = id };

    private static async Task<Guid> OpenedAndClosed(ThreadCore thread, string messageId)
    {
        Guid caseId = (await thread.Receive(Message(messageId))).Reply.CaseId;
        await thread.Execute(Commands.Close("anna") with { CommandId = $"close:{messageId}", CaseId = caseId });
        return caseId;
    }

    private async Task<Guid> Erased(ThreadCore thread)
    {
        Guid caseId = (await thread.Receive(Message("m0"))).Reply.CaseId;
        Assert.True(_journal.Erase(caseId, Given.Monday));
        return caseId;
    }
}
