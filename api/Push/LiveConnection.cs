using System.Threading.Channels;
using Dialog.Api.Auth;
using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Push;

/// <summary>
/// One screen's line: a bounded buffer and a pump of its own. Who reads too slowly to keep up is disconnected and resumes by
/// sequence; nobody waits for them.
/// </summary>
internal sealed class LiveConnection
{
    private const int Capacity = 512;

    private readonly Channel<Func<IConsole, Task>> _frames = Channel.CreateBounded<Func<IConsole, Task>>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly HubCallerContext _context;
    private readonly IConsole _console;

    public LiveConnection(HubCallerContext context, IConsole console)
    {
        _context = context;
        _console = console;
        Person = Person.Of(context.User!);
        Pumping = Pump();
    }

    public Person Person { get; }

    public string Id => _context.ConnectionId;

    public Task Pumping { get; }

    /// <summary>Never waits. False: the line was too slow and is being closed.</summary>
    public bool Send(Func<IConsole, Task> frame)
    {
        if (_frames.Writer.TryWrite(frame))
        {
            return true;
        }

        Close();
        return false;
    }

    public void Close()
    {
        _frames.Writer.TryComplete();
        _context.Abort();
    }

    private async Task Pump()
    {
        try
        {
            await foreach (Func<IConsole, Task> frame in _frames.Reader.ReadAllAsync(_context.ConnectionAborted))
            {
                await frame(_console);
            }
        }
        catch (OperationCanceledException)
        {
            // The line is gone; the hub's disconnect removes it from its views.
        }
    }
}
