using System.Text;
using System.Threading.Channels;
using Npgsql;

namespace Dialog.Api.Audit;

/// <summary>The pool of the role that adds entries to the audit log, and does nothing else.</summary>
internal sealed class AuditDatabase(NpgsqlDataSource source) : IAsyncDisposable
{
    public NpgsqlDataSource Source => source;

    public ValueTask DisposeAsync() => source.DisposeAsync();
}

/// <summary>
/// Writes the audit log, which only grows. One statement at a time: entries that come while it runs go together with the next one, so that
/// the chain, which takes one inserter after another, waits for one commit a batch and not one an entry.
/// </summary>
internal sealed class AuditLog : IAsyncDisposable
{
    private const int MostAtOnce = 200;
    private const int LongestDetail = 1000;
    private readonly AuditDatabase _database;
    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _running;

    public AuditLog(AuditDatabase database)
    {
        _database = database;
        _running = Task.Run(Run);
    }

    /// <summary>Ends when the entry is committed.</summary>
    public Task Write(AuditEntry entry)
    {
        Waiting waiting = new(entry);
        return _waiting.Writer.TryWrite(waiting) ? waiting.Written.Task : throw new ObjectDisposedException(nameof(AuditLog));
    }

    /// <summary>Writes what still waits.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _running;
    }

    private async Task Run()
    {
        List<Waiting> batch = [];
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out Waiting? next))
            {
                batch.Add(next);
            }

            await Settle(batch);
        }
    }

    private async Task Settle(IReadOnlyList<Waiting> batch)
    {
        try
        {
            await Insert(batch);
            foreach (Waiting waiting in batch)
            {
                waiting.Written.SetResult();
            }
        }
#pragma warning disable CA1031 // Whoever waits for the entry gets the error, whatever it is.
        catch (Exception) when (batch.Count > 1)
        {
            // One that cannot be stored must not keep the others from being stored; in an outage each is told for itself.
            foreach (Waiting waiting in batch)
            {
                await Settle([waiting]);
            }
        }
        catch (Exception e)
        {
            batch[0].Written.SetException(e);
        }
#pragma warning restore CA1031
    }

    private async Task Insert(IReadOnlyList<Waiting> batch)
    {
        await using NpgsqlCommand command = _database.Source.CreateCommand(Sql.Read("insert_audit"));
        command.Bind(
            Column(batch, e => e.Login),
            Column(batch, e => e.Role),
            Column(batch, e => e.Action),
            Column(batch, e => e.CaseId?.ToString()),
            Column(batch, e => e.Region),
            Column(batch, e => e.Subject),
            Column(batch, e => e.Outcome),
            Column(batch, e => e.Address),
            Column(batch, e => e.Detail is { Length: > LongestDetail } long_ ? long_[..LongestDetail] : e.Detail));
        await command.ExecuteNonQueryAsync();
    }

    private static string?[] Column(IReadOnlyList<Waiting> batch, Func<AuditEntry, string?> value) => [.. batch.Select(w => Storable(value(w.Entry)))];

    // What somebody typed may hold what PostgreSQL cannot: a zero character, half of a surrogate pair.
    private static string? Storable(string? text) => text is null || !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\0', StringComparison.Ordinal)
        ? text
        : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');

    private sealed record Waiting(AuditEntry Entry)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
