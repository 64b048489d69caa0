using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Dialog.Domain.Tests.Architecture;

/// <summary>What the pages about security say is shown by a test that exists: a name in backticks is a class of ours, with a method a test of it.</summary>
public sealed partial class TheClaims
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));
    private static readonly string[] Pages = ["docs/security.md", "docs/threat-model.md"];

    // Words in backticks that are no types of ours: headers, settings, a folder of tests.
    private static readonly string[] Words = ["Host", "Origin", "PersonPerMinute", "KeyPerMinute", "Channels"];

    private static readonly Lazy<string> Tests = new(() => Text("tests"));
    private static readonly Lazy<HashSet<string>> TypesOfTests = new(() => Types(Tests.Value));
    private static readonly Lazy<HashSet<string>> TypesOfTheProduct = new(() => Types(string.Join('\n', new[] { "api", "common", "grains", "grains.interfaces", "silo", "deploy" }.Select(Text))));

    [Fact]
    public void Name_tests_and_types_that_exist()
    {
        IEnumerable<string> missing =
            from page in Pages
            from claim in Claims(File.ReadAllText(Path.Combine(Root, page)))
            where !Exists(claim.Type, claim.Test)
            select $"{page}: {claim.Type}{(claim.Test is null ? "" : ".")}{claim.Test}";
        Assert.True(!missing.Any(), string.Join('\n', missing.Distinct()));
    }

    [Fact]
    public void Of_the_threat_model_each_name_a_test_or_say_that_they_are_pending_or_a_statement()
    {
        string[] rows = Rows(File.ReadAllText(Path.Combine(Root, "docs/threat-model.md"))).ToArray();
        Assert.True(rows.Length > 35, $"only {rows.Length} rows");
        Assert.DoesNotContain(rows, r => !IsShown(r.Split('|')[^2]));
    }

    [Fact]
    public void Of_the_review_each_name_a_test_or_say_that_they_are_a_statement()
    {
        string review = File.ReadAllText(Path.Combine(Root, "docs/security.md")).Split("## OWASP")[1];
        string[] rows = [.. review.Split('\n').Where(l => l.StartsWith("| V", StringComparison.Ordinal))];
        Assert.Equal(17, rows.Length);
        Assert.DoesNotContain(rows, r => !IsShown(r.Split('|')[2]));
    }

    [Theory]
    [InlineData("| a | b | `NoSuchTestAnywhere` |")]
    [InlineData("| a | b | `TheClaims.No_such_method` |")]
    public void Would_be_missed_when_their_test_went(string row) => Assert.Contains(Claims(row), c => !Exists(c.Type, c.Test));

    [Theory]
    [InlineData("| a | b | nothing |", false)]
    [InlineData("| a | b | `TheClaims` |", true)]
    [InlineData("| a | b | `NotYet` (pending) |", true)]
    public void Are_told_from_words(string row, bool shown) => Assert.Equal(shown, IsShown(row.Split('|')[^2]));

    // In tests only: a type of the product shows nothing by itself.
    private static bool IsShown(string cell) =>
        cell.Contains("(pending)", StringComparison.Ordinal) || cell.Contains("statement", StringComparison.Ordinal) || cell.Trim() == "not used"
        || Claims(cell).Any(c => TypesOfTests.Value.Contains(c.Type));

    private static IEnumerable<string> Rows(string page) =>
        page.Split("## ").Where(s => s.Contains("| shown by |", StringComparison.Ordinal)).SelectMany(s => s.Split('\n')).Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.Contains("| shown by |", StringComparison.Ordinal) && !l.StartsWith("| ---", StringComparison.Ordinal));

    private static IEnumerable<(string Type, string? Test)> Claims(string text) =>
        Claim().Matches(text).Where(m => !m.Groups["pending"].Success && !Words.Contains(m.Groups["type"].Value)).Select(m => (m.Groups["type"].Value, m.Groups["test"].Success ? m.Groups["test"].Value : null));

    private static bool Exists(string type, string? test) => test is null
        ? TypesOfTests.Value.Contains(type) || TypesOfTheProduct.Value.Contains(type) || TypesOfTheProduct.Value.Contains($"{type}Attribute")
        : TypesOfTests.Value.Contains(type) && Tests.Value.Contains(test.EndsWith('…') ? $" {test.TrimEnd('…')}" : $" {test}(", StringComparison.Ordinal);

    private static HashSet<string> Types(string code) => [.. Declaration().Matches(code).Select(m => m.Groups["name"].Value)];

    private static string Text(string folder) => string.Join('\n', Sources(new DirectoryInfo(Path.Combine(Root, folder))).Select(File.ReadAllText));

    private static IEnumerable<string> Sources(DirectoryInfo folder) =>
        folder.EnumerateFiles("*.cs").Select(f => f.FullName).Concat(folder.EnumerateDirectories().Where(d => d.Name is not ("bin" or "obj" or "node_modules" or "TestResults")).SelectMany(Sources));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum) (?:struct |class )?(?<name>\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"`(?:\w+\.Tests/)?(?<type>[A-Z]\w+)(?:\.(?<test>[A-Z][a-z]*_\w+…?))?`(?<pending> \(pending\))?")]
    private static partial Regex Claim();
}
