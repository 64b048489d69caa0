using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Dialog.Support.StandIns;

/// <summary>What an IMAP server does wrong, once.</summary>
public abstract record ImapFault
{
    private ImapFault()
    {
    }

    /// <summary>Breaks the connection after half of a mail message's bytes.</summary>
    public sealed record DropInMessage(uint Uid) : ImapFault;

    /// <summary>Breaks the connection at a command.</summary>
    public sealed record DropAt(string Command) : ImapFault;

    /// <summary>NO to a message that is put into a folder.</summary>
    public sealed record RefuseAppend : ImapFault;

    /// <summary>NO to the fetching of a mail message's bytes.</summary>
    public sealed record RefuseMessage(uint Uid) : ImapFault;
}

/// <summary>A mail server's IMAP side in this process (RFC 3501, 2177, 6154 as far as a client goes that reads and puts copies), with faults on demand.</summary>
public sealed class ImapServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _lines = new();
    private readonly Task _running;
    private int _signIns;

    public ImapServer(int port = 0)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _running = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Login { get; set; } = "priemnaya@region.example";

    public string Password { get; set; } = "password";

    /// <summary>Which access tokens are taken (XOAUTH2); null: none, passwords are.</summary>
    public Func<string, bool>? TakesToken { get; set; }

    /// <summary>Whether what checks passwords and tokens is down.</summary>
    public bool ChecksNobody { get; set; }

    /// <summary>Whether the server marks its folder of sent messages.</summary>
    public bool MarksSent { get; set; } = true;

    /// <summary>With one the connection is TLS from the first byte.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Whether IDLE is offered.</summary>
    public bool Idles { get; set; } = true;

    public ImapMailbox Inbox { get; } = new("INBOX");

    public ImapMailbox Sent { get; } = new("Sent");

    /// <summary>The faults of the next matching commands; each once.</summary>
    public ConcurrentDictionary<ImapFault, int> Faults { get; } = new();

    /// <summary>Every command as it came, without the tag and without passwords.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    public int SignIns => _signIns;

    /// <param name="times">how often</param>
    public void Fail(ImapFault fault, int times = 1) => Faults[fault] = times;

    /// <summary>Breaks every connection that is open now.</summary>
    public void DropAll()
    {
        foreach (TcpClient line in _lines.Keys)
        {
            line.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        DropAll();
        await _running;
        _stop.Dispose();
    }

    internal void SignedIn() => Interlocked.Increment(ref _signIns);

    internal bool Meets(ImapFault fault)
    {
        while (Faults.TryGetValue(fault, out int left) && left > 0)
        {
            if (Faults.TryUpdate(fault, left - 1, left))
            {
                return true;
            }
        }

        return false;
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
        _lines[client] = true;
        using TcpClient owned = client;
        try
        {
            await using NetworkStream stream = client.GetStream();
            if (Certificate is null)
            {
                await new ImapSession(this, stream).Talk(_stop.Token);
                return;
            }

            await using SslStream secured = new(stream);
            await secured.AuthenticateAsServerAsync(Certificate);
            await new ImapSession(this, secured).Talk(_stop.Token);
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException or ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // The client hung up, a fault broke the connection, or we stop.
        }
        finally
        {
            _lines.TryRemove(client, out _);
        }
    }
}
