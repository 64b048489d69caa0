using System.Text.Json;
using Dialog.Api.Access;
using Dialog.Api.Setup;
using Npgsql;

namespace Dialog.Api.SavedViews;

/// <param name="Shared">Shown to everybody of the region, or of the authority; otherwise only to who made it.</param>
internal sealed record SavedView(Guid Id, string Name, SavedFilter Filter, bool Shared, string? Authority, int Position, int Version, string CreatedBy);

/// <summary>Saved views in PostgreSQL: settings of people, no part of any case.</summary>
internal sealed class SavedViewStore(NpgsqlDataSource database)
{
    /// <summary>A person's own and those shared with them.</summary>
    public async Task<List<SavedView>> Of(Person person, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_views"));
        command.Bind(person.Region, person.Login, person.IsBoundToAuthority ? person.Authorities.ToArray() : null);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<SavedView> views = [];
        while (await r.ReadAsync(cancellation))
        {
            views.Add(new SavedView(
                r.GetGuid(0), r.GetString(1), JsonSerializer.Deserialize<SavedFilter>(r.GetString(2), Json.Options)!, r.GetBoolean(3),
                r.IsDBNull(4) ? null : r.GetString(4), r.GetInt32(5), r.GetInt32(6), r.GetString(7)));
        }

        return views;
    }

    /// <summary>The version a new view begins with.</summary>
    public async Task<int> Add(Person person, SavedView view, CancellationToken cancellation) => (int)(await Write("insert_view", person, view, person.Login, cancellation))!;

    /// <summary>The version it now has; null when somebody else changed it meanwhile.</summary>
    public async Task<int?> Put(Person person, SavedView view, int knownVersion, CancellationToken cancellation) =>
        await Write("update_view", person, view, knownVersion, cancellation) as int?;

    public async Task Delete(Guid id, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("delete_view"));
        command.Bind(id);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<object?> Write(string statement, Person person, SavedView view, SqlValue last, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read(statement));
        command.Bind(
            view.Id,
            person.Region,
            view.Shared ? null : person.Login,
            view.Authority,
            view.Name,
            SqlValue.Jsonb(JsonSerializer.Serialize(view.Filter, Json.Options)),
            view.Position,
            last);
        return await command.ExecuteScalarAsync(cancellation);
    }
}
