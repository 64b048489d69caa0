using System.Collections.Concurrent;
using System.Reflection;
using Dialog.Rows;

namespace Dialog;

/// <summary>
/// The texts of the .sql files that are stored beside their callers, by file name, of whatever project: no two files have the same name.
/// <c>{case_summary}</c> and <c>{erasure}</c> in them are the select lists of <see cref="CaseSummaryRow"/> and <see cref="ErasureRow"/>.
/// </summary>
public static class Sql
{
    private static readonly ConcurrentDictionary<string, string> Texts = new();

    public static string Read(string name) => Texts.GetOrAdd(name, Find);

    // A caller's own assembly is loaded, and so is every assembly whose file it can mean.
    private static string Find(string name)
    {
        string ending = $".{name}.sql";
        (Assembly Home, string Resource) found = AppDomain.CurrentDomain.GetAssemblies()
            .Where(a => !a.IsDynamic && a.GetName().Name is { } assembly && assembly.StartsWith("Dialog.", StringComparison.Ordinal))
            .SelectMany(a => a.GetManifestResourceNames().Where(r => r.EndsWith(ending, StringComparison.Ordinal)).Select(r => (a, r)))
            .Single();
        using StreamReader reader = new(found.Home.GetManifestResourceStream(found.Resource)!);
        return reader.ReadToEnd()
            .Replace("{case_summary}", CaseSummaryRow.Columns, StringComparison.Ordinal)
            .Replace("{c.case_summary}", CaseSummaryRow.ColumnsOfC, StringComparison.Ordinal)
            .Replace("{erasure}", ErasureRow.Columns, StringComparison.Ordinal);
    }
}
