using System.Text.Json;
using Dialog.Api.Setup;
using Dialog.Cases;
using Npgsql;

namespace Dialog.Api.Templates;

/// <summary>
/// Templates in PostgreSQL, written by the api: they are people's texts, not cases; no grain decides anything by them, and a
/// region's hundred of them are read when a composer opens.
/// </summary>
internal sealed class TemplateStore(NpgsqlDataSource database)
{
    public async Task<List<Template>> Of(string region, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_templates"));
        command.Bind(region);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<Template> templates = [];
        while (await r.ReadAsync(cancellation))
        {
            templates.Add(new Template(
                r.GetGuid(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetInt32(3), r.GetString(4), r.GetString(5),
                Enum.Parse<AnswerKind>(r.GetString(6), ignoreCase: true), r.GetFieldValue<string[]>(7),
                [.. r.GetFieldValue<string[]>(8).Select(s => Enum.Parse<CaseStatus>(s, ignoreCase: true))], r.GetInt64(9), r.GetString(10), r.GetFieldValue<DateTimeOffset>(11)));
        }

        return templates;
    }

    /// <summary>The version it now has; null when somebody else changed it meanwhile.</summary>
    public async Task<int?> Put(Template template, int knownVersion, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_template"));
        command.Bind(
            template.Id,
            template.Region,
            template.Authority,
            template.Title,
            template.Text,
            Json.Name(template.Kind),
            template.Topics.ToArray(),
            template.Statuses.Select(s => Json.Name(s)).ToArray(),
            template.ChangedBy,
            knownVersion,
            SqlValue.Jsonb(JsonSerializer.Serialize(new { template.Authority, template.Title, template.Text, template.Kind, template.Topics, template.Statuses }, Json.Options)));
        return await command.ExecuteScalarAsync(cancellation) as int?;
    }

    public async Task Delete(Guid id, string login, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("delete_template"));
        command.Bind(id, login);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task CountUse(Guid id, string region)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("count_template"));
        command.Bind(id, region);
        await command.ExecuteNonQueryAsync();
    }
}
