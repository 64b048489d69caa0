using Dialog.Api.Access;
using Dialog.Api.ReadModel;
using Dialog.Cases;
using Npgsql;

namespace Dialog.Api.Search;

/// <summary>
/// A pool of its own, so that searches cannot starve the queues. Statements are not prepared: which way a search goes depends on
/// how common its words are, and a prepared plan does not consider them.
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
        command.Bind(query);
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
        command.Bind(person.Region, person.IsBoundToAuthority ? person.Authorities.ToArray() : null, person.ActorId);
        if (search.Number is null)
        {
            command.Bind(search.Within(person, query.Topic, query.Authority));
        }
        else
        {
            command.Bind(search.Number);
        }

        command.Bind(
            query.Statuses?.Select(s => (short)s).ToArray(),
            query.Topic,
            query.Authority,
            query.Network,
            query.From,
            query.To,
            query.After?.At,
            query.After?.Id,
            query.Limit);
        return await CaseReader.Summaries(command, cancellation);
    }

    private async Task<ILookup<Guid, SearchFragment>> Fragments(Guid[] cases, string marks, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.Source.CreateCommand(Sql.Read("search_fragments"));
        command.Bind(cases, marks);
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
