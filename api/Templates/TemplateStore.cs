using System.Text.Json;
using Dialog.Api.Setup;
using Dialog.Cases;
using Npgsql;
using NpgsqlTypes;

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
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = region });
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
        Sql.Add(command, template.Id, NpgsqlDbType.Uuid);
        Sql.Add(command, template.Region, NpgsqlDbType.Text);
        Sql.Add(command, template.Authority, NpgsqlDbType.Text);
        Sql.Add(command, template.Title, NpgsqlDbType.Text);
        Sql.Add(command, template.Text, NpgsqlDbType.Text);
        Sql.Add(command, Json.Name(template.Kind), NpgsqlDbType.Text);
        Sql.Add(command, template.Topics.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        Sql.Add(command, template.Statuses.Select(s => Json.Name(s)).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        Sql.Add(command, template.ChangedBy, NpgsqlDbType.Text);
        Sql.Add(command, knownVersion, NpgsqlDbType.Integer);
        Sql.Add(command, JsonSerializer.Serialize(new { template.Authority, template.Title, template.Text, template.Kind, template.Topics, template.Statuses }, Json.Options), NpgsqlDbType.Jsonb);
        return await command.ExecuteScalarAsync(cancellation) as int?;
    }

    public async Task Delete(Guid id, string login, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("delete_template"));
        Sql.Add(command, id, NpgsqlDbType.Uuid);
        Sql.Add(command, login, NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task CountUse(Guid id, string region)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("count_template"));
        Sql.Add(command, id, NpgsqlDbType.Uuid);
        Sql.Add(command, region, NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync();
    }
}
