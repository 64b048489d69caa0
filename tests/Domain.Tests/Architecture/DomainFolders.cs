using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Dialog.Domain.Tests.Architecture;

/// <summary>
/// What is in a Domain folder is pure: time and identity are arguments, nothing is stored, sent or waited for. The analyzer
/// of banned symbols works per project; folders are read here.
/// </summary>
public sealed partial class DomainFolders
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../../grains"));

    public static TheoryData<string> Sources =>
        [.. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Where(f => f.Contains("/Domain/") && !f.StartsWith("obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Ask_no_clock_make_no_ids_and_know_no_database(string source) =>
        Assert.DoesNotContain(File.ReadAllLines(Path.Combine(Root, source)), line => Impure().IsMatch(line.Split("//")[0]));

    [Fact]
    public void Are_where_this_test_looks() => Assert.True(Sources.Count > 20, $"Only {Sources.Count} sources under {Root}.");

    [Theory]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("Id = Guid.NewGuid()")]
    [InlineData("Guid.CreateVersion7()")]
    [InlineData("using Npgsql;")]
    [InlineData("public async Task<int> Read()")]
    [InlineData("TimeProvider time")]
    public void Would_be_caught(string line) => Assert.Matches(Impure(), line);

    [GeneratedRegex(@"\b(DateTime(Offset)?\.(Now|UtcNow|Today)|TimeProvider|Stopwatch|Environment\.TickCount|Guid\.(NewGuid|CreateVersion7)|new Random\b|Random\.Shared|RandomNumberGenerator|Npgsql\w*|IGrainFactory|GrainFactory|Task(<|\.|\b(?= \w+\())|async\b|await\b|File\.|HttpClient|ILogger)")]
    private static partial Regex Impure();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
