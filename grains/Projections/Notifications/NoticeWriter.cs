using Dialog.Notifications;
using Dialog.Projections.Notifications.Domain;
using Dialog.Rows;
using Npgsql;

namespace Dialog.Projections.Notifications;

/// <summary>Writes notices within the projection's transaction.</summary>
internal static class NoticeWriter
{
    public static async Task<List<Notice>> Insert(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<NewNotice> notices)
    {
        await using NpgsqlCommand command = new(Sql.Read("notices_insert"), connection, transaction);
        command.Bind(
            notices.Select(n => n.Region).ToArray(),
            notices.Select(n => n.Person).ToArray(),
            notices.Select(n => n.Kind).ToArray(),
            notices.Select(n => n.Case.Id).ToArray(),
            notices.Select(n => n.CaseRegion).ToArray(),
            notices.Select(n => n.Case.Number).ToArray(),
            notices.Select(n => n.Version).ToArray(),
            notices.Select(n => n.Case.Topic).ToArray(),
            notices.Select(n => n.Case.Authority).ToArray(),
            notices.Select(n => n.Case.DueAt).ToArray(),
            notices.Select(n => n.Detail).ToArray(),
            notices.Select(n => n.At).ToArray());
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<Notice> written = [];
        while (await reader.ReadAsync())
        {
            written.Add(NoticeRow.Read(reader));
        }

        return written;
    }
}
