using Dialog.Cases;
using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Dialog.Cases.Threads;

namespace Dialog.Domain.Tests.Cases;

/// <summary>The core of the examples' thread, with rules, facts and a clock that the test gives.</summary>
internal static class Threads
{
    public const string Key = "telegram/77";

    public static ThreadCore Core(MemoryJournal journal) => Core(journal, journal, null, null, null);

    /// <param name="loads">Open cases of officials; none when null.</param>
    public static ThreadCore Core(
        IThreadStore store, IJournal journal, CaseRules? rules, TimeProvider? time, Func<string, MessageFacts>? read, IReadOnlyDictionary<string, int>? loads = null) =>
        new(Key, new ThreadServices(store, journal, new OneRegion(rules ?? Given.Rules, loads ?? Situation.NoLoads), new ToldFacts(read ?? (_ => Given.Complaint)), time ?? new ToldTime(() => Given.Monday)));

    private sealed class OneRegion(CaseRules rules, IReadOnlyDictionary<string, int> loads) : IRegionRules
    {
        public ValueTask<CaseRules?> Find(string region) => ValueTask.FromResult(region == rules.Region.Code ? rules : null);

        public ValueTask<IReadOnlyDictionary<string, int>> Loads(string region) => ValueTask.FromResult(loads);
    }

    private sealed class ToldFacts(Func<string, MessageFacts> read) : IMessageReader
    {
        public MessageFacts Read(string text) => read(text);

        public MessageFacts Read(IncomingMessage m) => read(m.Text);
    }
}

/// <summary>The moment a test says it is.</summary>
internal sealed class ToldTime(Func<DateTimeOffset> now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now();
}
