using Dialog.Cases.Journal;

namespace Dialog.Cases.Threads;

/// <summary>The result of a call to a thread: the reply, and what was stored for it; null when nothing was.</summary>
internal readonly record struct Handled<T>(T Reply, Appended? Stored = null);

/// <summary>An entry that is on disk, with the number people use for its case.</summary>
internal readonly record struct Appended(JournalEntry Entry, long Number);
