namespace Dialog.Projections;

/// <summary>Which regions have changes that are not projected yet, asked once for all regions of this silo.</summary>
internal sealed class ChangedRegions(ProjectionStore store)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(150);

    private readonly SharedAnswer<IReadOnlySet<string>> _changed = new(store.Waiting, Fresh, TimeProvider.System);

    public async Task<bool> Has(string region) => (await _changed.Get()).Contains(region);
}
