using System.Text.Json;
using Dialog.Hosting;
using Dialog.Hosting.Processes;

namespace Dialog.Cluster.Tests.Hosting;

public sealed class BuildingTheConsole : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("dialog-console-").FullName;

    [Fact]
    public async Task Does_nothing_without_sources() =>
        Assert.Equal(ConsoleBuild.Outcome.NoSources, await EnsureAsync());

    [Fact]
    public async Task Happens_when_there_is_no_build_and_again_only_when_a_source_is_newer()
    {
        NeedsNode();
        WriteSources("node -e \"fs.mkdirSync('../wwwroot',{recursive:true});fs.writeFileSync('../wwwroot/index.html','x')\"");
        Assert.Equal(ConsoleBuild.Outcome.Built, await EnsureAsync());
        Assert.Equal(ConsoleBuild.Outcome.UpToDate, await EnsureAsync());
        File.SetLastWriteTimeUtc(Path.Combine(_root, "api", "console", "src", "main.tsx"), DateTime.UtcNow.AddMinutes(1));
        Assert.Equal(ConsoleBuild.Outcome.Built, await EnsureAsync());
    }

    [Fact]
    public async Task Shows_what_the_build_said_when_it_fails()
    {
        NeedsNode();
        WriteSources("echo 'TS2322: not assignable' && exit 2");
        LaunchException failure = await Assert.ThrowsAsync<LaunchException>(EnsureAsync);
        Assert.Contains("TS2322", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void NeedsNode() => Assert.SkipWhen(ToolPath.Find("npm") is null, "npm is not installed: nothing can be built here.");

    private Task<ConsoleBuild.Outcome> EnsureAsync() => ConsoleBuild.EnsureAsync(_root, Path.Combine(_root, "build.log"));

    private void WriteSources(string build)
    {
        string console = Path.Combine(_root, "api", "console");
        Directory.CreateDirectory(Path.Combine(console, "src"));
        File.WriteAllText(Path.Combine(console, "package.json"), JsonSerializer.Serialize(new { name = "c", version = "1.0.0", scripts = new { build } }));
        File.WriteAllText(Path.Combine(console, "package-lock.json"), """{"name": "c", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": {"": {"name": "c", "version": "1.0.0"}}}""");
        File.WriteAllText(Path.Combine(console, "src", "main.tsx"), "");
    }
}
