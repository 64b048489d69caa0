using System.Text.Json.Serialization;
using Dialog.Erasure;
using Dialog.Rows;
using Npgsql;

namespace Dialog.Api.Erasure;

/// <summary>
/// Somebody who wrote to us, as an administrator must see them before asking for an erasure: by name, unmasked, since to erase a
/// namesake cannot be taken back. Each query goes into the audit log.
/// </summary>
/// <param name="AuthorId">With <paramref name="Network"/> it names one person. Of the form it is a digest: who writes there has no id but the thread's.</param>
/// <param name="Author">As it is stored.</param>
internal sealed record ResidentFound(
    string Network, string AuthorId, [property: JsonIgnore] string Author, string Name, int Threads, int Cases, int Open, int Held, DateTimeOffset FirstAt, DateTimeOffset LastAt)
{
    /// <summary>Where the name stands in what belongs to others, which an erasure leaves; searched for only when one resident is found.</summary>
    public NameMention[] Mentions { get; init; } = [];
}

/// <summary>Reads erasures and finds residents.</summary>
internal sealed class ErasureReader(NpgsqlDataSource database)
{
    /// <param name="region">* for all</param>
    public async Task<List<ErasureView>> List(string region, Guid? id, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_erasures"));
        command.Bind(region, id);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<ErasureView> found = [];
        while (await r.ReadAsync(cancellation))
        {
            found.Add(ErasureRow.Read(r));
        }

        return found;
    }

    /// <summary>Residents, and of a single one the places of others where the name stands.</summary>
    public async Task<List<ResidentFound>> Preview(string region, string? search, string? network, string? authorId, CancellationToken cancellation)
    {
        List<ResidentFound> found = await Find(region, search, network, authorId, cancellation);
        return found is [{ } only]
            ? [only with { Mentions = await NameMentions.Find(database, region, only.Network, only.Author, await Names(region, only, cancellation), cancellation) }]
            : found;
    }

    public async Task<List<ResidentFound>> Find(string region, string? search, string? network, string? authorId, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_residents"));
        command.Bind(region, search, network, authorId, long.TryParse(search, out long number) ? number : (long?)null);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<ResidentFound> found = [];
        while (await r.ReadAsync(cancellation))
        {
            found.Add(new ResidentFound(
                r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7),
                r.GetFieldValue<DateTimeOffset>(8), r.GetFieldValue<DateTimeOffset>(9)));
        }

        return found;
    }

    private async Task<List<string>> Names(string region, ResidentFound resident, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("names_of_resident"));
        command.Bind(region, resident.Network, resident.Author);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<string> names = [];
        while (await r.ReadAsync(cancellation))
        {
            names.Add(r.GetString(0));
        }

        return names;
    }
}
