using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Processes;

namespace Dialog.Cluster.Tests.Hosting;

/// <summary>The whole command: postgres, silos, apis, demo; killed, started over its remains, stopped.</summary>
public sealed class ALocalRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    // Open to others, unlike CreateTempSubdirectory's: as root the database would be placed elsewhere and outlive the test.
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"dialog-local-{Path.GetRandomFileName()}")).FullName;
    private readonly int _port = FreePorts.Next();
    private readonly HttpClient _http = new();

    public ALocalRun() => _http.BaseAddress = new Uri($"http://localhost:{_port}");

    [Fact]
    public async Task Takes_its_children_with_it_when_killed_and_finds_everything_at_the_next_start()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells a process of its parent's death.");
        string code;
        await using (ChildProcess first = await StartAsync())
        {
            code = await WriteAsync("Яма на Ивовой улице у дома 5");
            int[] children = ChildrenOf(first.Pid);
            // PostgreSQL, two silos, an api: whoever is missing here could be left behind unnoticed.
            Assert.Equal(4, children.Length);
            first.Signal(Posix.Kill9);
            await first.Exited;
            Assert.True(SpinWait.SpinUntil(() => !children.Any(IsAlive), TimeSpan.FromSeconds(60)), "left behind: " + string.Join(", ", children.Where(IsAlive)));
        }

        await using ChildProcess second = await StartAsync();
        JsonNode thread = (await _http.GetFromJsonAsync<JsonNode>($"/public/threads/{code}"))!;
        Assert.Contains("Ивовой улице", (string)thread["messages"]![0]!["text"]!, StringComparison.Ordinal);
        int[] running = ChildrenOf(second.Pid);
        Assert.True(await second.StopAsync(Patience));
        Assert.Equal(0, second.ExitCode);
        Assert.DoesNotContain(running, IsAlive);
    }

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ChildProcess> StartAsync()
    {
        string local = BuildOutput.Assembly("deploy/local", "Dialog.Local");
        ProcessSpec spec = ProcessSpec.Dotnet("local", local, "--silos", "2", "--data", Path.Combine(_folder, "data"), "--port", $"{_port}", "--no-console") with
        {
            // The demo's form is there when everything else is.
            Health = new Uri(_http.BaseAddress!, "/r/demo"),
        };
        ChildProcess launcher = await ChildProcess.StartAsync(spec, _folder);
        await launcher.WaitHealthyAsync(Patience);
        return launcher;
    }

    private async Task<string> WriteAsync(string text)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync("/public/demo/messages", new { text, messageId = Guid.NewGuid().ToString("N") });
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }

    private static int[] ChildrenOf(int parent) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), out int pid) ? pid : 0)
            .Where(pid => pid > 0 && Stat(pid) is [_, var of, ..] && of == $"{parent}"),
    ];

    private static bool IsAlive(int pid) => Stat(pid) is [not "Z", ..];

    // state, parent, ...
    private static string[] Stat(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
