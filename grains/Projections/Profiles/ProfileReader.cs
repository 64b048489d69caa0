using System.Text.Json;
using Dialog.Cases;
using Dialog.Projections.Profiles.Domain;
using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dialog.Projections.Profiles;

/// <summary>Reads what cases tell of their residents.</summary>
internal sealed class ProfileReader([FromKeyedServices(DataSources.Projections)] NpgsqlDataSource database)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Without those whose resident was erased.</summary>
    public async Task<List<ToldCase>> Read(Guid[] cases)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("told_cases"));
        command.Bind(cases);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<ToldCase> told = [];
        List<ToldText> texts = [];
        while (await r.ReadAsync())
        {
            if (told.Count == 0 || told[^1].Id != r.GetGuid(0))
            {
                texts = [];
                told.Add(new ToldCase(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.IsDBNull(5) ? null : r.GetString(5), texts));
            }

            if (!r.IsDBNull(6))
            {
                FoldedLines[] folds = r.IsDBNull(8) ? [] : JsonSerializer.Deserialize<FoldedLines[]>(r.GetString(8), Json)!;
                texts.Add(new ToldText(r.GetInt16(6) != 0, FoldedLines.Rest(r.GetString(7), folds)));
            }
        }

        return told;
    }

    /// <summary>The next cases behind one, by id, whose keys were never made or under another key of the installation.</summary>
    public async Task<List<Guid>> Unkeyed(Guid after, string keyId, int limit, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("unkeyed_cases"));
        command.Bind(after, keyId, limit);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(stop);
        List<Guid> found = [];
        while (await r.ReadAsync(stop))
        {
            found.Add(r.GetGuid(0));
        }

        return found;
    }
}
