using CsCheck;
using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Threads;
using Dialog.Domain.Tests.Cases;
using Dialog.Regions;
using static Dialog.Domain.Tests.Automation.Rules;

namespace Dialog.Domain.Tests.Automation;

/// <summary>What a rule does is stored with its cause, in one entry: both or neither, once.</summary>
public sealed class ARuleUnderRetries
{
    private static readonly CaseRules Ruled = Region(
        Rule("pits", new() { Topics = ["roads"] }, new() { Tags = ["ямы"], Notify = ["anna"] }, RuleTrigger.CaseOpened, RuleTrigger.MessageReceived)).Rules;

    // Each trigger and each action.
    private static readonly CaseRules Everything = Region(
        Rule("open", new() { Topics = ["roads"] }, new() { Tags = ["ямы"], Importance = Importance.High, Authority = "health", ByLoad = true }),
        Rule("ask", new() { Source = MessageSource.Direct }, new() { Ask = "Где это?", Notify = ["anna"] }, RuleTrigger.MessageReceived, RuleTrigger.AuthorityChanged),
        Rule("urge", new() { IsPublic = false }, new() { Escalate = true }, RuleTrigger.MessageReceived, RuleTrigger.DeadlineApproaching),
        Rule("give", new() { Authorities = ["health"] }, new() { Authority = "roads", Official = "anna" }, RuleTrigger.AuthorityChanged, RuleTrigger.TopicChanged)).Rules;

    private readonly MemoryJournal _journal = new();

    [Fact]
    public async Task Is_applied_once_when_the_message_comes_again()
    {
        ThreadCore thread = Thread();
        await thread.Receive(Message("m0"));
        await thread.Receive(Message("m0"));
        await Thread().Receive(Message("m0"));

        Assert.Single(Applied());
    }

    [Theory]
    [InlineData(MemoryJournal.Fault.NothingWritten)]
    [InlineData(MemoryJournal.Fault.WrittenButUnanswered)]
    [InlineData(MemoryJournal.Fault.Saturated)]
    public async Task Is_applied_once_when_the_silo_is_lost_while_it_is_written(object fault)
    {
        _journal.Next = (MemoryJournal.Fault)fault;
        try
        {
            await Thread().Receive(Message("m0"));
        }
        catch (Exception e) when (e is JournalUnavailableException or JournalSaturatedException)
        {
            // Whoever brought it brings it again, to a silo that remembers nothing.
        }

        await Thread().Receive(Message("m0"));

        Assert.Single(Applied());
        Assert.Equal(["ямы"], _journal.Fold(Assert.Single(_journal.Cases).Key).Tags);
    }

    [Fact]
    public async Task Is_applied_again_for_another_message()
    {
        ThreadCore thread = Thread();
        await thread.Receive(Message("m0"));
        await thread.Receive(Message("m1"));

        Assert.Equal(["case-opened", "message-received"], Applied().Select(e => e.Cause));
    }

    [Fact]
    public void Is_applied_once_a_cause_whatever_happens() => Gen.Select(Gen.Int[0, 35], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 9999]).Array[10, 60].Sample(
        steps =>
        {
            ThreadWorld world = new(Everything);
            Array.ForEach(steps, s => world.Step(s.Item1, s.Item2, s.Item3, s.Item4));
            world.Settle();
            foreach ((Guid id, List<MemoryJournal.Stored> events) in world.Journal.Cases)
            {
                CaseInvariants.Hold(id, events, world.Journal.Deadlines.Rows);
                Assert.All(events.Where(e => e.Event is RuleApplied).GroupBy(e => (e.CommandId, ((RuleApplied)e.Event).Rule)), cause => Assert.Single(cause));
            }
        },
        iter: Samples.Of(300));

    private RuleApplied[] Applied() => [.. _journal.Told.OfType<RuleApplied>()];

    private ThreadCore Thread() => Threads.Core(_journal, _journal, Ruled, null, null);

    private static IncomingMessage Message(string id) => Given.AThread().Message("Яма") with { MessageId = id };
}
