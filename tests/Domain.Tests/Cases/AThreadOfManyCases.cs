using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>A thread remembers its latest cases; an older one, or one that another activation opened, it reads when it is needed.</summary>
public sealed class AThreadOfManyCases
{
    private readonly MemoryJournal _journal = new();
    private readonly ThreadCore _other;

    public AThreadOfManyCases() => _other = Threads.Core(_journal);

    [Fact]
    public async Task Reads_an_older_case_once()
    {
        Guid oldest = (await Opened(4))[0];
        ThreadCore thread = Threads.Core(_journal);
        int before = _journal.Reads;

        Assert.Equal(CommandOutcome.Done, await Note(thread, oldest, "n1"));
        Assert.Equal(CommandOutcome.Done, await Note(thread, oldest, "n2"));
        // The thread, and then the case.
        Assert.Equal(before + 2, _journal.Reads);
    }

    [Fact]
    public async Task Knows_what_was_done_in_an_older_case()
    {
        Guid oldest = (await Opened(4))[0];
        await Note(_other, oldest, "n1");

        Assert.Equal(CommandOutcome.AlreadyDone, await Note(Threads.Core(_journal), oldest, "n1"));
        Assert.Equal(1, _journal.Appends["n1"]);
    }

    [Fact]
    public async Task Learns_the_messages_of_every_case_that_another_activation_opened()
    {
        ThreadCore behind = Threads.Core(_journal);
        await Note(behind, (await Opened(1))[0], "n0");
        Guid[] cases = await Opened(3);
        int before = _journal.Refusals;
        await Note(behind, cases[2], "n1");

        Receipt edited = (await behind.Receive(Message("m1") with { What = IncomingKind.Edited, Text = "Две ямы" })).Reply;
        Assert.Equal((CommandOutcome.Done, cases[1], before), (edited.Outcome, edited.CaseId, _journal.Refusals));
    }

    [Fact]
    public async Task Has_its_latest_case_last_however_late_an_older_one_is_read()
    {
        Guid[] cases = await Opened(4);
        ThreadCore thread = Threads.Core(_journal);
        await Note(thread, cases[0], "n1");

        Assert.Equal(cases[3], (await thread.Receive(Message("m9"))).Reply.CaseId);
        ThreadMemory memory = ThreadMemory.Of(new StoredThread([Stored(2), Stored(3)], []));
        memory.Add(Stored(1));
        Assert.Equal((3, 4), (memory.Latest.Case.Ordinal, memory.NextOrdinal));
    }

    [Fact]
    public async Task Shows_what_it_would_decide_from()
    {
        ThreadCore thread = Threads.Core(_journal);
        Guid caseId = (await thread.Receive(Message("m0"))).Reply.CaseId;

        Assert.Equal(_journal.Fold(caseId), thread.Remembered(caseId));
        Assert.Null(thread.Remembered(Guid.Empty));
        thread.Forget();
        Assert.Null(thread.Remembered(caseId));
    }

    [Fact]
    public async Task Needs_the_configuration_of_the_region_its_cases_are_of()
    {
        Guid caseId = (await Opened(1))[0];
        ThreadCore elsewhere = Threads.Core(_journal, _journal, new CaseRules(Given.Region with { Code = "77" }), null, null);

        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => Note(elsewhere, caseId, "n1"));
        Assert.Contains("50", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_not_used_before_it_is_read()
    {
        ThreadJournal journal = new(Threads.Key, null!);

        Assert.Contains(Threads.Key, Assert.Throws<InvalidOperationException>(() => journal.Memory).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_nothing_for_a_first_message_that_comes_again_after_it_could_not_be_written()
    {
        ThreadCore thread = Threads.Core(_journal);
        _journal.Next = MemoryJournal.Fault.Saturated;
        await Assert.ThrowsAsync<Dialog.Cases.JournalSaturatedException>(() => thread.Receive(Message("m0")));

        Assert.Equal(CommandOutcome.Done, (await thread.Receive(Message("m0"))).Reply.Outcome);
        Assert.Equal(0, _journal.Reads);
    }

    [Fact]
    public async Task Reads_no_case_for_an_edit_of_an_erased_message()
    {
        Guid caseId = (await Opened(1))[0];
        Assert.True(_journal.Erase(caseId, Given.Monday));
        int before = _journal.Reads;

        await Threads.Core(_journal).Receive(Message("m0") with { What = IncomingKind.Edited, Text = "Две ямы" });
        Assert.Equal(before + 1, _journal.Reads);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    [InlineData(false, false, false)]
    public void Opens_no_split_whose_case_or_whose_every_message_was_erased(bool erasedCase, bool erasedMessages, bool erased)
    {
        Guid split = Guid.Parse("0193e0a0-0000-7000-8000-000000000002"), former = Guid.Parse("0193e0a0-0000-7000-8000-000000000003");
        ThreadMemory memory = ThreadMemory.Of(new StoredThread([], [])
        {
            ErasedUpTo = 3,
            Erased = [(ThreadMemory.FingerprintOf("m7"), erasedCase ? split : former), (ThreadMemory.FingerprintOf(erasedMessages ? "m0" : "m8"), former)],
        });
        OpenSplit open = Assert.IsType<OpenSplit>(Assert.Single(CrossCaseMessages.Of(Given.ACase().When(CommandsBetweenCases.Split("m0")).State, 5)).Command);

        Assert.Equal(erased, memory.WasErased(open with { CaseId = split }));
    }

    [Fact]
    public void Stays_read_when_its_first_case_is_stored()
    {
        ThreadMemory read = ThreadMemory.Of(new StoredThread([], [])), assumed = ThreadMemory.Assumed();
        read.Commit(Given.ACase().State, 1, "message:m0");
        assumed.Commit(Given.ACase().State, 1, "message:m0");

        Assert.Equal((true, true), (read.IsLoaded, assumed.IsLoaded));
    }

    private static IncomingMessage Message(string id) => Given.AThread().Message("Яма") with { MessageId = id };

    private static StoredCase Stored(int ordinal) => new(Given.ACase().State with { Id = CaseIds.Of(Threads.Key, ordinal), Ordinal = ordinal }, ordinal, []);

    private static async Task<CommandOutcome> Note(ThreadCore thread, Guid caseId, string id) =>
        (await thread.Execute(Commands.Note("заметка") with { CommandId = id, CaseId = caseId })).Reply.Outcome;

    /// <summary>Cases opened by messages m0, m1, … one after another: each is closed before the next begins, the last is open.</summary>
    private async Task<Guid[]> Opened(int cases)
    {
        Guid[] opened = new Guid[cases];
        for (int i = 0; i < cases; i++)
        {
            if (i > 0)
            {
                await _other.Execute(Commands.Close("anna") with { CommandId = $"close{i}", CaseId = opened[i - 1] });
            }

            opened[i] = (await _other.Receive(Message($"m{i}"))).Reply.CaseId;
        }

        return opened;
    }
}
