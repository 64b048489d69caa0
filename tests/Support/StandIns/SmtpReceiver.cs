using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dialog.Support.StandIns;

/// <summary>What a mail server does with one mail message.</summary>
public enum SmtpFault
{
    None,

    /// <summary>450 for the recipient: try again.</summary>
    Busy,

    /// <summary>550 for the recipient: never.</summary>
    NoSuchPerson,

    /// <summary>Takes the mail message and loses the connection before confirming it.</summary>
    SilenceAfterTaking,

    /// <summary>451 for the recipient, the way a greylist says when to try again.</summary>
    Greylisted,

    /// <summary>421 and the connection is closed.</summary>
    Closing,

    /// <summary>552 after the mail message.</summary>
    TooLarge,

    /// <summary>554 after the mail message.</summary>
    Spam,

    /// <summary>The connection breaks in the middle of the mail message.</summary>
    LostInMessage,
}

/// <summary>A mail message as it was received.</summary>
public sealed record ReceivedMail(string From, string To, string Data);

/// <summary>A mail server in this process (RFC 5321, as far as a client that submits mail goes), with faults on demand.</summary>
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

    public ConcurrentQueue<ReceivedMail> Mail { get; } = new();

    /// <summary>The password a sender must give; null: the server asks for none.</summary>
    public string? Password { get; set; }

    /// <summary>Which access tokens are taken (XOAUTH2); null: none, passwords are.</summary>
    public Func<string, bool>? TakesToken { get; set; }

    /// <summary>Whether what checks passwords and tokens is down.</summary>
    public bool ChecksNobody { get; set; }

    /// <summary>The faults of the next mail messages.</summary>
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
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
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
        bool known = false;
        await writer.WriteLineAsync("220 stand-in ESMTP");
        while (await reader.ReadLineAsync(_stop.Token) is { } said)
        {
            string verb = said.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await writer.WriteLineAsync(Password is null ? "250-stand-in\r\n250 8BITMIME" : $"250-stand-in\r\n250-AUTH {(TakesToken is null ? "PLAIN" : "XOAUTH2")}\r\n250 8BITMIME");
                    break;
                case "AUTH" when ChecksNobody:
                    await writer.WriteLineAsync("454 4.7.0 Temporary authentication failure");
                    break;
                case "AUTH" when TakesToken is not null:
                    known = said.Split(' ') is [_, "XOAUTH2", var token] && Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split('\x01') is [_, var bearer, ..]
                        && bearer.StartsWith("auth=Bearer ", StringComparison.Ordinal) && TakesToken(bearer["auth=Bearer ".Length..]);
                    if (!known)
                    {
                        await writer.WriteLineAsync($"334 {Convert.ToBase64String("{\"status\":\"401\"}"u8)}");
                        await reader.ReadLineAsync(_stop.Token);
                    }

                    await writer.WriteLineAsync(known ? "235 2.7.0 welcome" : "535 5.7.8 Error: authentication failed");
                    break;
                case "AUTH":
                    known = said.Split(' ') is [_, _, var shown] && Encoding.UTF8.GetString(Convert.FromBase64String(shown)).Split('\0') is [_, _, var password] && password == Password;
                    await writer.WriteLineAsync(known ? "235 2.7.0 welcome" : "535 5.7.8 Error: authentication failed");
                    break;
                case "MAIL" when Password is not null && !known:
                    await writer.WriteLineAsync("530 5.7.0 Authentication required");
                    break;
                case "MAIL":
                    from = said;
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT" when Faults.TryPeek(out SmtpFault fault) && fault is SmtpFault.Busy or SmtpFault.NoSuchPerson:
                    Faults.TryDequeue(out fault);
                    await writer.WriteLineAsync(fault == SmtpFault.Busy ? "450 4.2.1 busy" : "550 5.1.1 no such person");
                    break;
                case "RCPT" when Faults.TryPeek(out SmtpFault soon) && soon is SmtpFault.Greylisted or SmtpFault.Closing:
                    Faults.TryDequeue(out soon);
                    await writer.WriteLineAsync(soon == SmtpFault.Closing ? "421 4.3.2 closing for maintenance" : "451 4.7.1 Greylisted, please come back in 2 seconds");
                    if (soon == SmtpFault.Closing)
                    {
                        return;
                    }

                    break;
                case "RCPT":
                    to = said;
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    if (Faults.TryPeek(out SmtpFault refuses) && refuses is SmtpFault.TooLarge or SmtpFault.Spam or SmtpFault.LostInMessage)
                    {
                        Faults.TryDequeue(out refuses);
                        if (refuses == SmtpFault.LostInMessage)
                        {
                            return;
                        }

                        await Data(reader);
                        await writer.WriteLineAsync(refuses == SmtpFault.TooLarge ? "552 5.3.4 message too big" : "554 5.7.1 looks like spam");
                        break;
                    }

                    Mail.Enqueue(new ReceivedMail(from, to, await Data(reader)));
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
            data.AppendLine(line.StartsWith('.') ? line[1..] : line);
        }

        return data.ToString();
    }
}
