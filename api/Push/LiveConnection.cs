using Dialog.Api.Access;
using Dialog.Api.Auth.Sessions;
using Dialog.Api.Privacy;
using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Push;

/// <summary>
/// One screen's connection. A frame is sent at once when it is free and waits in a bounded queue when it is not; who reads too
/// slowly to keep up is disconnected and resumes by sequence. Nobody waits for them.
/// </summary>
internal sealed class LiveConnection(HubConnectionContext line, ScreenMetrics metrics)
{
    private const int Capacity = 512;

    private readonly Lock _gate = new();
    private readonly Queue<SerializedHubMessage> _waiting = new();
    private bool _writing;
    private bool _closed;

    public Person Person { get; } = Person.Of(line.User);

    /// <summary>Null for an API key's connection.</summary>
    public Guid? Session { get; } = SessionCookie.Of(line.User);

    public MaskLevel Mask { get; } = Masking.For(Person.Of(line.User));

    public string Id => line.ConnectionId;

    /// <summary>Never waits. A connection that is too slow is closed instead.</summary>
    public void Send(SerializedHubMessage frame)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            if (_writing)
            {
                if (_waiting.Count < Capacity)
                {
                    _waiting.Enqueue(frame);
                    return;
                }
            }
            else
            {
                _writing = true;
                // Runs here until the connection is full: for a healthy screen that is the whole write, without a thread of its own.
                _ = Write(frame);
                return;
            }
        }

        metrics.Slow();
        Close();
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _waiting.Clear();
        }

        line.Abort();
    }

    private async Task Write(SerializedHubMessage frame)
    {
        while (true)
        {
            // A broken connection is reported by the hub's disconnect; writing to it does nothing.
            await line.WriteAsync(frame, line.ConnectionAborted);
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _writing = false;
                    return;
                }

                frame = _waiting.Dequeue();
            }
        }
    }
}
