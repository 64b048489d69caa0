using System.Runtime.CompilerServices;
using Npgsql;

namespace Dialog.Api.Audit;

/// <summary>A line of the audit log.</summary>
internal sealed record AuditLine(
    long Id, DateTimeOffset At, string Who, string? Role, string Action, Guid? CaseId, long? CaseNumber, string? Region, string? Subject, string? Outcome, string? Address,
    string? Detail);

/// <param name="Region">null for all</param>
internal sealed record AuditQuery(string? Region, string? Who, string? Action, long? Case, DateTimeOffset? From, DateTimeOffset? To, long? After, int Limit);

/// <summary>Reads the audit log, newest first.</summary>
internal sealed class AuditReader(NpgsqlDataSource database)
{
    public async IAsyncEnumerable<AuditLine> Read(AuditQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_audit"));
        command.Bind(query.Region, query.Who, query.Action, query.Case, query.From, query.To, query.After, query.Limit);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return new AuditLine(
                reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), Text(reader, 3), reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetGuid(5), reader.IsDBNull(6) ? null : reader.GetInt64(6), Text(reader, 7), Text(reader, 8), Text(reader, 9),
                Text(reader, 10), Text(reader, 11));
        }
    }

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);
}
