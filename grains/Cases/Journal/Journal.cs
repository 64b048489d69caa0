using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Dialog.Cases.Journal;

/// <summary>Stores events durably.</summary>
public interface IJournal
{
    /// <summary>
    /// Writes an entry and gives the case's number once it is on disk. Throws <see cref="LostRaceException"/> when another
    /// activation wrote first, <see cref="Cases.JournalSaturatedException"/> when nothing was written for lack of room,
    /// <see cref="Cases.JournalUnavailableException"/> when the outcome is unknown, <see cref="Cases.RefusedContentException"/> when the
    /// content itself is refused.
    /// </summary>
    Task<long> Append(JournalEntry entry);
}

/// <summary>The journal of one silo. Starts before the grains and drains after them.</summary>
internal sealed class Journal : IJournal, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly JournalWriter[] _writers;
    private Task _running = Task.CompletedTask;

    public Journal([FromKeyedServices(DataSources.Journal)] NpgsqlDataSource database, IOptions<JournalOptions> options, JournalMetrics metrics, TimeProvider time, ILogger<Journal> logger)
    {
        _writers = new JournalWriter[options.Value.Writers];
        for (int i = 0; i < _writers.Length; i++)
        {
            JournalWriter writer = _writers[i] = new JournalWriter(database, options.Value, metrics, time, logger);
            metrics.Watch(() => writer.Waiting);
        }
    }

    public Task<long> Append(JournalEntry entry) =>
        _writers[(uint)entry.After.Id.GetHashCode() % (uint)_writers.Length].Append(entry);

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(Journal), ServiceLifecycleStage.RuntimeStorageServices, Start, Drain);

    private Task Start(CancellationToken cancellation)
    {
        // The writers outlive this call and belong to no grain's scheduler.
        _running = Task.WhenAll(_writers.Select(w => Task.Run(w.Run, CancellationToken.None)));
        return Task.CompletedTask;
    }

    private Task Drain(CancellationToken cancellation)
    {
        foreach (JournalWriter writer in _writers)
        {
            writer.Complete();
        }

        return _running.WaitAsync(cancellation);
    }
}
