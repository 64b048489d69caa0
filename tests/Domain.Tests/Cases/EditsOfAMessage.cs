using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>A network that delivers edits side by side: the older one may come last, and must not undo the newer.</summary>
public sealed class EditsOfAMessage
{
    private readonly MemoryJournal _journal = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_which_the_older_comes_last_keep_the_newer_words(bool restarted)
    {
        ThreadCore core = Threads.Core(_journal);
        Guid id = (await core.Receive(Message("Яма"))).Reply.CaseId;
        await core.Receive(Edit("Две ямы", minutes: 2));
        core = restarted ? Threads.Core(_journal) : core;

        Receipt older = (await core.Receive(Edit("Одна яма", minutes: 1))).Reply;

        Assert.Equal((CommandOutcome.AlreadyDone, "Две ямы"), (older.Outcome, _journal.Fold(id).Excerpt));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_which_the_newer_comes_before_the_message_itself_keep_the_newer_words(bool restarted)
    {
        ThreadCore core = Threads.Core(_journal);
        Guid id = (await core.Receive(Edit("Две ямы", minutes: 2))).Reply.CaseId;
        core = restarted ? Threads.Core(_journal) : core;

        await core.Receive(Message("Яма"));
        await core.Receive(Edit("Одна яма", minutes: 1));

        Assert.Equal(("Две ямы", 1), (_journal.Fold(id).Excerpt, _journal.Cases.Count));
    }

    [Fact]
    public async Task In_their_order_are_all_shown()
    {
        ThreadCore core = Threads.Core(_journal);
        Guid id = (await core.Receive(Message("Яма"))).Reply.CaseId;
        await core.Receive(Edit("Одна яма", minutes: 1));
        await core.Receive(Edit("Две ямы", minutes: 2));
        await core.Receive(Edit("Три ямы", minutes: 2));

        Assert.Equal(("Три ямы", 3), (_journal.Fold(id).Excerpt, _journal.Told.OfType<MessageEdited>().Count()));
    }

    private static IncomingMessage Message(string text) => AnyMessage.Of(IncomingKind.New, 0, 0, 1, Given.Monday) with { Text = text };

    private static IncomingMessage Edit(string text, int minutes) =>
        Message(text) with { What = IncomingKind.Edited, EditedAt = Given.Monday.AddMinutes(minutes), SeenAt = Given.Monday.AddMinutes(10) };
}
