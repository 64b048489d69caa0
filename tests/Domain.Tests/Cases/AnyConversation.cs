using CsCheck;
using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>Any conversation, retried and reordered by the network, over two activations and a journal that fails at times.</summary>
public sealed class AnyConversation
{
    private static readonly Gen<(int What, int A, int B)[]> Conversations =
        Gen.Select(Gen.Int[0, 32], Gen.Int[0, 9999], Gen.Int[0, 9999]).Array[0, 90];

    /// <summary>Answers that go out at once, and answers that others must agree to, under several clocks.</summary>
    public static readonly TheoryData<bool> Strictness = [false, true];

    private static readonly CaseRules Strict = new(Given.StrictRegion with
    {
        Deadlines =
        [
            .. Given.Region.Deadlines,
            new("hello-2h", Obligations.FirstReaction, 2, false, null, null, null, null),
            new("intake-1h", Obligations.Intake, 1, false, null, null, null, null),
            new("final-10d", Obligations.FinalAfterPromise, 240, false, null, null, null, null),
        ],
    });

    [Theory]
    [MemberData(nameof(Strictness))]
    public void Keeps_the_invariants(bool strict) => Conversations.Sample(conversation =>
    {
        ThreadWorld world = new(strict ? Strict : Given.Rules);
        foreach ((int what, int a, int b) in conversation)
        {
            world.Step(what, a, b);
            AssertRemembered(world);
        }

        AssertCases(world);
        world.Settle();
        AssertCases(world);
        Assert.Equal(world.Arrived.Order(), world.Journal.Messages.Where(id => !id.StartsWith("dispute:", StringComparison.Ordinal)).Order());
    }, iter: Samples.Of(2000), print: c => string.Join(" ", c));

    [Theory]
    [MemberData(nameof(Strictness))]
    public void Comes_to_an_end_or_to_the_last_escalation(bool strict) => Conversations.Sample(conversation =>
    {
        ThreadWorld world = new(strict ? Strict : Given.Rules);
        foreach ((int what, int a, int b) in conversation)
        {
            world.Step(what, a, b);
        }

        world.Settle();
        Assert.Empty(world.Journal.Deadlines.Rows);
        foreach (Case c in world.Journal.Cases.Keys.Select(id => world.Journal.Fold(id)))
        {
            Assert.True(
                c.Status is CaseStatus.Confirmed or CaseStatus.Closed || (c.IsOpen && c.EscalationLevel == EscalationLadder.LastLevel),
                $"{c.Status} at level {c.EscalationLevel}");
        }
    }, iter: Samples.Of(500), print: c => string.Join(" ", c));

    // An activation may be behind, but never beside: what it remembers is what the journal said up to that version.
    private static void AssertRemembered(ThreadWorld world) =>
        Assert.All(world.Remembered, c => Assert.Equal(world.Journal.Fold(c.Id, c.Version), c));

    private static void AssertCases(ThreadWorld world)
    {
        foreach ((Guid id, List<MemoryJournal.Stored> events) in world.Journal.Cases)
        {
            CaseInvariants.Hold(id, events, world.Journal.Deadlines.Rows);
        }
    }
}
