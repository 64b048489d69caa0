using Npgsql;

namespace Dialog.Erasure;

/// <summary>
/// Finds where a resident's name still stands in what belongs to others: their cases, bulk jobs, saved views, the audit log. Nothing is
/// changed; an erasure's preview and report name the places.
/// </summary>
public static class NameMentions
{
    /// <summary>So many are named; with more the list says no more than that there are many.</summary>
    public const int Most = 100;

    /// <param name="region"><c>*</c> for all</param>
    /// <param name="networks">with the authors: whose own cases are left out</param>
    public static async Task<NameMention[]> Find(
        NpgsqlDataSource database, string region, string[] networks, string[] authorIds, IEnumerable<string> names, CancellationToken cancellation)
    {
        if (NameForms.Of(names) is not { } forms)
        {
            return [];
        }

        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("name_mentions"));
        command.Bind(region, networks, authorIds, string.Join(" | ", forms.Words), string.Join('|', forms.Stems));
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<NameMention> mentions = [];
        while (mentions.Count < Most && await r.ReadAsync(cancellation))
        {
            if (forms.Excerpt(r.GetString(3)) is { } excerpt)
            {
                mentions.Add(new NameMention(r.GetString(0), r.IsDBNull(1) ? null : r.GetInt64(1), r.IsDBNull(2) ? null : r.GetString(2), excerpt));
            }
        }

        return [.. mentions];
    }
}
