using System.Text.RegularExpressions;

namespace Dialog.Cases.Journal;

/// <summary>
/// The text of <c>append.sql</c> with its placeholders replaced, once in the life of a process: <c>{rows.columns}</c> and the like by what
/// the declarations of the columns say. The parameters are numbered in the order in which <see cref="JournalBatch"/> binds them.
/// </summary>
internal static partial class JournalStatement
{
    private static readonly Dictionary<string, string> Placeholders = Numbered();

    public static readonly string Append = Fill(Sql.Read("append"));

    /// <summary>Fills another statement with the placeholders of <c>append.sql</c>.</summary>
    public static string Fill(string template) => Placeholder().Replace(template, found => Placeholders.TryGetValue(found.Value, out string? filled)
        ? filled
        : throw new InvalidOperationException($"No kind of rows of the journal declares {found.Value}."));

    private static Dictionary<string, string> Numbered()
    {
        Dictionary<string, string> all = [];
        int next = 1;
        Add(CaseColumns.All);
        Add(EventColumns.All);
        Add(MessageColumns.All);
        Add(OutboxColumns.All);
        Add(TimerColumns.Set);
        Add(TimerColumns.Ended);
        all.Add("{now}", $"${next}");
        return all;

        void Add<TRow>(RowColumns<TRow> rows)
        {
            foreach ((string placeholder, string filled) in rows.Placeholders(next))
            {
                all.Add(placeholder, filled);
            }

            next += rows.All.Count;
        }
    }

    [GeneratedRegex(@"\{[a-z_.]+\}")]
    private static partial Regex Placeholder();
}
