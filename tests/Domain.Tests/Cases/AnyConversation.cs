using CsCheck;
using Dialog.Cases;
using Dialog.Cases.Domain;

namespace Dialog.Domain.Tests.Cases;

/// <summary>
/// Any conversation, retried and reordered by the network, over two activations of the real core, whose calls overlap at every request
/// to a journal that fails at times.
/// </summary>
public sealed class AnyConversation
{
    private static readonly Gen<(int What, int A, int B, int Run)[]> Conversations = Steps(32);

    // With splits and erasures.
    private static readonly Gen<(int What, int A, int B, int Run)[]> Movements = Steps(35);

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
        Play(world, conversation);
        Assert.All(world.Journal.Appends, command => Assert.Equal(1, command.Value));
    }, iter: Samples.Of(2000), print: c => string.Join(" ", c));

    [Fact]
    public void Whose_calls_do_not_overlap_needs_no_fence_but_that_of_each_case() => Conversations.Sample(conversation =>
    {
        ThreadWorld world = new();
        PlayWithoutOverlap(world, conversation);
        AssertArrived(world);
        Assert.Equal((0, 0), (world.Journal.MessageFences, world.Journal.Misplaced));
    }, iter: Samples.Of(2000), print: c => string.Join(" ", c));

    [Theory]
    [MemberData(nameof(Strictness))]
    public void Keeps_the_invariants_when_cases_are_split_and_erased(bool strict) => Movements.Sample(conversation =>
    {
        ThreadWorld world = new(strict ? Strict : Given.Rules);
        Play(world, conversation);
        AssertErasedCasesRest(world);
        AssertSplitsOpened(world);
    }, iter: Samples.Of(2000), print: c => string.Join(" ", c));

    [Fact]
    public void Over_one_activation_never_loses_a_race_and_gives_each_number_once() => Movements.Sample(conversation =>
    {
        ThreadWorld world = new(activations: 1);
        PlayWithoutOverlap(world, conversation);
        Assert.Equal(0, world.LostRaces);
        int[] ordinals = [.. world.Journal.Cases.Keys.Select(id => world.Journal.Fold(id).Ordinal)];
        Assert.Equal(Enumerable.Range(1, ordinals.Length), ordinals.Order());
        // An edit that is delivered again after its message has moved may be in both cases.
        Assert.All(world.Journal.Appends.Where(c => !c.Key.StartsWith("edit:", StringComparison.Ordinal) && !c.Key.StartsWith("delete:", StringComparison.Ordinal)), c => Assert.Equal(1, c.Value));
    }, iter: Samples.Of(1000), print: c => string.Join(" ", c));

    [Theory]
    [MemberData(nameof(Strictness))]
    public void Comes_to_an_end_or_to_the_last_escalation(bool strict) => Conversations.Sample(conversation =>
    {
        ThreadWorld world = new(strict ? Strict : Given.Rules);
        foreach ((int what, int a, int b, int run) in conversation)
        {
            world.Step(what, a, b, run);
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

    private static Gen<(int What, int A, int B, int Run)[]> Steps(int last) =>
        Gen.Select(Gen.Int[0, last], Gen.Int[0, 9999], Gen.Int[0, 9999], Gen.Int[0, 9999]).Array[0, 90];

    private static void Play(ThreadWorld world, (int What, int A, int B, int Run)[] conversation)
    {
        foreach ((int what, int a, int b, int run) in conversation)
        {
            world.Step(what, a, b, run);
            AssertRemembered(world);
        }

        AssertCases(world);
        world.Settle();
        AssertCases(world);
        AssertArrived(world);
    }

    private static void PlayWithoutOverlap(ThreadWorld world, (int What, int A, int B, int Run)[] conversation)
    {
        foreach ((int what, int a, int b, _) in conversation)
        {
            world.Step(what, a, b, run: 0);
        }

        world.Settle();
    }

    private static void AssertArrived(ThreadWorld world) =>
        Assert.Equal(world.Arrived.Order(), world.Journal.Messages.Where(id => !id.StartsWith("dispute:", StringComparison.Ordinal)).Order());

    // Nothing is said in a case whose resident is erased, be it an edit of a message that it had.
    private static void AssertErasedCasesRest(ThreadWorld world) => Assert.All(
        world.Journal.Cases.Values.Where(events => events.Any(e => e.Event is ResidentErased)),
        events => Assert.IsType<ResidentErased>(events[^1].Event));

    private static void AssertSplitsOpened(ThreadWorld world)
    {
        foreach (MessagesSplit split in world.Journal.Told.OfType<MessagesSplit>())
        {
            Assert.True(world.Journal.Cases.ContainsKey(split.NewCase) || split.MessageIds.All(world.Journal.IsErased), "A split was never opened.");
        }

        Assert.Equal(world.Journal.Cases.Count, world.Journal.Told.Count(e => e is CaseOpened));
    }

    // An activation may be behind, but never beside: what it remembers is what the journal said up to that version.
    private static void AssertRemembered(ThreadWorld world) =>
        Assert.All(world.Remembered, c =>
        {
            Case told = world.Journal.Fold(c.Id, c.Version);
            Assert.Equal(told.CrossCaseMessages.Select(e => (e.Serial, e.What, e.To, e.At)), c.CrossCaseMessages.Select(e => (e.Serial, e.What, e.To, e.At)));
            // A cross-case message of a split holds an array, which is equal only to itself.
            Assert.Equal(told with { CrossCaseMessages = c.CrossCaseMessages }, c);
        });

    private static void AssertCases(ThreadWorld world)
    {
        foreach ((Guid id, List<MemoryJournal.Stored> events) in world.Journal.Cases)
        {
            CaseInvariants.Hold(id, events, world.Journal.Deadlines.Rows);
        }
    }
}
