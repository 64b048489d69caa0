using System.Runtime.InteropServices;

namespace Dialog.Local;

/// <summary>Ctrl+C, SIGTERM and a closed terminal: the first asks to stop in order, the second to stop now.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _insisted = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal() =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, Handle))];

    public CancellationToken Asked => _asked.Token;

    public CancellationToken Insisted => _insisted.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _asked.Dispose();
        _insisted.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!_asked.IsCancellationRequested)
        {
            _asked.Cancel();
        }
        // A closed terminal sends SIGHUP and SIGTERM together: only a second Ctrl+C is a person who insists.
        else if (context.Signal == PosixSignal.SIGINT)
        {
            _insisted.Cancel();
        }
    }
}
