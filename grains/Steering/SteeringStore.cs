using Dialog.Cases;
using Dialog.Steering.Domain;
using Npgsql;

namespace Dialog.Steering;

/// <summary>Reads what a region is steered by. Each question is bounded by an index over days of one region.</summary>
internal sealed class SteeringStore(NpgsqlDataSource database)
{
    private static readonly string[] Live = ["open", "unclaimed", "in-work", "waiting", "unrouted", "overdue", "due-hour", "due-four-hours", "awaiting", "trouble"];

    public async Task<DateTimeOffset?> Since(string region)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("steering_since")).Bind(region);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        return await r.ReadAsync() ? r.GetFieldValue<DateTimeOffset>(0) : null;
    }

    /// <summary>In the order of the stretches.</summary>
    public async Task<List<MarkCount>> Marks(string region, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> stretches, int entryMinutes)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("steering_marks"));
        command.Bind(region, stretches.Select(s => s.From).ToArray(), stretches.Select(s => s.To).ToArray(), entryMinutes * 60);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<MarkCount> counts = [];
        while (await r.ReadAsync())
        {
            counts.Add(new MarkCount(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6)));
        }

        return counts;
    }

    /// <summary>The live figures at each moment by name; null where none were kept.</summary>
    public async Task<List<Dictionary<string, int>?>> Snapshots(string region, params DateTimeOffset[] moments)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("steering_snapshots"));
        command.Bind(region, moments);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<Dictionary<string, int>?> kept = [];
        while (await r.ReadAsync())
        {
            kept.Add(r.IsDBNull(0) ? null : Live.Index().ToDictionary(f => f.Item, f => r.GetInt32(f.Index)));
        }

        return kept;
    }

    public static IReadOnlyList<string> LiveFigures => Live;

    public async Task<Dictionary<string, int>> Answers(string region, DateTimeOffset since)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("steering_answers"));
        command.Bind(region, since);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        Dictionary<string, int> answers = [];
        while (await r.ReadAsync())
        {
            answers.Add(r.GetString(0), r.GetInt32(1));
        }

        return answers;
    }

    public async Task<List<OpenCase>> Open(string region, DateTimeOffset now)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("steering_open"));
        command.Bind(region, now, RegionWork.MostCases);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<OpenCase> open = [];
        while (await r.ReadAsync())
        {
            open.Add(new OpenCase(
                r.GetGuid(0), r.GetInt64(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), r.IsDBNull(4) ? null : r.GetFieldValue<DateTimeOffset>(4),
                r.GetBoolean(5), (CaseStatus)r.GetInt16(6), r.IsDBNull(7) ? null : r.GetString(7)));
        }

        return open;
    }
}
