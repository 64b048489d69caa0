using Dialog.Api.Access;
using Dialog.Api.ReadModel;
using Dialog.Cases;
using Npgsql;

namespace Dialog.Api.Cases;

/// <summary>A message of a resident that may become a case of its own.</summary>
/// <param name="ShownId">As the case shows it.</param>
/// <param name="TakenBack">The resident deleted it.</param>
internal sealed record SplitMessage(string Id, string ShownId, string Text, DateTimeOffset PublishedAt, DateTimeOffset SeenAt, bool TakenBack);

/// <summary>Reads which cases belong to a case.</summary>
internal sealed class RelatedReader(NpgsqlDataSource database)
{
    public async Task<RelatedCases> Of(Person person, CaseSummary about, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("related_cases"));
        command.Bind(about.Id);
        List<CaseSummary> members = [], links = [];
        CaseSummary? into = null;
        foreach (CaseSummary related in (await CaseReader.Summaries(command, cancellation)).Where(person.Sees))
        {
            if (related.Id == about.MergedInto)
            {
                into = related;
            }
            else
            {
                (related.MergedInto == about.Id && related.Status == CaseStatus.Merged ? members : links).Add(related);
            }
        }

        return new RelatedCases(into, members, links);
    }

    public async Task<IReadOnlyList<SplitMessage>> Inbound(Guid caseId, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("inbound_messages"));
        command.Bind(caseId);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        List<SplitMessage> messages = [];
        while (await reader.ReadAsync(cancellation))
        {
            messages.Add(new SplitMessage(
                reader.GetString(0), FormMessageIds.Shown(reader.GetBoolean(4), reader.GetString(0)), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetBoolean(5)));
        }

        return messages;
    }
}
