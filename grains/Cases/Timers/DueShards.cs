namespace Dialog.Cases.Timers;

/// <summary>Which shards have something due, asked once for all shards of this silo.</summary>
internal sealed class DueShards(TimerStore store, TimeProvider time)
{
    // What becomes due right after the question waits for the next sweep, a second later.
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(400);

    private readonly SharedAnswer<IReadOnlySet<short>> _due = new(() => store.ShardsWithDue(time.GetUtcNow()), Fresh, TimeProvider.System);

    public async Task<bool> Has(short shard) => (await _due.Get()).Contains(shard);
}
