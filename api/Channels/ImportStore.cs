using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace Dialog.Api.Channels;

/// <param name="Line">The next line to take: progress is <c>line / lines</c>.</param>
internal sealed record ImportView(
    Guid Id,
    string Channel,
    string Region,
    string Name,
    [property: AllowedValues("running", "done", "cancelled", "failed")] string State,
    int Lines,
    int Accepted,
    int Duplicates,
    int Rejected,
    JsonElement Errors,
    int Line,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>Files handed in for import; a silo works them off.</summary>
internal sealed class ImportStore(NpgsqlDataSource database)
{
    /// <summary>The import's id, and whether this very file was not there yet.</summary>
    public async Task<(Guid Id, bool IsNew)> Put(string channel, string region, string name, string format, byte[] content, string login)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("put_import"));
        command.Bind(
            Guid.NewGuid(),
            channel,
            region,
            name,
            format,
            SHA256.HashData(content),
            content,
            content.Count(b => b == (byte)'\n') + (content is [.., not (byte)'\n'] ? 1 : 0),
            login);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetGuid(0), reader.GetBoolean(1));
    }

    public async Task<ImportView?> Find(Guid id)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_import"));
        command.Bind(id);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        return await r.ReadAsync()
            ? new ImportView(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7),
                r.GetInt32(8), JsonSerializer.Deserialize<JsonElement>(r.GetString(9)), r.GetInt32(10),
                r.GetFieldValue<DateTimeOffset>(11), r.GetFieldValue<DateTimeOffset>(12))
            : null;
    }

    public async Task Cancel(Guid id)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("cancel_import"));
        command.Bind(id);
        await command.ExecuteNonQueryAsync();
    }
}
