using Dialog.Api.Auth;
using Dialog.Api.Cases;
using Dialog.Api.Setup;
using Dialog.Cases;
using Npgsql;
using NpgsqlTypes;

namespace Dialog.Api.Search;

/// <summary>
/// A pool of its own, so that searches cannot starve the queues. Statements are not prepared: which way a search goes depends on
/// how common its words are, and a prepared plan does not look at them.
/// </summary>
internal sealed record SearchDatabase(NpgsqlDataSource Source) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Source.DisposeAsync();
}

/// <summary>Searches cases by their words; newest first.</summary>
internal sealed class SearchReader(SearchDatabase database)
{
    public async Task<ParsedSearch> Parse(string typed, CancellationToken cancellation)
    {
        if (SearchText.Number(typed) is { } number)
        {
            return new ParsedSearch(number, null, null);
        }

        string query = SearchText.Query(typed);
        await using NpgsqlCommand command = database.Source.CreateCommand(Sql.Read("search_parse"));
        Sql.Add(command, query, NpgsqlDbType.Text);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        string parsed = reader.GetString(0), words = reader.GetString(1);
        // Nothing but exclusions ("T": cannot be indexed) would find nearly everything.
        return parsed.Length == 0 || words is "" or "T"
            ? new ParsedSearch(null, null, null)
            : new ParsedSearch(null, SearchText.WithPrefix(parsed, query), SearchText.WithPrefix(words, query).Replace("&", "|", StringComparison.Ordinal));
    }

    public async Task<SearchPage> Page(Person person, SearchQuery query, ParsedSearch search, CancellationToken cancellation)
    {
        List<CaseSummary> found = await Find(person, query, search, cancellation);
        ILookup<Guid, SearchFragment> fragments = search.Marks is null || found.Count == 0
            ? Enumerable.Empty<SearchFragment>().ToLookup(_ => Guid.Empty)
            : await Fragments([.. found.Select(c => c.Id)], search.Marks, cancellation);
        string? next = found.Count == query.Limit ? CaseCursor.Of(found[^1], "newest").ToString() : null;
        return new SearchPage([.. found.Select(c => new SearchHit(c, [.. fragments[c.Id]]))], next);
    }

    private async Task<List<CaseSummary>> Find(Person person, SearchQuery query, ParsedSearch search, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.Source.CreateCommand(Sql.Read(search.Number is null ? "search_cases" : "search_number"));
        Sql.Add(command, person.Region, NpgsqlDbType.Text);
        Sql.Add(command, person.IsBoundToAuthority ? person.Authorities.ToArray() : null, NpgsqlDbType.Array | NpgsqlDbType.Text);
        Sql.Add(command, person.ActorId, NpgsqlDbType.Text);
        if (search.Number is null)
        {
            Sql.Add(command, search.Within(person, query.Topic, query.Authority), NpgsqlDbType.Text);
        }
        else
        {
            Sql.Add(command, search.Number, NpgsqlDbType.Bigint);
        }

        Sql.Add(command, query.Statuses?.Select(s => (short)s).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Smallint);
        Sql.Add(command, query.Topic, NpgsqlDbType.Text);
        Sql.Add(command, query.Authority, NpgsqlDbType.Text);
        Sql.Add(command, query.Network, NpgsqlDbType.Text);
        Sql.Add(command, query.From?.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        Sql.Add(command, query.To?.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        Sql.Add(command, query.After?.At, NpgsqlDbType.TimestampTz);
        Sql.Add(command, query.After?.Id, NpgsqlDbType.Uuid);
        Sql.Add(command, query.Limit, NpgsqlDbType.Integer);
        return await CaseReader.Summaries(command, cancellation);
    }

    private async Task<ILookup<Guid, SearchFragment>> Fragments(Guid[] cases, string marks, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.Source.CreateCommand(Sql.Read("search_fragments"));
        Sql.Add(command, cases, NpgsqlDbType.Array | NpgsqlDbType.Uuid);
        Sql.Add(command, marks, NpgsqlDbType.Text);
        List<(Guid Case, SearchFragment Fragment)> fragments = [];
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        while (await r.ReadAsync(cancellation))
        {
            fragments.Add((r.GetGuid(0), new SearchFragment(
                r.GetString(1), r.IsDBNull(2) ? null : r.GetFieldValue<DateTimeOffset>(2), SearchSegments.Of(r.GetString(4), r.GetString(3)))));
        }

        return fragments.ToLookup(f => f.Case, f => f.Fragment);
    }
}
