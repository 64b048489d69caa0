using System.Diagnostics;
using System.Net;
using Dialog.Hosting;
using Dialog.Hosting.Processes;

namespace Dialog.Cluster.Tests.Hosting;

public sealed class AChildProcess : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dialog-child-").FullName;

    public AChildProcess() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The dummies of these tests are shell scripts.");

    [Fact]
    public async Task Leaves_its_output_in_a_log_file_and_its_exit_code()
    {
        await using ChildProcess child = await StartAsync("echo to-stdout; echo to-stderr >&2; exit 7");
        await child.Exited;
        Assert.Equal(7, child.ExitCode);
        Assert.Equal(["to-stdout", "to-stderr"], await File.ReadAllLinesAsync(Path.Combine(_folder, "dummy.log")));
    }

    [Fact]
    public async Task Gets_its_environment()
    {
        await using ChildProcess child = await StartAsync("echo \"$Dialog__ClusterId\"", new() { ["Dialog__ClusterId"] = "кластер 1" });
        await child.Exited;
        Assert.Contains("кластер 1", child.LastLines(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_its_last_lines_when_it_ends_before_it_is_ready()
    {
        await using ChildProcess child = await StartAsync("echo 'the port is taken'; exit 3", health: new Uri($"http://127.0.0.1:{FreePorts.Next()}/"));
        LaunchException failure = await Assert.ThrowsAsync<LaunchException>(() => child.WaitHealthyAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("code 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the port is taken", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_why_its_runtime_ended_it_however_long_the_stack_below_is()
    {
        await using ChildProcess child = await StartAsync("echo 'Process terminated. I am dead.'; seq 1 200; exit 134", health: new Uri($"http://127.0.0.1:{FreePorts.Next()}/"));
        LaunchException failure = await Assert.ThrowsAsync<LaunchException>(() => child.WaitHealthyAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("Process terminated. I am dead.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_waited_for_longer_than_allowed()
    {
        await using ChildProcess child = await StartAsync("exec sleep 600", health: new Uri($"http://127.0.0.1:{FreePorts.Next()}/"));
        LaunchException failure = await Assert.ThrowsAsync<LaunchException>(() => child.WaitHealthyAsync(TimeSpan.FromMilliseconds(300)));
        Assert.Contains("not ready within", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_ready_once_its_health_address_answers_200()
    {
        using HttpListener listener = new();
        string address = $"http://127.0.0.1:{FreePorts.Next()}/";
        listener.Prefixes.Add(address);
        listener.Start();
        await using ChildProcess child = await StartAsync("exec sleep 600", health: new Uri(address));
        Task ready = child.WaitHealthyAsync(TimeSpan.FromSeconds(20));
        await AnswerAsync(listener, 503);
        Assert.False(ready.IsCompleted);
        await AnswerAsync(listener, 200);
        await ready;
    }

    [Fact]
    public async Task Ends_by_itself_when_asked_to_stop()
    {
        await using ChildProcess child = await StartReadyAsync("trap 'echo bye; exit 0' TERM");
        Assert.True(await child.StopAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(0, child.ExitCode);
        Assert.Contains("bye", child.LastLines(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_killed_when_it_does_not_stop()
    {
        await using ChildProcess child = await StartReadyAsync("trap '' TERM");
        Assert.False(await child.StopAsync(TimeSpan.FromMilliseconds(200)));
        Assert.False(child.IsRunning);
    }

    [Fact]
    public async Task Stops_even_when_it_is_frozen()
    {
        await using ChildProcess child = await StartReadyAsync("trap 'exit 0' TERM");
        child.Suspend();
        Assert.True(await child.StopAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Says_no_goodbye_when_killed_with_9()
    {
        await using ChildProcess child = await StartReadyAsync("trap 'echo bye; exit 0' TERM INT");
        await child.Kill9Async();
        Assert.DoesNotContain("bye", child.LastLines(), StringComparison.Ordinal);
        Assert.Equal(128 + 9, child.ExitCode);
    }

    [Fact]
    public async Task Freezes_and_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the state from /proc.");
        await using ChildProcess child = await StartReadyAsync("trap 'exit 0' TERM");
        child.Suspend();
        Assert.True(SpinWait.SpinUntil(() => Stat(child.Pid)[0] == "T", TimeSpan.FromSeconds(10)));
        child.Resume();
        Assert.True(SpinWait.SpinUntil(() => Stat(child.Pid)[0] is "S" or "R", TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Has_a_session_of_its_own_so_that_Ctrl_C_in_our_terminal_does_not_reach_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the session from /proc.");
        await using ChildProcess child = await StartReadyAsync("trap 'exit 0' TERM");
        Assert.Equal($"{child.Pid}", Stat(child.Pid)[3]);
    }

    [Fact]
    public async Task Reports_a_program_that_does_not_exist()
    {
        await using ChildProcess child = await ChildProcess.StartAsync(new ProcessSpec("dummy", "/nowhere/program"), _folder);
        await child.Exited;
        Assert.NotEqual(0, child.ExitCode);
        Assert.Contains("/nowhere/program", child.LastLines(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<ChildProcess> StartAsync(string script, Dictionary<string, string?>? environment = null, Uri? health = null) =>
        ChildProcess.StartAsync(new ProcessSpec("dummy", "/bin/sh", "-c", script) { Environment = environment ?? [], Health = health }, _folder);

    /// <summary>Runs for ever after the script; returns when the script has run (it opens a pipe we read).</summary>
    private async Task<ChildProcess> StartReadyAsync(string script)
    {
        string pipe = Path.Combine(_folder, "ready");
        using (Process make = Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync();
        }

        ChildProcess child = await StartAsync($"{script}; echo up > '{pipe}'; while :; do sleep 0.02; done");
        Assert.Equal("up\n", await File.ReadAllTextAsync(pipe));
        return child;
    }

    private static async Task AnswerAsync(HttpListener listener, int status)
    {
        HttpListenerContext request = await listener.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(20));
        request.Response.StatusCode = status;
        request.Response.Close();
    }

    // state, parent, process group, session, ...
    private static string[] Stat(int pid) => File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1].Split(' ');
}
