using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Dialog.Outbound;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Dialog.Channels.Email;

/// <summary>Signed-in connections to mail servers, one pool per silo: a sign-in for every question is what providers block accounts for.</summary>
public sealed class EmailLines(OutboundGuard guard, NetworkCalls calls, TimeProvider time) : IDisposable
{
    private const int KeptPerMailbox = 2;
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly MailTokens _tokens = new(calls, time);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Idle>> _idle = new();

    // Identifies a message that breaks the connection repeatedly; forgotten when it was taken or given up.
    private readonly ConcurrentDictionary<string, int> _stumbles = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _smtpSeen = new();

    private sealed record Idle(ImapClient Line, DateTimeOffset Since);

    /// <summary>A connection nobody else uses: give it back with <see cref="Return"/> or dispose it.</summary>
    internal async Task<ImapClient> Imap(ChannelSettings settings, CancellationToken stop)
    {
        LetGo();
        ConcurrentQueue<Idle> mine = _idle.GetOrAdd(Key(settings), _ => new());
        while (mine.TryDequeue(out Idle? found))
        {
            if (found.Line is { IsConnected: true, IsAuthenticated: true } && time.GetUtcNow() - found.Since < KeptFor && await Answers(found.Line, stop))
            {
                return found.Line;
            }

            found.Line.Dispose();
        }
        MailServers mail = settings.Mail!;
        return await SignedIn(settings, reply => new ImapClient(reply) { Timeout = 20_000, CheckCertificateRevocation = false }, mail.ImapHost, mail.ImapPort, _ => true, stop);
    }

    internal void Return(ChannelSettings settings, ImapClient line)
    {
        ConcurrentQueue<Idle> mine = _idle.GetOrAdd(Key(settings), _ => new());
        if (line.IsConnected && mine.Count < KeptPerMailbox)
        {
            mine.Enqueue(new(line, time.GetUtcNow()));
        }
        else
        {
            line.Dispose();
        }
    }

    internal async Task<SmtpClient> Smtp(ChannelSettings settings, CancellationToken stop)
    {
        MailServers mail = settings.Mail!;
        try
        {
            // A relay on the same machine asks for no name.
            SmtpClient line = await SignedIn(settings, reply => new SmtpClient(reply) { Timeout = 20_000, CheckCertificateRevocation = false }, mail.SmtpHost, mail.SmtpPort,
                smtp => mail.SignIn is not null || smtp.Capabilities.HasFlag(SmtpCapabilities.Authentication), stop);
            _smtpSeen[Key(settings)] = time.GetUtcNow();
            return line;
        }
        catch
        {
            _smtpSeen.TryRemove(Key(settings), out _);
            throw;
        }
    }

    /// <summary>The settings with the refresh token that was issued in place of theirs.</summary>
    internal ChannelSettings? Renewed(ChannelSettings settings) =>
        settings.Mail?.SignIn is not null && _tokens.Renewed(settings) is { } renewed ? settings with { ReadToken = renewed } : null;

    /// <summary>The SMTP server took our sign-in a while ago; asking every minute is more than providers like.</summary>
    internal bool SmtpWorked(ChannelSettings settings) => _smtpSeen.TryGetValue(Key(settings), out DateTimeOffset at) && time.GetUtcNow() - at < TimeSpan.FromMinutes(10);

    /// <returns>how often the connection broke at this message</returns>
    internal int Stumbled(ChannelSettings settings, uint validity, uint uid) => _stumbles.AddOrUpdate($"{Key(settings)}/{validity}/{uid}", 1, (_, n) => n + 1);

    internal void Passed(ChannelSettings settings, uint validity, uint uid) => _stumbles.TryRemove($"{Key(settings)}/{validity}/{uid}", out _);

    public void Dispose()
    {
        foreach (ConcurrentQueue<Idle> mailbox in _idle.Values)
        {
            while (mailbox.TryDequeue(out Idle? found))
            {
                found.Line.Dispose();
            }
        }
    }

    // Of mailboxes that were given another password or are read no more.
    private void LetGo()
    {
        foreach (ConcurrentQueue<Idle> mailbox in _idle.Values)
        {
            while (mailbox.TryPeek(out Idle? oldest) && time.GetUtcNow() - oldest.Since >= KeptFor && mailbox.TryDequeue(out Idle? found))
            {
                found.Line.Dispose();
            }
        }
    }

    private static async Task<bool> Answers(ImapClient line, CancellationToken stop)
    {
        try
        {
            await line.NoOpAsync(stop);
            return true;
        }
        catch (Exception e) when (EmailErrors.IsNetwork(e) && !stop.IsCancellationRequested)
        {
            return false;
        }
    }

    // An access token may be withdrawn before its time: then another one is asked for, once.
    private async Task<T> SignedIn<T>(ChannelSettings settings, Func<SignInReply, T> make, string host, int port, Func<T, bool> asks, CancellationToken stop)
        where T : class, IMailService
    {
        MailToken? token = settings.Mail!.SignIn is null ? null : await _tokens.Of(settings, null, stop);
        while (true)
        {
            SignInReply reply = new();
            T line = make(reply);
            try
            {
                await Connect(line, host, port, settings.Mail, stop);
                if (asks(line))
                {
                    await (token is null
                        ? line.AuthenticateAsync(Encoding.UTF8, Login(settings), settings.Token!, stop)
                        : line.AuthenticateAsync(new SaslMechanismOAuth2(Login(settings), token.Value), stop));
                }

                reply.End();
                return line;
            }
            // Another token would be checked no better.
            catch (AuthenticationException e) when (reply.IsUnchecked)
            {
                line.Dispose();
                throw new SignInUncheckedException(e);
            }
            catch (AuthenticationException) when (token is { IsFresh: false })
            {
                line.Dispose();
            }
            catch
            {
                line.Dispose();
                throw;
            }

            token = (await _tokens.Of(settings, token.Value, stop)) with { IsFresh = true };
        }
    }

    private async Task Connect(IMailService line, string host, int port, MailServers mail, CancellationToken stop)
    {
        Socket socket;
        using (CancellationTokenSource limit = new(ConnectLimit, time))
        using (CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop))
        {
            socket = await guard.Connect(host, port, both.Token);
        }

        EmailCertificate certificate = new(mail.CertificateAuthority, time);
        line.ServerCertificateValidationCallback = certificate.Accepts;
        try
        {
            await line.ConnectAsync(socket, host, port, Security(mail), stop);
        }
        catch (SslHandshakeException e) when (certificate.Fault is { } fault)
        {
            socket.Dispose();
            throw new CertificateFaultException(fault, certificate.Limit, e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Login(ChannelSettings settings) => settings.Mail!.Login ?? settings.Account!;

    private static SecureSocketOptions Security(MailServers mail) => mail.Security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    // Another password is another mailbox: its connections were signed in with the former one.
    private static string Key(ChannelSettings settings) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{settings.Mail}\n{settings.Account}\n{settings.Token}\n{settings.ReadToken}")));
}
