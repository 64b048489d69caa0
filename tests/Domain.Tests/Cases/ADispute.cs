using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

public sealed class ADispute
{
    [Theory]
    [InlineData("Не сделано")]
    [InlineData("Спасибо, но яма на месте")]
    public void Brings_its_words_into_the_conversation(string words)
    {
        Outcome disputed = Given.AnAnsweredCase().Later(1).When(Commands.Dispute(words) with { CommandId = "c7" })
            .Is(typeof(MessageReceived), typeof(CaseDisputed), typeof(DeadlineSet));

        Assert.Equal(("dispute:c7", words), (disputed.Then<MessageReceived>().MessageId, disputed.Then<MessageReceived>().Text));
        Assert.Equal(words, disputed.Then<CaseDisputed>().Text);
        Assert.Equal((words, CaseStatus.Open, 2, true), (disputed.State.Excerpt, disputed.State.Status, disputed.State.Leg, disputed.State.Unanswered));
        Assert.Equal(Given.Monday.AddHours(2), disputed.State.LastMessageAt);
    }

    [Fact]
    public void Of_a_confirmed_answer_brings_its_words_too() => Given.AnAnsweredCase().When(Commands.Confirm()).Done
        .When(Commands.Dispute("Отвалилось")).Is(typeof(MessageReceived), typeof(CaseDisputed), typeof(DeadlineSet));

    [Fact]
    public void Of_an_open_case_is_a_message()
    {
        Case open = Given.ACase().When(Commands.Dispute("Ещё не сделано")).Is(typeof(MessageReceived)).State;

        Assert.Equal(("Ещё не сделано", 1), (open.Excerpt, open.Leg));
    }

    [Fact]
    public void Of_a_promise_is_a_message_and_leaves_the_promise()
    {
        Situation promised = Given.ACase().When(Commands.Promise("anna", Given.Monday.AddDays(5))).Done;

        Case after = promised.When(Commands.Dispute("Слишком долго")).Is(typeof(MessageReceived)).State;
        Assert.Equal((CaseStatus.Promised, promised.State.Obligation), (after.Status, after.Obligation));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Without_words_of_an_open_case_does_nothing(string? words) => Given.ACase().When(Commands.Dispute(words)).DoesNothing();

    [Fact]
    public void Longer_than_a_message_may_be_is_refused() =>
        Given.AnAnsweredCase().When(Commands.Dispute(new string('я', 10_001))).IsRefused("text-too-long", "10001 > 10000");

    [Fact]
    public async Task Done_again_brings_its_words_once()
    {
        MemoryJournal journal = new();
        ThreadCore thread = Threads.Core(journal);
        Guid caseId = (await thread.Receive(Given.AThread().Message("Яма"))).Reply.CaseId;
        Dispute dispute = Commands.Dispute("Долго") with { CommandId = "c7", CaseId = caseId };

        Assert.Equal(CommandOutcome.Done, (await thread.Execute(dispute)).Reply.Outcome);
        Assert.Equal(CommandOutcome.AlreadyDone, (await thread.Execute(dispute)).Reply.Outcome);
        Assert.Equal(CommandOutcome.AlreadyDone, (await Threads.Core(journal).Execute(dispute)).Reply.Outcome);
        Assert.Equal(["dispute:c7", "m0"], journal.Messages.Order());
    }
}
