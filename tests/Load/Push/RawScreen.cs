using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Dialog.Load.Push;

/// <summary>A frame as it came: the batch's <c>after</c>, its size, and when.</summary>
internal readonly record struct Frame(long After, int Bytes, long ArrivedAt);

/// <summary>
/// A connection to a hub without SignalR's client: it finds the batch's number in the bytes and parses nothing else, so that a
/// thousand of them measure the server and not themselves.
/// </summary>
internal sealed class RawScreen : IAsyncDisposable
{
    private const byte Separator = 0x1e;
    private static readonly byte[] Handshake = [.. "{\"protocol\":\"json\",\"version\":1}"u8, Separator];

    private readonly ClientWebSocket _socket = new();
    private readonly List<Frame> _frames = [];
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;

    /// <summary>Called with each batch's bytes; null for most screens.</summary>
    public Action<ReadOnlySpan<byte>>? Read { get; init; }

    /// <summary>What came so far.</summary>
    public Frame[] Frames()
    {
        lock (_frames)
        {
            return [.. _frames];
        }
    }

    public bool IsOpen => _socket.State == WebSocketState.Open;

    /// <param name="hello">the invocation that starts the flow, as JSON; null when the hub needs none</param>
    public async Task Connect(Uri hub, CookieContainer? cookies, string? hello, CancellationToken cancellation)
    {
        _socket.Options.Cookies = cookies;
        await _socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, cancellation);
        await _socket.SendAsync(Handshake, WebSocketMessageType.Text, true, cancellation);
        if (hello is not null)
        {
            byte[] call = [.. Encoding.UTF8.GetBytes(hello), Separator];
            await _socket.SendAsync(call, WebSocketMessageType.Text, true, cancellation);
        }

        _reading = Task.Run(Listen, CancellationToken.None);
    }

    public void Forget()
    {
        lock (_frames)
        {
            _frames.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task Listen()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        int filled = 0;
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult received = await _socket.ReceiveAsync(buffer.AsMemory(filled), _stop.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                filled = Take(buffer, filled + received.Count);
                if (filled == buffer.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, filled).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }
        }
        catch (WebSocketException)
        {
            // Dropped by the server: IsOpen says so.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int Take(byte[] buffer, int filled)
    {
        long now = Stopwatch.GetTimestamp();
        int from = 0;
        for (int end; (end = buffer.AsSpan(from, filled - from).IndexOf(Separator)) >= 0; from += end + 1)
        {
            Record(buffer.AsSpan(from, end), now);
        }

        buffer.AsSpan(from, filled - from).CopyTo(buffer);
        return filled - from;
    }

    private void Record(ReadOnlySpan<byte> record, long now)
    {
        ReadOnlySpan<byte> head = record[..Math.Min(record.Length, 256)];
        int at = head.IndexOf("\"after\":"u8);
        if (at >= 0 && head.IndexOf("\"target\":\"Changes\""u8) >= 0 && Utf8Parser.TryParse(record[(at + 8)..], out long after, out _))
        {
            lock (_frames)
            {
                _frames.Add(new Frame(after, record.Length, now));
            }

            Read?.Invoke(record);
        }
    }
}
