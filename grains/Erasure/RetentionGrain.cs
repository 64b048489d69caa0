using Dialog.Regions;

namespace Dialog.Erasure;

/// <summary>Once a night, in the region's own time, begins an erasure of the cases over their term. Keyed by the region's code.</summary>
internal sealed class RetentionGrain(RetentionStore store, TimeProvider time) : Grain, IRetentionGrain, IRemindable
{
    private const string Nightly = "nightly";

    // One night's worth; the rest follows the next night.
    private const int Most = 20_000;
    private const int Hour = 3;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private bool _reminded;

    private string Region => this.GetPrimaryKeyString();

    public async Task Wake()
    {
        if (!_reminded && await Configuration() is { Retention.Length: > 0 })
        {
            await this.RegisterOrUpdateReminder(Nightly, Every, Every);
            _reminded = true;
        }
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (await Configuration() is not { Retention.Length: > 0 } region)
        {
            if (await this.GetReminder(Nightly) is { } reminder)
            {
                await this.UnregisterReminder(reminder);
            }

            _reminded = false;
            return;
        }

        if (TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(region.TimeZone)).Hour == Hour)
        {
            await Run();
        }
    }

    public async Task<RetentionCount[]> Preview(RetentionRule[] rules)
    {
        List<DueCase> due = await store.Due(Region, rules, time.GetUtcNow(), int.MaxValue);
        return [.. rules.Select(r => new RetentionCount(r.Id, due.LongCount(d => d.Rule == r.Id), due.LongCount(d => d.Rule == r.Id && d.IsHeld)))];
    }

    public async Task<Guid?> Run()
    {
        if (await Configuration() is not { Retention.Length: > 0 } region)
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        DueCase[] due = [.. (await store.Due(Region, region.Retention, now, Most)).Where(d => !d.IsHeld)];
        Guid id = Guid.NewGuid();
        if (due.Length == 0 || !await store.Begin(id, Region, $"configuration {region.Version}", now, due))
        {
            return null;
        }

        await GrainFactory.GetGrain<IErasureGrain>(id).Wake();
        return id;
    }

    private Task<RegionConfiguration?> Configuration() => GrainFactory.GetGrain<IRegionGrain>(Region).Get();
}
