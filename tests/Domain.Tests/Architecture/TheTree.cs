using System.Runtime.CompilerServices;

namespace Dialog.Domain.Tests.Architecture;

/// <summary>The files of the repository hold no secret, and product code nothing that is banned; exceptions are named with their reason.</summary>
public sealed class TheTree
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));
    private static readonly string[] NotOurs = [".git", "bin", "obj", "node_modules", "TestResults", "wwwroot", "sbom", ".dialog", ".vs", ".idea"];
    private static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".heic", ".svg", ".ico", ".woff2", ".zip", ".gz", ".bin", ".pfx"];
    private static readonly string[] Product = ["api/", "common/", "grains/", "grains.interfaces/", "silo/"];

    // By fingerprint: the file may be renamed, the value may not change.
    private static readonly Dictionary<string, string> AllowedValues = Allowed("secrets-allowed.txt");
    private static readonly Dictionary<string, string> AllowedPatterns = Allowed("patterns-allowed.txt");

    private static readonly Lazy<string[]> Files = new(() => [.. Under(new DirectoryInfo(Root)).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)]);

    private static readonly Lazy<(string Place, string What, string Fingerprint)[]> Secrets = new(() =>
    [
        .. from file in Files.Value
           from line in File.ReadLines(Path.Combine(Root, file)).Select((text, i) => (Text: text, Number: i + 1))
           from secret in SecretPatterns.In(line.Text)
           select ($"{file}:{line.Number}", secret.What, SecretPatterns.Fingerprint(secret.Value)),
    ]);

    private static readonly Lazy<(string File, string What, int Line)[]> Banned = new(() =>
        [.. Files.Value.Where(IsProduct).SelectMany(f => BannedPatterns.In(f, File.ReadAllText(Path.Combine(Root, f))).Select(b => (f, b.What, b.Line)))]);

    [Fact]
    public void Holds_no_secret()
    {
        string[] found =
        [
            .. Secrets.Value.Where(s => !AllowedValues.ContainsKey(s.Fingerprint))
                .Select(s => $"{s.Place}: {s.What} ({s.Fingerprint}). Take it out and revoke it; if it opens nothing, add the fingerprint with its reason to secrets-allowed.txt."),
        ];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Fact]
    public void Does_nothing_that_is_banned_in_product_code()
    {
        string[] found = [.. Banned.Value.Where(b => !AllowedPatterns.ContainsKey($"{b.File}: {b.What}")).Select(b => $"{b.File}:{b.Line}: {b.What}; where it is right, name it with its reason in patterns-allowed.txt")];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Fact]
    public void Needs_every_exception_it_names()
    {
        Assert.Empty(AllowedValues.Keys.Except(Secrets.Value.Select(s => s.Fingerprint)));
        Assert.Empty(AllowedPatterns.Keys.Except(Banned.Value.Select(b => $"{b.File}: {b.What}")));
    }

    [Fact]
    public void Is_read_by_this_test() => Assert.True(Files.Value.Length > 1_500 && Files.Value.Count(IsProduct) > 700, $"{Files.Value.Length} files, {Files.Value.Count(IsProduct)} of the product, under {Root}.");

    private static bool IsProduct(string file) => Product.Any(p => file.StartsWith(p, StringComparison.Ordinal)) && !file.StartsWith("api/console/dev/", StringComparison.Ordinal) && !file.StartsWith("api/console/tests/", StringComparison.Ordinal);

    private static IEnumerable<string> Under(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(f => !Pictures.Contains(f.Extension.ToLowerInvariant())).Select(f => f.FullName)
            .Concat(folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)).SelectMany(Under));

    private static Dictionary<string, string> Allowed(string list) =>
        File.ReadLines(Path.Combine(Here(), list)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" | ")).ToDictionary(p => p[0], p => p[1]);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
