using Dialog.Backlog;

namespace Dialog.Api.Platform;

/// <summary>How an installation is: no cases, no residents. A part that could not be read within seconds is null, which is "not known" and not "nothing".</summary>
/// <param name="At">when it was read; an answer is shared for two seconds</param>
/// <param name="Findings">what is not as it should be, the worst first; empty when nothing is</param>
/// <param name="Nodes">silos and apis that were seen within the last hour</param>
/// <param name="Activations">grains in memory by kind, most first</param>
/// <param name="Statements">of PostgreSQL, by the time they took in all; null: not known, or <c>pg_stat_statements</c> is not installed</param>
/// <param name="Reminders">how many Orleans keeps</param>
internal sealed record PlatformView(
    DateTimeOffset At,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<NodeView>? Nodes,
    IReadOnlyList<GrainKind>? Activations,
    IReadOnlyList<QueueFigure>? Queues,
    IReadOnlyList<SlowStatement>? Statements,
    long? Reminders);

/// <summary>A process.</summary>
/// <param name="Kind">silo or api</param>
/// <param name="Host">the machine or pod</param>
/// <param name="State">active; silent: not heard of for half a minute; draining: asked to end</param>
/// <param name="SilentSeconds">since it was last heard of; processes report every ten seconds</param>
/// <param name="Cluster">a silo's state in the cluster as Orleans knows it: Active, Joining, ShuttingDown, Dead …; null: not known, or an api</param>
/// <param name="Activations">grains in the memory of a silo; null: not known, or an api</param>
/// <param name="Figures">
/// processor (cores), memory and heap (bytes), queued (work items that wait for a thread); a silo: appends and batches (of the journal, a second), batch-seconds; an api: screens
/// </param>
internal sealed record NodeView(
    Guid Id, string Kind, string Host, string Address, string Version, DateTimeOffset StartedAt, DateTimeOffset SeenAt, double SilentSeconds, string State, string? Cluster, int? Activations,
    IReadOnlyDictionary<string, double> Figures, LogLevelView? LogLevel);

/// <summary>Another log level than the configured one.</summary>
internal sealed record LogLevelView(string Category, string Level, DateTimeOffset Until);

/// <param name="Kind">the class of the grain</param>
internal sealed record GrainKind(string Kind, int Count);

/// <param name="Text">with $1, $2 … for values, cut at 400 characters</param>
/// <param name="TotalSeconds">of all calls since the statistics began</param>
/// <param name="MeanMilliseconds">of one call</param>
internal sealed record SlowStatement(string Text, long Calls, double TotalSeconds, double MeanMilliseconds, long Rows);

/// <summary>Something that is not as it should be.</summary>
/// <param name="Code">no-silo, node-silent, silo-not-active, versions-differ, queue-old, dead-letters, undelivered, audit-tampered, unknown-nodes, unknown-queues, unknown-cluster</param>
/// <param name="Level">critical or warning</param>
/// <param name="Subject">the node, queue or version it is about</param>
/// <param name="Network">of a queue that has one for each network</param>
/// <param name="Value">seconds of an age, otherwise a number of rows or processes</param>
internal sealed record Finding(string Code, string Level, string? Subject = null, string? Network = null, double? Value = null);
