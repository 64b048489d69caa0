using System.Globalization;
using Npgsql;

namespace Dialog.Load.Measures;

/// <summary>What a load leaves in the database: tables with their indexes, and the write-ahead log on the way there.</summary>
internal sealed class DiskUse
{
    private readonly NpgsqlDataSource _database;
    private readonly decimal _log;
    private readonly long _size;
    private readonly long _messages;

    private DiskUse(NpgsqlDataSource database, (decimal Log, long Size, long Messages) before) => (_database, _log, _size, _messages) = (database, before.Log, before.Size, before.Messages);

    public static async Task<DiskUse> Begin(NpgsqlDataSource database, CancellationToken cancellation) => new(database, await Read(database, cancellation));

    /// <summary>Call it when the projections have caught up: their rows are a part of what a message costs.</summary>
    public async Task<string> End(CancellationToken cancellation)
    {
        (decimal log, long size, long messages) = await Read(_database, cancellation);
        decimal many = Math.Max(1, messages - _messages);
        return string.Create(CultureInfo.InvariantCulture, $"{(size - _size) / many:N0} bytes a message with indexes, {(log - _log) / many:N0} bytes of write-ahead log ({many:N0} messages of residents)");
    }

    private static async Task<(decimal Log, long Size, long Messages)> Read(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(
            "select pg_current_wal_lsn() - '0/0'::pg_lsn, pg_database_size(current_database()), (select count(*) from messages where direction = 0)");
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return (row.GetDecimal(0), row.GetInt64(1), row.GetInt64(2));
    }
}
