using Dialog.Backlog;
using Dialog.Platform;

namespace Dialog.Api.Platform;

/// <summary>
/// What is not as it should be, the worst first. The ages at which a queue is late are those of the alerts (deploy/observability/prometheus/rules.yml), so that the
/// screen and the call at night say the same.
/// </summary>
internal static class PlatformFindings
{
    public const string Critical = "critical";
    public const string Warning = "warning";
    public const string Active = "active";
    public const string Silent = "silent";
    public const string Draining = "draining";

    /// <summary>Processes report every ten seconds: two reports are missing.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(30);

    /// <summary>Queue, oldest row in seconds, and how bad that is.</summary>
    internal static readonly IReadOnlyDictionary<string, (double Seconds, string Level)> Late = new Dictionary<string, (double, string)>
    {
        ["inbox"] = (120, Critical),
        ["outbox"] = (900, Critical),
        ["timers"] = (60, Critical),
        ["webhooks"] = (3600, Warning),
        ["erasures"] = (86400, Warning),
    };

    private static readonly string[] Undelivered = ["failed", "unknown"];

    public static string StateOf(double silentSeconds, bool drains) => silentSeconds > SilentAfter.TotalSeconds ? Silent : drains ? Draining : Active;

    /// <summary>A null is what could not be read, and is itself a finding.</summary>
    /// <param name="clusterKnown">whether Orleans answered</param>
    public static List<Finding> Of(IReadOnlyList<NodeView>? nodes, IReadOnlyList<QueueFigure>? queues, bool clusterKnown) =>
        [.. Nodes(nodes).Concat(Queues(queues)).Concat(clusterKnown ? [] : [new Finding("unknown-cluster", Critical)]).OrderBy(f => f.Level == Critical ? 0 : 1)];

    private static IEnumerable<Finding> Nodes(IReadOnlyList<NodeView>? nodes)
    {
        if (nodes is null)
        {
            yield return new Finding("unknown-nodes", Critical);
            yield break;
        }

        if (!nodes.Any(n => n.Kind == Node.Silo && n.State != Silent))
        {
            yield return new Finding("no-silo", Critical);
        }

        foreach (NodeView node in nodes)
        {
            if (node.State == Silent)
            {
                yield return new Finding("node-silent", Warning, Name(node), Value: node.SilentSeconds);
            }
            else if (node is { State: Active, Cluster: not (null or "Active") })
            {
                yield return new Finding("silo-not-active", Warning, Name(node), node.Cluster);
            }
        }

        string[] versions = [.. nodes.Where(n => n.State != Silent).Select(n => n.Version).Distinct()];
        if (versions.Length > 1)
        {
            yield return new Finding("versions-differ", Warning, string.Join(", ", versions.Order(StringComparer.Ordinal)), Value: versions.Length);
        }
    }

    private static IEnumerable<Finding> Queues(IReadOnlyList<QueueFigure>? queues)
    {
        if (queues is null)
        {
            yield return new Finding("unknown-queues", Critical);
            yield break;
        }

        foreach (QueueFigure queue in queues.OrderByDescending(q => q.AgeSeconds ?? 0))
        {
            if (Late.TryGetValue(queue.Queue, out (double Seconds, string Level) late) && queue.AgeSeconds > late.Seconds)
            {
                yield return new Finding("queue-old", late.Level, queue.Queue, queue.Network, queue.AgeSeconds);
            }
            else if (queue is { Queue: "dead-letters", Waiting: > 0 })
            {
                yield return new Finding("dead-letters", Warning, queue.Queue, queue.Network, queue.Waiting);
            }
            else if (Undelivered.Contains(queue.Queue) && queue.Waiting > 0)
            {
                yield return new Finding("undelivered", Warning, queue.Queue, queue.Network, queue.Waiting);
            }
            else if (queue is { Queue: "audit-faults", Waiting: > 0 })
            {
                yield return new Finding("audit-tampered", Critical);
            }
        }
    }

    private static string Name(NodeView node) => $"{node.Kind} {node.Host} {node.Address}";
}
