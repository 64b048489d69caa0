using System.Text.Json;
using Dialog.Api.Access;
using Dialog.Cases;
using Npgsql;

namespace Dialog.Api.Drafts;

/// <summary>What somebody is writing for a case. <paramref name="Version"/> 0: nothing is kept.</summary>
/// <param name="Mode">reply, note, askAddress, intermediate or final.</param>
/// <param name="PromisedFor">As the composer's field holds it, on the region's clock.</param>
internal sealed record DraftView(long Version, string Mode, string Text, IReadOnlyList<Guid> Attachments, string? PromisedFor)
{
    public static readonly DraftView None = new(0, "reply", "", [], null);
}

/// <summary>Drafts by person and case. A tab that would overwrite what another tab saved is refused.</summary>
internal sealed class DraftStore(NpgsqlDataSource database)
{
    public async Task<DraftView> Find(string login, Guid caseId, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_draft"));
        command.Bind(login, caseId);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        return await r.ReadAsync(cancellation)
            ? new DraftView(r.GetInt64(0), r.GetString(1), r.GetString(2), JsonSerializer.Deserialize<Guid[]>(r.GetString(3))!, r.IsDBNull(4) ? null : r.GetString(4))
            : DraftView.None;
    }

    /// <summary>The new version; null when another tab was there first.</summary>
    public async Task<long?> Put(Person person, CaseSummary about, DraftView draft, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read(draft.Version == 0 ? "insert_draft" : "update_draft"));
        command.Bind(
            person.Login,
            about.Id,
            about.Region,
            draft.Version,
            draft.Mode,
            draft.Text,
            SqlValue.Jsonb(JsonSerializer.Serialize(draft.Attachments)),
            draft.PromisedFor);
        return await command.ExecuteScalarAsync(cancellation) as long?;
    }

    public async Task Delete(string login, Guid caseId, CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("delete_draft"));
        command.Bind(login, caseId);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
