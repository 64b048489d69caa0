using Dialog.Api.Access;
using Dialog.Api.ReadModel;
using Dialog.Api.Search;
using Dialog.Api.Setup;
using Dialog.Cases;
using Npgsql;

namespace Dialog.Api.Cases;

/// <summary>A question for one page of a queue.</summary>
/// <param name="DueBefore">Due by then and not overdue.</param>
internal sealed record CaseQuery(
    string View, string Sort, string[] Topics, string? Authority, string? Search, string? Network, Importance? Importance, string? Tag, DateTimeOffset? DueBefore, CaseCursor? After, int Limit)
{
    /// <summary>Given to this official.</summary>
    public string? Official { get; init; }

    /// <summary>Only the cases behind a figure of the board.</summary>
    public CountedCases? Counted { get; init; }
}

/// <summary>Reads one page of a queue.</summary>
internal sealed class CaseListReader(NpgsqlDataSource database, SearchDatabase searches, SearchReader search)
{
    public async Task<List<CaseSummary>> Page(Person person, CaseQuery query, CancellationToken cancellation)
    {
        ParsedSearch? words = string.IsNullOrWhiteSpace(query.Search) ? null : await search.Parse(query.Search, cancellation);
        if (words is { FindsNothing: true })
        {
            return [];
        }

        // A plan for these very words needs an unprepared statement.
        await using NpgsqlCommand command = (words?.Query is null ? database : searches.Source).CreateCommand(CaseViews.Compose(Sql.Read("list_cases"), query.View, query.Sort));
        command.Bind(
            person.Region,
            person.IsBoundToAuthority ? person.Authorities.ToArray() : null,
            person.ActorId,
            query.Topics.Length > 0 ? query.Topics : null,
            query.Authority,
            words?.Number,
            words?.Within(person, query.Topics is [var topic] ? topic : null, query.Authority),
            query.After?.At,
            query.After?.Id,
            query.Limit,
            query.Network,
            (short?)query.Importance,
            query.Tag,
            query.DueBefore,
            query.Official,
            query.Counted?.Mark,
            query.Counted?.From,
            query.Counted?.To,
            query.Counted?.LongerThan);
        return await CaseReader.Summaries(command, cancellation);
    }
}
