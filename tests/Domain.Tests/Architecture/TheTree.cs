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

    [Fact]
    public void Holds_no_secret()
    {
        IEnumerable<string> found =
            from file in Files()
            from line in File.ReadLines(Path.Combine(Root, file)).Select((text, i) => (Text: text, Number: i + 1))
            from secret in SecretPatterns.In(line.Text)
            let fingerprint = SecretPatterns.Fingerprint(secret.Value)
            where !AllowedValues.ContainsKey(fingerprint)
            select $"{file}:{line.Number}: {secret.What} ({fingerprint}). Take it out and revoke it; if it opens nothing, add the fingerprint with its reason to secrets-allowed.txt.";
        Assert.Empty(found);
    }

    [Fact]
    public void Does_nothing_that_is_banned_in_product_code()
    {
        IEnumerable<string> found =
            from file in Files()
            where IsProduct(file)
            from banned in BannedPatterns.In(file, File.ReadAllText(Path.Combine(Root, file)))
            where !AllowedPatterns.ContainsKey($"{file}: {banned.What}")
            select $"{file}:{banned.Line}: {banned.What}";
        Assert.Empty(found);
    }

    [Fact]
    public void Needs_every_exception_it_names()
    {
        HashSet<string> values = [.. Files().SelectMany(f => File.ReadLines(Path.Combine(Root, f))).SelectMany(SecretPatterns.In).Select(s => SecretPatterns.Fingerprint(s.Value))];
        Assert.Empty(AllowedValues.Keys.Except(values));
        HashSet<string> patterns = [.. Files().Where(IsProduct).SelectMany(f => BannedPatterns.In(f, File.ReadAllText(Path.Combine(Root, f))).Select(b => $"{f}: {b.What}"))];
        Assert.Empty(AllowedPatterns.Keys.Except(patterns));
    }

    [Fact]
    public void Is_read_by_this_test() => Assert.True(Files().Count > 1_500 && Files().Count(IsProduct) > 700, $"{Files().Count} files, {Files().Count(IsProduct)} of the product, under {Root}.");

    private static bool IsProduct(string file) => Product.Any(p => file.StartsWith(p, StringComparison.Ordinal)) && !file.StartsWith("api/console/dev/", StringComparison.Ordinal) && !file.StartsWith("api/console/tests/", StringComparison.Ordinal);

    private static List<string> Files() => [.. Under(new DirectoryInfo(Root)).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Under(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(f => !Pictures.Contains(f.Extension.ToLowerInvariant())).Select(f => f.FullName)
            .Concat(folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)).SelectMany(Under));

    private static Dictionary<string, string> Allowed(string list) =>
        File.ReadLines(Path.Combine(Here(), list)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" | ")).ToDictionary(p => p[0], p => p[1]);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
