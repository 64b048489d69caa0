using Dialog.Hosting.Processes;

namespace Dialog.Hosting.Cluster;

/// <summary>One silo or api of a cluster: a process that may be stopped, killed, frozen and started again on the same ports.</summary>
public sealed class DialogProcess : IAsyncDisposable
{
    // A silo that misses its peers' probes while it joins on a busy machine is voted out, and its runtime ends it: compose and Kubernetes
    // start it again, and so do we.
    private const int EndedByRuntime = 134;
    private const int Attempts = 3;

    private readonly ProcessSpec _spec;
    private readonly ClusterOptions _options;
    private ChildProcess? _process;

    internal DialogProcess(ProcessSpec spec, Uri address, ClusterOptions options) =>
        (this._spec, Address, this._options) = (spec, address, options);

    public string Name => _spec.Name;

    /// <summary>HTTP address: health on a silo, everything on an api.</summary>
    public Uri Address { get; }

    /// <summary>Where Prometheus reads it; null when that was not asked for.</summary>
    public Uri? Metrics { get; internal init; }

    public ChildProcess Process => _process ?? throw new InvalidOperationException($"{Name} was never started.");

    public bool IsRunning => _process is { IsRunning: true };

    /// <summary>Starts (again) and waits until it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        if (IsRunning)
        {
            return;
        }

        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        for (int attempt = 1; ; attempt++)
        {
            _process = await ChildProcess.StartAsync(_spec, _options.LogFolder, cancellation);
            try
            {
                await _process.WaitHealthyAsync(_options.ReadyWithin, cancellation);
                return;
            }
            catch (LaunchException) when (attempt < Attempts && _process is { IsRunning: false, ExitCode: EndedByRuntime })
            {
                await _process.DisposeAsync();
            }
        }
    }

    /// <returns>false when it did not drain in time and was killed</returns>
    public Task<bool> StopAsync() => _process?.StopAsync(_options.StopWithin) ?? Task.FromResult(true);

    public Task Kill9Async() => _process?.Kill9Async() ?? Task.CompletedTask;

    public void Suspend() => _process?.Suspend();

    public void Resume() => _process?.Resume();

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
