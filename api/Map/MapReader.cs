using Dialog.Api.Access;
using Dialog.Api.Privacy;
using Dialog.Cases;
using Npgsql;

namespace Dialog.Api.Map;

/// <summary>A question for the map.</summary>
internal sealed record MapQuery(DateTimeOffset Since, string[] Topics, string? Authority);

/// <summary>Reads the placed cases of a region, so many and no more.</summary>
internal sealed class MapReader(NpgsqlDataSource database, TimeProvider time)
{
    public const int MostPoints = 2000;
    public const int MostCounted = 50_000;

    public async Task<MapView> Read(Person person, MapQuery query, CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        List<MapPoint> points = [];
        await using NpgsqlCommand command = Ask("map_points", person, query, MostPoints + 1);
        await using (NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation))
        {
            while (await r.ReadAsync(cancellation))
            {
                points.Add(Point(r, person));
            }
        }

        await using NpgsqlCommand counting = Ask("map_counts", person, query, MostCounted);
        await using NpgsqlDataReader counts = await counting.ExecuteReaderAsync(cancellation);
        await counts.ReadAsync(cancellation);
        return new MapView(now, query.Since, counts.GetInt32(0), counts.GetInt32(1), points.Count > MostPoints, [.. points.Take(MostPoints)]);
    }

    private NpgsqlCommand Ask(string file, Person person, MapQuery query, int most) => database.CreateCommand(Sql.Read(file)).Bind(
        person.Region, person.IsBoundToAuthority ? person.Authorities.ToArray() : null, person.ActorId, query.Since, query.Topics.Length > 0 ? query.Topics : null, query.Authority, most);

    private static MapPoint Point(NpgsqlDataReader r, Person person)
    {
        string? authority = Text(r, 7);
        MaskLevel level = MapRules.LevelFor(person, authority);
        return new MapPoint(
            r.GetGuid(0), r.GetInt64(1), MapRules.Degrees(r.GetInt32(2), level), MapRules.Degrees(r.GetInt32(3), level),
            MapRules.StateOf((CaseStatus)r.GetInt16(4), r.GetBoolean(5)), r.GetString(6), authority, MapRules.Address(Text(r, 8), level), r.GetFieldValue<DateTimeOffset>(9));
    }

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);
}
