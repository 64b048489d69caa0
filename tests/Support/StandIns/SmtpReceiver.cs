using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dialog.Support.StandIns;

/// <summary>What a mail server does with one letter.</summary>
public enum SmtpFault
{
    None,

    /// <summary>450 for the recipient: come again.</summary>
    Busy,

    /// <summary>550 for the recipient: never.</summary>
    NoSuchPerson,

    /// <summary>Takes the letter and loses the line before saying so.</summary>
    SilenceAfterTaking,
}

/// <summary>A letter as it came.</summary>
public sealed record ReceivedLetter(string From, string To, string Data);

/// <summary>A mail server in this process (RFC 5321, as far as a client that submits letters goes), with faults on demand.</summary>
public sealed class SmtpReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public SmtpReceiver()
    {
        _listener.Start();
        _running = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<ReceivedLetter> Letters { get; } = new();

    /// <summary>What the next letters meet.</summary>
    public ConcurrentQueue<SmtpFault> Faults { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _running;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        List<Task> sessions = [];
        try
        {
            while (true)
            {
                sessions.Add(Serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using TcpClient owned = client;
        await using NetworkStream line = client.GetStream();
        using StreamReader reader = new(line, Encoding.UTF8);
        await using StreamWriter writer = new(line, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await Talk(reader, writer);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client hung up, or we stop.
        }
    }

    private async Task Talk(StreamReader reader, StreamWriter writer)
    {
        string from = "", to = "";
        await writer.WriteLineAsync("220 stand-in ESMTP");
        while (await reader.ReadLineAsync(_stop.Token) is { } said)
        {
            string verb = said.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-stand-in\r\n250 8BITMIME");
                    break;
                case "MAIL":
                    from = said;
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT" when Faults.TryPeek(out SmtpFault fault) && fault is SmtpFault.Busy or SmtpFault.NoSuchPerson:
                    Faults.TryDequeue(out fault);
                    await writer.WriteLineAsync(fault == SmtpFault.Busy ? "450 4.2.1 busy" : "550 5.1.1 no such person");
                    break;
                case "RCPT":
                    to = said;
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    Letters.Enqueue(new ReceivedLetter(from, to, await Data(reader)));
                    if (Faults.TryDequeue(out SmtpFault after) && after == SmtpFault.SilenceAfterTaking)
                    {
                        return;
                    }

                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync(verb is "RSET" or "NOOP" ? "250 ok" : "502 not here");
                    break;
            }
        }
    }

    private async Task<string> Data(StreamReader reader)
    {
        StringBuilder data = new();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            data.AppendLine(line);
        }

        return data.ToString();
    }
}
