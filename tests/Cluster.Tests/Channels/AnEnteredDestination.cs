using System.Net;
using System.Net.Sockets;
using System.Text;
using Dialog.Channels;
using Dialog.Hosting;
using Dialog.Outbound;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>A server that an administrator entered in place of a network's own: never inside a private network, and no means of finding out what is there.</summary>
public sealed class AnEnteredDestination(GuardedSilos silos) : IClassFixture<GuardedSilos>
{
    private const string Html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\nConnection: close\r\n\r\n<html></html>";
    private const string Unauthorized = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private const string Other = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 28\r\nConnection: close\r\n\r\n{\"message\":\"page not found\"}";

    public static TheoryData<string> Kinds =>
        [ChannelKinds.Telegram, ChannelKinds.Vk, ChannelKinds.Max, ChannelKinds.Ok, ChannelKinds.Email, ChannelKinds.ExternalOrganisation];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_a_private_network_is_refused_when_it_is_saved(string kind)
    {
        Dictionary<string, string[]> errors = await Channel(silos.Closed, $"saved-{kind}").Check(Settings(kind, "127.0.0.1", 80));
        Dictionary<string, string[]> opened = await Channel(silos.Open, $"saved-{kind}").Check(Settings(kind, "127.0.0.1", 80));

        Assert.All(errors, e => Assert.Equal(OutboundGuard.Refusal, e.Value[0]));
        Assert.Equal(kind == ChannelKinds.Email ? ["mail.imapHost", "mail.smtpHost"] : ["baseAddress"], errors.Keys.Order());
        Assert.Empty(opened);
    }

    [Fact]
    public async Task That_issues_tokens_of_a_mailbox_is_refused_in_a_private_network_too()
    {
        ChannelSettings settings = Settings(ChannelKinds.Email, "mail.example", 993) with { ReadToken = "refresh" };
        settings = settings with { Mail = settings.Mail! with { SignIn = new("https://10.0.0.5/token", "dialog") } };

        Dictionary<string, string[]> errors = await Channel(silos.Closed, "saved-tokens").Check(settings);

        Assert.Equal(["mail.signIn.tokenEndpoint"], errors.Keys);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Html)]
    [InlineData(Unauthorized)]
    [InlineData(Other)]
    public async Task That_issues_tokens_of_a_mailbox_tells_no_more_than_a_network(string? says)
    {
        await using Listener listener = new(says);
        string id = $"tokens-{listener.Port}";
        ChannelSettings settings = Settings(ChannelKinds.Email, "127.0.0.1", listener.Port);
        settings = settings with { Mail = settings.Mail! with { SignIn = new($"http://127.0.0.1:{listener.Port}/token", "dialog") } };

        ChannelView view = await Channel(silos.Open, id).Configure(settings);
        TestSent sent = await Channel(silos.Open, id).SendTest("anna@example.org", "Проверка");
        ChannelView closed = await Channel(silos.Closed, id).Configure(settings);

        Assert.Equal((EnteredDestination.Unreachable, EnteredDestination.Unreachable, EnteredDestination.Private), (view.LastError, sent.Words, closed.LastError));
        await Channel(silos.Open, id).Configure(settings with { Enabled = false });
        await Channel(silos.Closed, id).Configure(settings with { Enabled = false });
    }

