using Dialog.Cases.Domain;
using Dialog.Deadlines;
using Dialog.Deadlines.Domain;
using Orleans.Concurrency;

namespace Dialog.Regions;

/// <summary>Answers an administrator's questions about a region's calendar and deadlines. Stateless, keyed by region code.</summary>
[GrainType("deadlinedesk"), StatelessWorker(2)]
internal sealed class DeadlineAdministrationGrain(TimeProvider time) : Grain, IDeadlineAdministrationGrain
{
    // Two administrators who change the region in the same second: the emergency is put on top of what the other wrote.
    private const int Attempts = 5;

    private IRegionGrain Region => GrainFactory.GetGrain<IRegionGrain>(this.GetPrimaryKeyString());

    public async Task<SimulationReply> Simulate(SimulatedCase message, RegionConfiguration? proposed)
    {
        RegionConfiguration? stored = await Region.Get();
        Dictionary<string, string[]> errors = [];
        if (proposed is not null)
        {
            // The next version is what it would become; a proposal need not know the stored one.
            proposed = proposed with { Version = (stored?.Version ?? 0) + 1, Calendar = CalendarVersions.Next(stored?.Calendar, proposed.Calendar) };
            errors = RegionValidator.Check(proposed, this.GetPrimaryKeyString(), stored?.Version ?? 0);
        }

        return new SimulationReply(
            stored is null ? null : Simulated(stored, message),
            proposed is null || errors.Count > 0 ? null : Simulated(proposed, message),
            errors);
    }

    public async Task<CalendarYear?> Year(int year, string? authority) =>
        await Region.Get() is { } region ? CalendarYears.Of(region, year, authority) : null;

    public async Task<CalendarReply?> Import(CalendarFile file)
    {
        if (await Region.Get() is not { } stored)
        {
            return null;
        }

        (CalendarLayer[] layers, IReadOnlyList<CalendarProblem> problems) = CalendarFiles.Read(file);
        if (problems.Count > 0)
        {
            return new CalendarReply(ByField(problems), [], [], null);
        }

        CalendarConfiguration changed = CalendarVersions.Next(stored.Calendar, stored.Calendar.With(layers));
        CalendarDifference[] differences = CalendarYears.Between(
            stored.Calendar, changed, stored.TimeZone, layers.SelectMany(l => l.Days).Select(d => d.Date.Year));
        CalendarLayer[] versioned = [.. changed.Layers.Where(c => layers.Any(l => l.Id == c.Id))];
        if (!file.Apply || CalendarVersions.Same(stored.Calendar, changed))
        {
            return new CalendarReply([], versioned, differences, file.Apply ? stored : null);
        }

        RegionReply put = await Region.Put(stored with { Version = (file.Version ?? stored.Version) + 1, Calendar = changed });
        return new CalendarReply(put.Errors, versioned, differences, put.Errors.Count > 0 ? null : put.Configuration);
    }

    public Task<CalendarReply?> Declare(EmergencyDay day) => Change(
        calendar => calendar.Emergencies.Any(e => e.Date == day.Date && e.Authority == day.Authority)
            ? calendar
            : calendar with { Emergencies = [.. calendar.Emergencies, day with { DeclaredAt = time.GetUtcNow() }] },
        day.Date);

    public async Task<CalendarReply?> Withdraw(DateOnly date, string? authority)
    {
        bool known = (await Region.Get())?.Calendar.Emergencies.Any(e => e.Date == date && e.Authority == authority) ?? false;
        return known
            ? await Change(calendar => calendar with { Emergencies = [.. calendar.Emergencies.Where(e => e.Date != date || e.Authority != authority)] }, date)
            : null;
    }

    public Task<int[]> ShippedYears() => Task.FromResult<int[]>([.. ProductionCalendars.RussianYears]);

    private async Task<CalendarReply?> Change(Func<CalendarConfiguration, CalendarConfiguration> change, DateOnly date)
    {
        for (int attempt = 1; ; attempt++)
        {
            if (await Region.Get() is not { } stored)
            {
                return null;
            }

            CalendarConfiguration changed = CalendarVersions.Next(stored.Calendar, change(stored.Calendar));
            if (CalendarVersions.Same(stored.Calendar, changed))
            {
                return new CalendarReply([], [], [], stored);
            }

            RegionReply put = await Region.Put(stored with { Version = stored.Version + 1, Calendar = changed });
            if (put.Errors.Count == 0 || attempt == Attempts || !put.Errors.ContainsKey("version"))
            {
                CalendarDifference[] differences = put.Errors.Count > 0
                    ? []
                    : CalendarYears.Between(stored.Calendar, changed, stored.TimeZone, [date.Year]);
                return new CalendarReply(put.Errors, [], differences, put.Errors.Count > 0 ? null : put.Configuration);
            }
        }
    }

    private static SimulatedDeadlines Simulated(RegionConfiguration region, SimulatedCase message) =>
        DeadlineSimulator.Of(region, message, message.Authority ?? new CaseRules(region).AuthorityFor(message.Topic, null));

    private static Dictionary<string, string[]> ByField(IEnumerable<CalendarProblem> problems) =>
        problems.GroupBy(p => p.Field).ToDictionary(g => g.Key, g => g.Select(p => $"{p.Code}: {p.Message}").ToArray());
}
