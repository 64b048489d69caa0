using System.Text.RegularExpressions;
using Dialog.Domain.Tests.Deployment;

namespace Dialog.Domain.Tests.Architecture;

/// <summary>A newcomer finds each folder by the maps of README.md and CONTRIBUTING.md.</summary>
public sealed class TheMap
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "TestResults"];

    [Theory]
    [InlineData("README.md", "grains")]
    [InlineData("README.md", "common")]
    [InlineData("README.md", "deploy")]
    [InlineData("README.md", "tests")]
    [InlineData("CONTRIBUTING.md", "grains")]
    [InlineData("CONTRIBUTING.md", "common")]
    [InlineData("CONTRIBUTING.md", "deploy")]
    [InlineData("CONTRIBUTING.md", "tests")]
    public void Names_each_folder(string document, string parent)
    {
        string text = Repository.Text(document);
        string[] folders = [.. Directory.GetDirectories(Path.Combine(Repository.Root, parent)).Select(d => Path.GetFileName(d)).Except(NotOurs)];
        Assert.NotEmpty(folders);
        string[] missing = [.. folders.Where(f => !Regex.IsMatch(text, $@"(?<![\w.]){Regex.Escape(f)}[/`,]")).Order(StringComparer.Ordinal)];
        Assert.True(missing.Length == 0, $"{document} does not say what is in {string.Join(", ", missing.Select(f => $"{parent}/{f}"))}.");
    }
}
