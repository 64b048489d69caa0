using System.Text.Json;
using Npgsql;

namespace Dialog.Channels.Imports;

/// <summary>An import as it is taken up.</summary>
internal sealed record Import(
    Guid Id, string Channel, string Region, string Format, int Record, int Accepted, int Duplicates, int Rejected, long Length,
    DateTimeOffset CreatedAt);

/// <summary>One line that was not taken, as the api shows it.</summary>
internal sealed record ImportError(int Line, string Field, string Text);

/// <summary>The table <c>imports</c>.</summary>
internal sealed class ImportStore(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<List<Guid>> Running(CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("import_running"));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(stop);
        List<Guid> ids = new();
        while (await reader.ReadAsync(stop))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    /// <summary>The right to run an import, for as long as the connection lives; null when another silo has it.</summary>
    public async Task<NpgsqlConnection?> Lock(Guid id, CancellationToken stop)
    {
        NpgsqlConnection connection = await database.OpenConnectionAsync(stop);
        await using NpgsqlCommand command = new("select pg_try_advisory_lock(hashtextextended('import ' || $1, 0))", connection);
        command.Bind(id.ToString("N"));
        if (await command.ExecuteScalarAsync(stop) is true)
        {
            return connection;
        }

        await connection.DisposeAsync();
        return null;
    }

    public static async Task Unlock(NpgsqlConnection held)
    {
        if (held.FullState != System.Data.ConnectionState.Open)
        {
            return;
        }

        await using NpgsqlCommand command = new("select pg_advisory_unlock_all()", held);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<Import?> Take(Guid id, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("import_take"));
        command.Bind(id);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop)
            ? new(id, reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt32(4),
                reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7), reader.GetFieldValue<DateTimeOffset>(8))
            : null;
    }

    public async Task<byte[]> Piece(Guid id, long from, int count, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("import_piece"));
        command.Bind(id, (int)from + 1, count);
        return await command.ExecuteScalarAsync(stop) as byte[] ?? [];
    }

    /// <returns>false when the import no longer runs: somebody cancelled it</returns>
    public async Task<bool> Save(Guid id, ImportCount count, string state, IReadOnlyList<ImportError> errors, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("import_progress"));
        command.Bind(
            id,
            count.Record,
            count.Accepted,
            count.Duplicates,
            count.Rejected,
            SqlValue.Jsonb(JsonSerializer.Serialize(errors.Select(e => e with { Field = PlainText.Note(e.Field)!, Text = PlainText.Note(e.Text)! }), JsonSerializerOptions.Web)),
            state,
            time.GetUtcNow());
        return await command.ExecuteNonQueryAsync(stop) == 1;
    }
}

/// <summary>How far an import is; every record before <paramref name="Record"/> is in one of the three.</summary>
internal sealed record ImportCount(int Record, int Accepted, int Duplicates, int Rejected);
