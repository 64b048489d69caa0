namespace Dialog.Backlog;

/// <summary>How much waits in one queue of the database.</summary>
/// <param name="Queue">inbox, outbox, timers (late ones), webhooks, imports, bulk, erasures, held; or what a person must look at: dead-letters, failed, unknown, audit-faults</param>
/// <param name="Network">of a queue that has one for each network; otherwise null</param>
/// <param name="Waiting">rows; a figure at a bound (10,000; timers 1,000 a shard) means "at least"</param>
/// <param name="AgeSeconds">of the oldest; null: nothing waits, or its age says nothing</param>
[GenerateSerializer, Immutable]
[Alias("dialog.QueueFigure")]
public sealed record QueueFigure([property: Id(0)] string Queue, [property: Id(1)] string? Network, [property: Id(2)] long Waiting, [property: Id(3)] double? AgeSeconds);

/// <summary>All queues at one moment.</summary>
[GenerateSerializer, Immutable]
[Alias("dialog.QueueReading")]
public sealed record QueueReading([property: Id(0)] DateTimeOffset At, [property: Id(1)] IReadOnlyList<QueueFigure> Queues);
