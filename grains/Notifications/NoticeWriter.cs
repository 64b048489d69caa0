using Dialog.Notifications.Domain;
using Dialog.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dialog.Notifications;

/// <summary>Writes notices within the follower's transaction.</summary>
internal static class NoticeWriter
{
    public static async Task<List<Notice>> Insert(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<NewNotice> notices)
    {
        await using NpgsqlCommand command = new(Sql.Read("notices_insert"), connection, transaction);
        Add(command, NpgsqlDbType.Text, notices.Select(n => n.Region).ToArray());
        Add(command, NpgsqlDbType.Text, notices.Select(n => n.Person).ToArray());
        Add(command, NpgsqlDbType.Text, notices.Select(n => n.Kind).ToArray());
        Add(command, NpgsqlDbType.Uuid, notices.Select(n => n.Case.Id).ToArray());
        Add(command, NpgsqlDbType.Text, notices.Select(n => n.CaseRegion).ToArray());
        Add(command, NpgsqlDbType.Bigint, notices.Select(n => n.Case.Number).ToArray());
        Add(command, NpgsqlDbType.Integer, notices.Select(n => n.Version).ToArray());
        Add(command, NpgsqlDbType.Text, notices.Select(n => n.Case.Topic).ToArray());
        Add(command, NpgsqlDbType.Text, notices.Select(n => n.Case.Authority).ToArray());
        Add(command, NpgsqlDbType.TimestampTz, notices.Select(n => n.Case.DueAt).ToArray());
        Add(command, NpgsqlDbType.Text, notices.Select(n => n.Detail).ToArray());
        Add(command, NpgsqlDbType.TimestampTz, notices.Select(n => n.At).ToArray());
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<Notice> written = [];
        while (await reader.ReadAsync())
        {
            written.Add(NoticeRow.Read(reader));
        }

        return written;
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, T[] values) =>
        command.Parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
}
