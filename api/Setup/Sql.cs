using System.Collections.Concurrent;
using System.Reflection;

namespace Dialog.Api.Setup;

/// <summary>The texts of the .sql files that stand beside their callers, by file name.</summary>
internal static class Sql
{
    private static readonly Assembly Home = typeof(Sql).Assembly;
    private static readonly ConcurrentDictionary<string, string> Texts = new();

    public static string Read(string name) => Texts.GetOrAdd(name, static n =>
    {
        string resource = Home.GetManifestResourceNames().Single(r => r.EndsWith($".{n}.sql", StringComparison.Ordinal));
        using StreamReader reader = new(Home.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    });
}
