namespace Dialog.Hosting;

/// <summary>One silo or api of a cluster: a process that may be stopped, killed, frozen and started again on the same ports.</summary>
public sealed class DialogProcess : IAsyncDisposable
{
    private readonly ProcessSpec spec;
    private readonly ClusterOptions options;
    private ChildProcess? process;

    internal DialogProcess(ProcessSpec spec, Uri address, ClusterOptions options) =>
        (this.spec, Address, this.options) = (spec, address, options);

    public string Name => spec.Name;

    /// <summary>HTTP address: health on a silo, everything on an api.</summary>
    public Uri Address { get; }

    public ChildProcess Process => process ?? throw new InvalidOperationException($"{Name} was never started.");

    public bool IsRunning => process is { IsRunning: true };

    /// <summary>Starts (again) and waits until it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        if (IsRunning)
            return;
        if (process is not null)
            await process.DisposeAsync();
        process = await ChildProcess.StartAsync(spec, options.LogFolder, cancellation);
        await process.WaitHealthyAsync(options.ReadyWithin, cancellation);
    }

    /// <returns>false when it did not drain in time and was killed</returns>
    public Task<bool> StopAsync() => process?.StopAsync(options.StopWithin) ?? Task.FromResult(true);

    public Task Kill9Async() => process?.Kill9Async() ?? Task.CompletedTask;

    public void Suspend() => process?.Suspend();

    public void Resume() => process?.Resume();

    public ValueTask DisposeAsync() => process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
