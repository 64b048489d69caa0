using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml.Linq;

namespace Dialog.Domain.Tests.Architecture;

/// <summary>Every package of every project is locked by its content, and a known vulnerability ends the build.</summary>
public sealed class ThePackages
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    [Fact]
    public void Are_locked_by_content_for_each_project()
    {
        string[] projects = [.. Projects(new DirectoryInfo(Root))];
        Assert.True(projects.Length > 10, $"only {projects.Length} projects");
        foreach (string project in projects)
        {
            string file = Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json");
            Assert.True(File.Exists(file), $"{Path.GetRelativePath(Root, file)} is missing: dotnet restore Orleans.sln --force-evaluate, and commit it.");
            JsonElement frameworks = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file)).GetProperty("dependencies");
            IEnumerable<JsonProperty> packages = frameworks.EnumerateObject().SelectMany(f => f.Value.EnumerateObject()).Where(p => p.Value.GetProperty("type").GetString() != "Project");
            Assert.All(packages, p => Assert.True(p.Value.TryGetProperty("contentHash", out _), p.Name));
        }
    }

    [Fact]
    public void Are_audited_with_what_they_bring_and_a_finding_ends_the_build()
    {
        XDocument common = XDocument.Load(Path.Combine(Root, "Directory.Build.props"));
        Assert.Equal("true", Value(common, "NuGetAudit"));
        Assert.Equal("all", Value(common, "NuGetAuditMode"));
        Assert.Equal("true", Value(common, "TreatWarningsAsErrors"));
        // NU1900 and NU1905 say that there is no list of vulnerabilities to be had: a build without the internet goes on.
        Assert.Equal(["NU1603", "NU1900", "NU1905"], Value(common, "WarningsNotAsErrors").Split(';'));
    }

    [Theory]
    [InlineData("deploy/containers/api.Dockerfile")]
    [InlineData("deploy/containers/silo.Dockerfile")]
    public void Are_restored_for_a_container_as_they_are_locked(string file) =>
        Assert.Contains("-p:RestoreLockedMode=true", File.ReadAllText(Path.Combine(Root, file)), StringComparison.Ordinal);

    private static string Value(XDocument file, string name) => Assert.Single(file.Descendants(name)).Value;

    private static IEnumerable<string> Projects(DirectoryInfo folder) =>
        folder.EnumerateFiles("*.csproj").Select(f => f.FullName)
            .Concat(folder.EnumerateDirectories().Where(d => d.Name is not ("bin" or "obj" or "node_modules" or "TestResults") && !d.Name.StartsWith('.')).SelectMany(Projects));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
