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
    /// <summary>Who officials said is the same person: an erasure is about them too, unless the one that asks leaves them out.</summary>
    public LinkedResident[] Linked { get; init; } = [];

    /// <summary>Where the name stands in what belongs to others, which an erasure leaves; searched for only when one resident is found.</summary>
    public NameMention[] Mentions { get; init; } = [];
}

/// <summary>The same resident in another network.</summary>
/// <param name="Author">As it is stored.</param>
internal sealed record LinkedResident(
    string Network, string AuthorId, [property: JsonIgnore] string Author, string Name, int Cases, int Open, int Held, DateTimeOffset FirstAt, DateTimeOffset LastAt);

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

    /// <summary>Residents with whom they are linked, and of a single one the places of others where the name stands.</summary>
    public async Task<List<ResidentFound>> Preview(string region, string? search, string? network, string? authorId, CancellationToken cancellation)
    {
        List<ResidentFound> found = await Find(region, search, network, authorId, cancellation);
        if (found is not [{ } only])
        {
            return found;
        }

        string[] networks = [only.Network, .. only.Linked.Select(l => l.Network)];
        string[] authors = [only.Author, .. only.Linked.Select(l => l.Author)];
        return [only with { Mentions = await NameMentions.Find(database, region, networks, authors, await Names(region, networks, authors, cancellation), cancellation) }];
    }

    public async Task<List<ResidentFound>> Find(string region, string? search, string? network, string? authorId, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("find_residents"));
        command.Bind(region, search, network, authorId, long.TryParse(search, out long number) ? number : (long?)null);
        List<ResidentFound> found = [];
        await using (NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation))
        {
            while (await r.ReadAsync(cancellation))
            {
                found.Add(new ResidentFound(
                    r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7),
                    r.GetFieldValue<DateTimeOffset>(8), r.GetFieldValue<DateTimeOffset>(9)));
            }
        }

        ILookup<(string, string), LinkedResident> linked = await Linked(region, found, cancellation);
        return found.ConvertAll(f => f with { Linked = [.. linked[(f.Network, f.Author)]] });
    }

    private async Task<ILookup<(string Network, string Author), LinkedResident>> Linked(string region, List<ResidentFound> residents, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("linked_residents"));
        command.Bind(region, residents.Select(f => f.Network).ToArray(), residents.Select(f => f.Author).ToArray());
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<((string, string) Of, LinkedResident Resident)> linked = [];
        while (await r.ReadAsync(cancellation))
        {
            linked.Add(((r.GetString(0), r.GetString(1)), new LinkedResident(
                r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetInt32(6), r.GetInt32(7), r.GetInt32(8),
                r.GetFieldValue<DateTimeOffset>(9), r.GetFieldValue<DateTimeOffset>(10))));
        }

        return linked.ToLookup(l => l.Of, l => l.Resident);
    }

    private async Task<List<string>> Names(string region, string[] networks, string[] authors, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("names_of_resident"));
        command.Bind(region, networks, authors);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<string> names = [];
        while (await r.ReadAsync(cancellation))
        {
            names.Add(r.GetString(0));
        }

        return names;
    }
}
