using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Dialog.Domain.Tests.Architecture;

/// <summary>Directory.Packages.props names what projects use, and nothing for later.</summary>
public sealed class PackageVersions
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    [Fact]
    public void Are_all_referenced_by_a_project() =>
        Assert.Empty(Named(Path.Combine(Root, "Directory.Packages.props"), "PackageVersion").Except(Projects().SelectMany(p => Named(p, "PackageReference")), StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void Are_read_from_every_project() => Assert.True(Projects().Count() > 10, $"Only {Projects().Count()} project files under {Root}.");

    private static IEnumerable<string> Projects() =>
        Sources(new DirectoryInfo(Root)).Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) || Path.GetFileName(f) is "Directory.Build.props" or "Directory.Build.targets");

    private static IEnumerable<string> Sources(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(f => f.FullName).Concat(folder.EnumerateDirectories()
            .Where(d => d.Name is not ("bin" or "obj" or "node_modules" or "TestResults") && !d.Name.StartsWith('.'))
            .SelectMany(Sources));

    private static IEnumerable<string> Named(string file, string element) =>
        XDocument.Load(file).Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
