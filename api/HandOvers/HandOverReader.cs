using Dialog.Regions;
using Npgsql;

namespace Dialog.Api.HandOvers;

/// <summary>Hand-overs and merges as people watch them, and who has how much.</summary>
internal sealed class HandOverReader(NpgsqlDataSource database, IGrainFactory grains, TimeProvider time)
{
    public async Task<HandOverView?> Find(string region, Guid id, CancellationToken cancellation)
    {
        if (await Views(region, id, cancellation) is not [{ } found])
        {
            return null;
        }

        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("hand_over_refused")).Bind(id);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<HandOverRefusal> refused = [];
        while (await r.ReadAsync(cancellation))
        {
            refused.Add(new HandOverRefusal(r.GetGuid(0), r.GetInt64(1), r.GetString(2), r.GetString(3), Text(r, 4)));
        }

        return found with { Refused = refused };
    }

    public async Task<HandOverBoard> Board(RegionConfiguration region, CancellationToken cancellation)
    {
        Dictionary<string, (int Cases, int Approvals)> work = [];
        await using (NpgsqlCommand command = database.CreateCommand(Sql.Read("officials_with_work")).Bind(region.Code))
        {
            await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
            while (await r.ReadAsync(cancellation))
            {
                work[r.GetString(0)] = (r.GetInt32(1), r.GetInt32(2));
            }
        }

        Dictionary<string, string> bodies = region.Authorities.ToDictionary(a => a.Id, a => a.Name);
        TimeZoneInfo zone = TimeZoneInfo.TryFindSystemTimeZoneById(region.TimeZone, out TimeZoneInfo? known) ? known : TimeZoneInfo.Utc;
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        return new HandOverBoard(
            region.TimeZone,
            [
                .. region.Officials.OrderBy(o => o.Name, StringComparer.CurrentCulture).Select(o => new OfficialWithWork(
                    o.Id, o.Name, o.Position, o.Authority, bodies.GetValueOrDefault(o.Authority, o.Authority),
                    (o.Absences ?? []).Where(a => a.Covers(today)).Select(a => (DateOnly?)a.To).FirstOrDefault(),
                    work.GetValueOrDefault(o.Id).Cases, work.GetValueOrDefault(o.Id).Approvals)),
            ],
            await Views(region.Code, null, cancellation),
            [.. region.Authorities.Select(a => new AuthorityName(a.Id, a.Name))],
            await grains.GetGrain<ITopicCatalogueGrain>(0).All());
    }

    private async Task<List<HandOverView>> Views(string region, Guid? id, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_hand_overs")).Bind(region, id);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<HandOverView> views = [];
        while (await r.ReadAsync(cancellation))
        {
            (int total, int done, int refused) = (r.GetInt32(10), r.GetInt32(11), r.GetInt32(12));
            views.Add(new HandOverView(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), Text(r, 4), r.GetString(5), r.GetString(6), Text(r, 7),
                r.GetFieldValue<DateTimeOffset>(8), r.IsDBNull(9) ? null : r.GetFieldValue<DateTimeOffset>(9),
                // Cases that came to a merged body after it was counted.
                Math.Max(total, done + refused), done, refused, r.GetBoolean(13), []));
        }

        return views;
    }

    private static string? Text(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetString(at);
}
