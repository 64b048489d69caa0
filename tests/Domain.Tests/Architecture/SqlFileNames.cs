using System.Runtime.CompilerServices;

namespace Dialog.Domain.Tests.Architecture;

/// <summary>A .sql file is read by its name alone, whichever project it is in.</summary>
public sealed class SqlFileNames
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    private static readonly string[] Projects = ["grains.interfaces", "grains", "silo", "api", "tests"];

    [Fact]
    public void Are_unique()
    {
        string[] names = [.. Projects.SelectMany(Files).Select(f => Path.GetFileName(f))];
        Assert.True(names.Length > 150, $"Only {names.Length} files under {Root}.");
        Assert.Empty(names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    private static IEnumerable<string> Files(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root, project), "*.sql", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
