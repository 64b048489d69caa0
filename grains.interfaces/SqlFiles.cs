using System.Collections.Concurrent;
using System.Reflection;
using Dialog.Cases;
using Dialog.Erasure;

namespace Dialog;

/// <summary>The texts of the .sql files that stand beside their callers in <paramref name="home"/>, by file name; <c>{case_summary}</c> in them and <c>{erasure}</c> in them are the select lists of <see cref="CaseSummaryRow"/> and <see cref="ErasureRow"/>.</summary>
public sealed class SqlFiles(Assembly home)
{
    private readonly ConcurrentDictionary<string, string> _texts = new();

    public string Read(string name) => _texts.GetOrAdd(name, n =>
    {
        string resource = home.GetManifestResourceNames().Single(r => r.EndsWith($".{n}.sql", StringComparison.Ordinal));
        using StreamReader reader = new(home.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd()
            .Replace("{case_summary}", CaseSummaryRow.Columns, StringComparison.Ordinal)
            .Replace("{c.case_summary}", CaseSummaryRow.ColumnsOfC, StringComparison.Ordinal)
            .Replace("{erasure}", ErasureRow.Columns, StringComparison.Ordinal);
    });
}
