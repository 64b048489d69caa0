using System.Text.Json;
using Npgsql;

namespace Dialog.Regions;

/// <summary>Keeps every version of a region's configuration with its author. The grain's state is the truth; a version is kept once.</summary>
internal sealed class RegionVersions(NpgsqlDataSource database)
{
    /// <param name="at">null: nobody knows, it was before versions were kept</param>
    public async Task Keep(RegionConfiguration region, DateTimeOffset? at, string? login, string? name)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("keep_region_version"))
            .Bind(region.Code, region.Version, at, login, name, SqlValue.Jsonb(JsonSerializer.Serialize(region, RegionJson.Options)));
        await command.ExecuteNonQueryAsync();
    }
}
