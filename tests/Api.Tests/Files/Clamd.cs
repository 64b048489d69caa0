using System.Diagnostics;
using System.Net.Sockets;
using Dialog.Hosting;
using Dialog.Hosting.Processes;

namespace Dialog.Api.Tests.Files;

/// <summary>ClamAV's own daemon with one signature of our making, as a process of the test.</summary>
internal sealed class Clamd : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/sbin/clamd", "/usr/local/sbin/clamd", "/usr/bin/clamd"];
    private readonly Process _process;
    private readonly string _folder;

    private Clamd(Process process, string folder, string tcp, string unix)
    {
        _process = process;
        _folder = folder;
        (Tcp, Unix) = (tcp, unix);
    }

    /// <summary>Null: not installed.</summary>
    public static string? Program => Array.Find(Places, File.Exists);

    public string Tcp { get; }

    public string Unix { get; }

    /// <summary>The harmless text that every scanner is to recognise, put together here so that no scanner of sources takes it for a virus.</summary>
    public static string Eicar => string.Concat(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*");

    public static async Task<Clamd> Start(int largest = 30 * 1024 * 1024)
    {
        string folder = Directory.CreateTempSubdirectory("clamd-").FullName;
        int port = FreePorts.Next();
        string socket = Path.Combine(folder, "clamd.sock");
        Directory.CreateDirectory(Path.Combine(folder, "db"));
        string signature = Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(Eicar));
        await File.WriteAllTextAsync(Path.Combine(folder, "db", "own.ndb"), $"Eicar-Of-This-Test:0:*:{signature}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "clamd.conf"), $"""
            DatabaseDirectory {folder}/db
            TemporaryDirectory {folder}
            LocalSocket {socket}
            TCPSocket {port}
            TCPAddr 127.0.0.1
            StreamMaxLength {largest}
            Foreground yes
            LogFile {folder}/clamd.log
            """);
        Process process = Process.Start(new ProcessStartInfo(Program!, ["--config-file", Path.Combine(folder, "clamd.conf")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Clamd clamd = new(process, folder, $"tcp://127.0.0.1:{port}", $"unix:{socket}");
        await clamd.Ready(port);
        return clamd;
    }

    public void Stop()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task Ready(int port)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync("127.0.0.1", port, limit.Token);
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await tick.WaitForNextTickAsync(limit.Token);
            }
        }
    }
}
