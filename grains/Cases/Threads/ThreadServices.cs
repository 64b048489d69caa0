using Dialog.Cases.Journal;

namespace Dialog.Cases.Threads;

/// <summary>What the core of every thread works with; one set per silo, another in the tests.</summary>
internal sealed record ThreadServices(IThreadStore Store, IJournal Journal, IRegionRules Regions, IMessageReader Reader, TimeProvider Time);