    // A name is judged by the address that is connected to.
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_a_private_network_is_not_connected_to(string kind)
    {
        await using Listener listener = new(Html);

        ChannelView view = await Channel(silos.Closed, $"connected-{kind}").Configure(Settings(kind, "localhost", listener.Port));
        TestSent sent = await Channel(silos.Closed, $"connected-{kind}").SendTest(Conversation(kind), "Проверка");

        Assert.Equal(EnteredDestination.Private, view.LastError);
        Assert.Equal(("failed", EnteredDestination.Private), (sent.State, sent.Words));
        Assert.Equal(0, listener.Connections);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Does_not_tell_an_open_port_from_a_closed_one_nor_what_answers(string kind)
    {
        foreach (string? says in new[] { null, Html, Unauthorized, Other, "SSH-2.0-OpenSSH_9.6\r\n", "220 (vsFTPd 3.0.5)\r\n500 OOPS: unknown\r\n", "+OK POP3 ready\r\n" })
        {
            await using Listener listener = new(says);
            string id = $"oracle-{kind}-{listener.Port}";

            ChannelView view = await Channel(silos.Open, id).Configure(Settings(kind, "127.0.0.1", listener.Port));
            TestSent sent = await Channel(silos.Open, id).SendTest(Conversation(kind), "Проверка");

            Assert.Equal((false, EnteredDestination.Unreachable), (view.Healthy, view.LastError));
            Assert.Equal((says, "failed", EnteredDestination.Unreachable), (says, sent.State, sent.Words));
            Assert.Equal(says is not null, listener.Connections > 0);
            await Channel(silos.Open, id).Configure(Settings(kind, "127.0.0.1", listener.Port) with { Enabled = false });
        }
    }

    private static IChannelGrain Channel(IHost silo, string id) => silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IChannelGrain>(id);

    private static string Conversation(string kind) => kind switch
    {
        ChannelKinds.Telegram => "777",
        ChannelKinds.Vk => "777",
        ChannelKinds.Max => "777",
        ChannelKinds.Email => "anna@example.org",
        _ => "777",
    };

    private static ChannelSettings Settings(string kind, string host, int port) => new()
    {
        Region = ChannelSilo.Region,
        Kind = kind,
        Name = kind,
        Mode = kind is ChannelKinds.Ok ? ReceiveMode.Webhook : ReceiveMode.Polling,
        Token = "42:a-token",
        Secret = kind is ChannelKinds.Ok ? "a-secret-of-ok-1" : null,
        WebhookAddress = kind is ChannelKinds.Ok ? "https://dialog.example" : null,
        Account = kind switch { ChannelKinds.Vk => "42", ChannelKinds.Email => "town@example.org", _ => null },
        BaseAddress = kind == ChannelKinds.Email ? null : $"http://{host}:{port}",
        Mail = kind == ChannelKinds.Email ? new MailServers(host, port, host, port, IsThisMachine(host) ? MailSecurity.None : MailSecurity.Tls) : null,
    };

    private static bool IsThisMachine(string host) => host == "localhost" || IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address);

    /// <summary>A port where something says one and the same; without words a closed one.</summary>
    private sealed class Listener : IAsyncDisposable
    {
        private readonly TcpListener? _listener;
        private readonly Task _accepting = Task.CompletedTask;
        private int _connections;

        public Listener(string? says)
        {
            Port = FreePorts.Next();
            if (says is null)
            {
                return;
            }

            _listener = new TcpListener(IPAddress.Loopback, Port);
            _listener.Start();
            _accepting = Accept(_listener, Encoding.ASCII.GetBytes(says));
        }

        public int Port { get; }

        public int Connections => _connections;

        public async ValueTask DisposeAsync()
        {
            _listener?.Stop();
            await _accepting;
        }

        private async Task Accept(TcpListener listener, byte[] says)
        {
            try
            {
                while (true)
                {
                    using TcpClient client = await listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _connections);
                    try
                    {
                        NetworkStream stream = client.GetStream();
                        // HTTP wants to be asked first; the others greet.
                        if (says.AsSpan().StartsWith("HTTP"u8))
                        {
                            using CancellationTokenSource limit = new(TimeSpan.FromMilliseconds(300));
                            await stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, limit.Token);
                        }

                        await stream.WriteAsync(says);
                        client.Client.Shutdown(SocketShutdown.Send);
                        using CancellationTokenSource rest = new(TimeSpan.FromMilliseconds(300));
                        while (await stream.ReadAsync(new byte[4096], rest.Token) > 0)
                        {
                        }
                    }
                    catch (Exception e) when (e is IOException or OperationCanceledException)
                    {
                    }
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
            }
        }
    }
}
