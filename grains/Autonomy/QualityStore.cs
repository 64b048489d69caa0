using Dialog.Autonomy.Domain;
using Dialog.Regions;
using Npgsql;

namespace Dialog.Autonomy;

/// <summary>Reads the quality of answers from the journal.</summary>
internal sealed class QualityStore(NpgsqlDataSource database)
{
    public async Task<QualityCount> Count(RegionConfiguration region, DateTimeOffset since)
    {
        QualityCount count = new(region, since);
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("quality_events"));
        command.CommandTimeout = 50;
        command.Bind(region.Code, since);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        while (await r.ReadAsync())
        {
            count.Add(new QualityEvent(
                r.GetGuid(0), r.GetInt32(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), r.GetInt32(4), r.GetBoolean(5), r.GetFieldValue<DateTimeOffset>(6)));
        }

        return count;
    }
}
