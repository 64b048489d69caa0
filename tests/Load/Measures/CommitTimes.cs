using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dialog.Load.Measures;

/// <summary>
/// When each version of a case was known to be committed (its receipt arrived) and when a screen received it. News that beats
/// its own receipt counts as zero.
/// </summary>
internal sealed class CommitTimes
{
    private readonly ConcurrentDictionary<(Guid Case, int Version), long> _acknowledged = new();
    private readonly ConcurrentDictionary<(Guid Case, int Version), long> _heard = new();

    public void Acknowledged(Guid caseId, int version) => _acknowledged.TryAdd((caseId, version), Stopwatch.GetTimestamp());

    public void Heard(Guid caseId, int version) => _heard.TryAdd((caseId, version), Stopwatch.GetTimestamp());

    public bool TryGet(Guid caseId, int version, out long acknowledged) => _acknowledged.TryGetValue((caseId, version), out acknowledged);

    /// <summary>Committed to received, over all versions of which both are known.</summary>
    public Latency ToScreen()
    {
        Latency latency = new();
        foreach (((Guid, int) version, long heard) in _heard)
        {
            if (_acknowledged.TryGetValue(version, out long acknowledged))
            {
                latency.Record(heard > acknowledged ? Stopwatch.GetElapsedTime(acknowledged, heard) : TimeSpan.Zero);
            }
        }

        return latency;
    }

    public void Reset()
    {
        _acknowledged.Clear();
        _heard.Clear();
    }
}
