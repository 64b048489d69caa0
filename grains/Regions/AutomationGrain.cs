using Dialog.Cases.Domain;
using Dialog.Cases.Journal;
using Npgsql;
using Orleans.Concurrency;

namespace Dialog.Regions;

/// <summary>Tries rules on the cases of the last month for an administrator: so many cases and so much time at most. Stateless, keyed by region code.</summary>
[GrainType("automationdesk"), StatelessWorker(2)]
internal sealed class AutomationGrain(NpgsqlDataSource database, TimeProvider time) : Grain, IAutomationGrain
{
    internal const int Days = 30;
    internal const int MostCases = 2000;
    internal const int MostShown = 50;
    internal const int MostCounted = 100_000;
    private const int Piece = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public async Task<AutomationTrial?> Try(AutomationRule[] rules, string rule)
    {
        if (await GrainFactory.GetGrain<IRegionGrain>(this.GetPrimaryKeyString()).Get() is not { } stored)
        {
            return null;
        }

        // A rule that is off is tried as if it were on: that is what one wants to know before switching it on.
        CaseRules compiled = new(stored with { Automation = [.. rules.Select(r => r.Id == rule ? r with { Enabled = true } : r)] });
        using CancellationTokenSource over = new(Longest, time);
        (int received, List<(Guid Id, long Number)> cases) = await Newest(stored.Code);
        List<AutomationMatch> found = [];
        int looked = 0;
        foreach ((Guid Id, long Number)[] piece in cases.Chunk(Piece))
        {
            if (over.IsCancellationRequested)
            {
                break;
            }

            Dictionary<Guid, List<PastEvent>> journals = await Journals([.. piece.Select(c => c.Id)]);
            found.AddRange(piece.Select(c => AutomationReplay.FirstOf(rule, compiled, c.Id, c.Number, journals.GetValueOrDefault(c.Id, []))).OfType<AutomationMatch>());
            looked += piece.Length;
        }

        return new AutomationTrial(Days, Math.Min(received, MostCounted), received > MostCounted, looked, looked < cases.Count, found.Count, [.. found.Take(MostShown)]);
    }

    private async Task<(int Received, List<(Guid, long)> Cases)> Newest(string region)
    {
        DateTimeOffset since = time.GetUtcNow().AddDays(-Days);
        await using NpgsqlCommand count = database.CreateCommand(Sql.Read("trial_count")).Bind(region, since, MostCounted + 1);
        int received = (int)(long)(await count.ExecuteScalarAsync())!;
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("trial_cases")).Bind(region, since, MostCases);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<(Guid, long)> cases = [];
        while (await reader.ReadAsync())
        {
            cases.Add((reader.GetGuid(0), reader.GetInt64(1)));
        }

        return (received, cases);
    }

    private async Task<Dictionary<Guid, List<PastEvent>>> Journals(Guid[] cases)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("trial_events")).Bind(cases);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        Dictionary<Guid, List<PastEvent>> journals = [];
        while (await reader.ReadAsync())
        {
            Guid id = reader.GetGuid(0);
            if (!journals.TryGetValue(id, out List<PastEvent>? journal))
            {
                journals[id] = journal = [];
            }

            journal.Add(new PastEvent(CaseEventJson.Read(reader.GetString(1), reader.GetString(2)), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return journals;
    }
}
