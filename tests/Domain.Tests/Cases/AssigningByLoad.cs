using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>A case is given to an authority and nobody is named: the one with the most room has it.</summary>
public sealed class AssigningByLoad
{
    private readonly MemoryJournal _journal = new();

    [Theory]
    [InlineData(9, 0, "boris")]
    [InlineData(0, 19, "anna")]
    [InlineData(5, 8, "boris")]
    public async Task Names_the_official_with_the_most_room(int annas, int boriss, string expected)
    {
        ThreadCore thread = Threads.Core(_journal, _journal, null, null, null, new Dictionary<string, int> { ["anna"] = annas, ["boris"] = boriss });
        CaseSummary given = await Give(thread, "health", "vera", "to-health");
        Assert.Equal(("health", "vera"), (given.Authority, given.Official));

        CaseSummary back = await Give(thread, "roads", null, "back");
        Assert.Equal(("roads", expected), (back.Authority, back.Official));
    }

    [Fact]
    public async Task Names_nobody_where_the_authority_has_nobody() =>
        Assert.Null((await Give(Threads.Core(_journal), "khimki", null, "to-khimki")).Official);

    [Fact]
    public async Task Names_nobody_unless_asked_to() =>
        Assert.Null((await Give(Threads.Core(_journal), "health", null, "to-health", byLoad: false)).Official);

    [Fact]
    public async Task Refuses_an_authority_that_there_is_not()
    {
        ThreadCore thread = Threads.Core(_journal);
        CommandReply reply = (await thread.Execute(Commands.Assign("moon") with { CommandId = "a", CaseId = await Opened(thread) })).Reply;
        Assert.Equal((CommandOutcome.Refused, "unknown-authority"), (reply.Outcome, reply.Code));
    }

    private static async Task<CaseSummary> Give(ThreadCore thread, string authority, string? official, string id, bool byLoad = true)
    {
        CommandReply reply = (await thread.Execute(Commands.Assign(authority, official) with { CommandId = id, ByLoad = byLoad, CaseId = await Opened(thread) })).Reply;
        Assert.Equal(CommandOutcome.Done, reply.Outcome);
        return reply.Summary!;
    }

    // The same message again is the same case.
    private static async Task<Guid> Opened(ThreadCore thread) =>
        (await thread.Receive(Given.AThread().Message("Яма") with { MessageId = "m0" })).Reply.CaseId;
}
