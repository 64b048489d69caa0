using System.Diagnostics;

namespace Dialog.Hosting.Processes;

/// <summary>One process we started, with its log, health and the ways to end it, graceful or forced.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Process _process;
    private bool _disposed;

    private ChildProcess(ProcessSpec spec, string logFile, Process process)
    {
        (Spec, Log, this._process, Pid) = (spec, logFile, process, process.Id);
        Exited = process.WaitForExitAsync(CancellationToken.None);
    }

    public ProcessSpec Spec { get; }

    public string Log { get; }

    public int Pid { get; }

    public bool IsRunning => !_disposed && !_process.HasExited;

    /// <summary>Completes when the process has ended, for whatever reason.</summary>
    public Task Exited { get; }

    public int? ExitCode => !_disposed && _process.HasExited ? _process.ExitCode : null;

    public static async Task<ChildProcess> StartAsync(ProcessSpec spec, string logFolder, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        string log = Path.Combine(Path.GetFullPath(logFolder), spec.Name + ".log");
        LogFile.Prepare(log);
        Process process = await SpawnThread.StartAsync(DetachedCommand.Build(spec, log));
        process.StandardInput.Close();
        if (process.StartInfo.RedirectStandardOutput)
        {
            Capture(process, log);
        }

        return new ChildProcess(spec, log, process);
    }

    /// <summary>Waits for the health address to answer 200.</summary>
    /// <exception cref="LaunchException">The process ended, or was not healthy in time; the message ends with its last lines.</exception>
    public async Task WaitHealthyAsync(TimeSpan timeout, CancellationToken cancellation = default)
    {
        if (Spec.Health is null)
        {
            return;
        }

        long start = Stopwatch.GetTimestamp();
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(100));
        string last = "no answer";
        do
        {
            if (!IsRunning)
            {
                throw new LaunchException($"{Spec.Name} ended with code {ExitCode} before it was ready. {LastWords()}Its last lines ({Log}):{Environment.NewLine}{LastLines()}");
            }

            if (Stopwatch.GetElapsedTime(start) > timeout)
            {
                throw new LaunchException($"{Spec.Name} was not ready within {timeout.TotalSeconds:0} s ({Spec.Health}: {last}). Its last lines ({Log}):{Environment.NewLine}{LastLines()}");
            }

            try
            {
                using HttpResponseMessage answer = await Http.GetAsync(Spec.Health, cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }

                last = $"HTTP {(int)answer.StatusCode}";
            }
            catch (HttpRequestException e)
            {
                last = e.Message;
            }
            catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
            {
                last = "no answer within 5 s";
            }
        }
        while (await tick.WaitForNextTickAsync(cancellation));
    }

    /// <summary>SIGTERM, then SIGKILL when the process is still there after the patience.</summary>
    /// <returns>false when it had to be killed</returns>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        if (!IsRunning)
        {
            return true;
        }

        if (OperatingSystem.IsWindows())
        {
            _process.Kill(entireProcessTree: true);
        }
        else
        {
            Resume();
            Signal(Posix.Terminate);
        }
        return await WaitExitAsync(patience);
    }

    /// <summary>Waits for the end; kills when the patience is over.</summary>
    internal async Task<bool> WaitExitAsync(TimeSpan patience)
    {
        try
        {
            await Exited.WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            await Kill9Async();
            return false;
        }
    }

    /// <summary>Like a power cut: SIGKILL, nothing is flushed and no connection is closed properly.</summary>
    public void Kill9()
    {
        if (IsRunning)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    public async Task Kill9Async()
    {
        Kill9();
        await Exited;
    }

    /// <summary>Freezes the process (SIGSTOP): its connections stay open and it answers nobody.</summary>
    public void Suspend() => Signal(Posix.Stop);

    /// <summary>Lets a frozen process go on (SIGCONT).</summary>
    public void Resume() => Signal(Posix.Continue);

    public string LastLines(int count = 25) => LogFile.LastLines(Log, count);

    // A runtime that ends itself says why in one line, and then where at length.
    private string LastWords() => LogFile.LastWith(Log, "Process terminated.", "Unhandled exception.") is { } words ? $"{words.Trim()}{Environment.NewLine}" : "";

    internal void Signal(int signal)
    {
        // A reaped id may belong to somebody else by now.
        if (IsRunning)
        {
            Posix.Signal(Pid, signal);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Kill9Async();
        _disposed = true;
        _process.Dispose();
    }

    private static void Capture(Process process, string log)
    {
        TextWriter writer = TextWriter.Synchronized(new StreamWriter(new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true });
        DataReceivedEventHandler write = (_, line) =>
        {
            if (line.Data is not null)
            {
                writer.WriteLine(line.Data);
            }
        };
        process.OutputDataReceived += write;
        process.ErrorDataReceived += write;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }
}
