using System.Globalization;
using Dialog.Cases;
using Dialog.Push.Domain;
using Dialog.Rows;
using Npgsql;

namespace Dialog.Push;

/// <summary>What a region's feed reads from the read model: all at its start, then what the push may have lost.</summary>
internal sealed class FeedStore(NpgsqlDataSource database)
{
    public async Task<ulong> Horizon()
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("horizon"));
        return (ulong)(await command.ExecuteScalarAsync())!;
    }

    public Task<List<CaseSummary>> Live(string region) => Read("live_cases", region);

    public Task<List<CaseSummary>> Changed(string region, ulong checkpoint, ulong horizon) => Read("changed_cases", region, checkpoint, horizon);

    public async Task<DayTotals> Totals(string region, DateTimeOffset midnight, DateTimeOffset now)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("day_totals"));
        command.Bind(region, midnight, now.AddHours(-1));
        Dictionary<string, int> received = [], answered = [];
        Dictionary<DateTimeOffset, int> minutes = [];
        int missed = 0;
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            string key = reader.GetString(1);
            int total = reader.GetInt32(2);
            switch (reader.GetString(0))
            {
                case "received": received[key] = total; break;
                case "answered": answered[key] = total; break;
                case "missed": missed = total; break;
                default: minutes[DateTimeOffset.Parse(key, CultureInfo.InvariantCulture)] = total; break;
            }
        }

        return new DayTotals(midnight, received, answered, missed, minutes);
    }

    /// <summary>Keeps the live figures for the comparison of later days; the first of two silos that do is believed.</summary>
    public async Task Keep(BoardView board, DateTimeOffset at)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_snapshot"));
        command.Bind(
            board.Region, at, board.Open, board.Unclaimed, board.InWork, board.WaitingForResident, board.Unrouted, board.Overdue, board.DueWithinHour,
            board.DueWithinFourHours, board.AwaitingConfirmation, board.DeliveryTrouble);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<CaseSummary>> Read(string name, params SqlValue[] parameters)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read(name)).Bind(parameters);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<CaseSummary> cases = [];
        while (await r.ReadAsync())
        {
            cases.Add(CaseSummaryRow.Read(r));
        }

        return cases;
    }
}
