using Npgsql;

namespace Dialog.Regions;

/// <summary>What of a region's structure its cases still need: a body with open cases is not closed, and what a case names is not removed.</summary>
internal sealed class StructureInUse(NpgsqlDataSource database)
{
    /// <summary>Faults by the path of the field in <paramref name="after"/>; a removed one stands under the list's name.</summary>
    public async Task<Dictionary<string, string[]>> Faults(RegionConfiguration before, RegionConfiguration after)
    {
        Dictionary<string, List<string>> found = StructureChange.Undone(before, after).GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.What).ToList());
        StructureChange change = StructureChange.Between(before, after);
        if (change.IsNothing)
        {
            return Result(found);
        }

        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("structure_in_use"))
            .Bind(after.Code, change.Closed, change.RemovedAuthorities, change.RemovedOfficials);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            (string field, string what) = change.Fault(reader.GetString(0), reader.GetString(1), reader.GetInt64(2));
            (found.TryGetValue(field, out List<string>? list) ? list : found[field] = []).Add(what);
        }

        return Result(found);
    }

    private static Dictionary<string, string[]> Result(Dictionary<string, List<string>> found) => found.ToDictionary(f => f.Key, f => f.Value.ToArray());
}
