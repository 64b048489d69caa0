using System.Runtime.InteropServices;

namespace Dialog.Local;

/// <summary>Ctrl+C, SIGTERM and a closed terminal: the first asks to stop in order, the second to stop now.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource asked = new();
    private readonly CancellationTokenSource insisted = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignal() =>
        registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, Handle))];

    public CancellationToken Asked => asked.Token;

    public CancellationToken Insisted => insisted.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
            registration.Dispose();
        asked.Dispose();
        insisted.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!asked.IsCancellationRequested)
            asked.Cancel();
        // A closed terminal sends SIGHUP and SIGTERM together: only a second Ctrl+C is a person who insists.
        else if (context.Signal == PosixSignal.SIGINT)
            insisted.Cancel();
    }
}
