using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dialog.Hosting;
using Dialog.Hosting.Processes;
using Dialog.Support;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels.RealMail;

/// <summary>
/// Debian's dovecot and postfix with configurations, ports, mailboxes and certificates of their own, as processes of the test. Both start as
/// root and hand their work to the accounts of their packages; mailboxes belong to the account "mail".
/// </summary>
internal sealed class MailHost : IAsyncDisposable
{
    public const string Password = "password";

    /// <summary>The only resident whose mail is taken here.</summary>
    public const string Resident = "anna@example.org";

    /// <summary>The folder of sent messages: nobody guesses its name, the server marks it.</summary>
    public const string SentFolder = "Ausgang";

    private const string Dovecot = "/usr/sbin/dovecot";
    private const string Postfix = "/usr/sbin/postfix";
    private const string PostfixMaster = "/usr/lib/postfix/sbin/master";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("mail-").FullName;
    private readonly int _authPort = FreePorts.Next();
    private ChildProcess? _imap;
    private ChildProcess? _smtp;
    private int _delivered;

    /// <summary>Why none can be started here; null when one can.</summary>
    public static string? Missing =>
        !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "dovecot and postfix start as root on Linux only: real mail servers were not tested."
        : !File.Exists(Dovecot) || !File.Exists(Postfix) || !File.Exists(PostfixMaster) ? "dovecot or postfix is not installed (Debian: dovecot-imapd, postfix): real mail servers were not tested."
        : null;

    public OwnAuthority Authority { get; } = OwnAuthority.Now();

    public SignInServer SignIn { get; private set; } = null!;

    public int Imap { get; } = FreePorts.Next();

    public int Imaps { get; } = FreePorts.Next();

    public int Submission { get; } = FreePorts.Next();

    public int Submissions { get; } = FreePorts.Next();

    /// <summary>Addresses of this machine under which the servers show these certificates.</summary>
    public static class At
    {
        public const string Good = "127.0.0.1";
        public const string Expired = "127.0.0.2";
        public const string NotYetValid = "127.0.0.3";
        public const string OtherHost = "127.0.0.4";
        public const string OtherAuthority = "127.0.0.5";
    }

    public static async Task<MailHost> Start()
    {
        MailHost host = new();
        try
        {
            host.SignIn = await SignInServer.StartAsync();
            await host.Prepare();
            await host.StartImap();
            await host.StartSmtp();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async Task StartImap()
    {
        _imap = await ChildProcess.StartAsync(new("dovecot", Dovecot, "-F", "-c", PathTo("dovecot.conf")) { SignalWhenWeDie = "TERM" }, _folder);
        await Greets(_imap, Imap, "* OK");
    }

    /// <summary>Ends it with every process that serves a connection, as a crash does: a stop in good order leaves connections open for a while.</summary>
    public async Task StopImap()
    {
        await _imap!.Kill9Async();
        await _imap.DisposeAsync();
    }

    /// <summary>What a restored backup does: the messages of the inbox under new numbers of a new numbering. Only while the server is stopped.</summary>
    public void Renumber(string account)
    {
        foreach (string file in Directory.GetFiles(PathTo("mail", account), "dovecot*"))
        {
            File.Delete(file);
        }
    }

    /// <summary>Puts a message into an inbox the way a delivery agent does.</summary>
    public async Task Deliver(string account, string mail)
    {
        string inbox = await Mailbox(account);
        string name = string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}.T{Interlocked.Increment(ref _delivered)}.test");
        await File.WriteAllBytesAsync(Path.Combine(inbox, "tmp", name), Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\n")));
        File.Move(Path.Combine(inbox, "tmp", name), Path.Combine(inbox, "new", name));
    }

    /// <summary>The messages of a folder as they lie in the store.</summary>
    public string[] Messages(string account, string? folder = null)
    {
        string place = folder is null ? PathTo("mail", account) : PathTo("mail", account, $".{folder}");
        return [.. new[] { "new", "cur" }.Select(d => Path.Combine(place, d)).Where(Directory.Exists).SelectMany(Directory.GetFiles).Select(f => File.ReadAllText(f))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ChildProcess process in new[] { _smtp, _imap }.OfType<ChildProcess>())
        {
            await process.StopAsync(Patience);
            await process.DisposeAsync();
        }

        if (SignIn is not null)
        {
            await SignIn.DisposeAsync();
        }

        Authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string PathTo(params string[] parts) => Path.Combine([_folder, .. parts]);

    private async Task<string> Mailbox(string account)
    {
        string inbox = PathTo("mail", account);
        if (!Directory.Exists(inbox))
        {
            foreach (string part in (string[])["tmp", "new", "cur"])
            {
                Directory.CreateDirectory(Path.Combine(inbox, part));
            }

            await Own("mail", inbox);
        }

        return inbox;
    }

    private async Task Prepare()
    {
        if (!OperatingSystem.IsWindows())
        {
            // The accounts of the servers go through it.
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        }

        foreach (string folder in (string[])["mail", "postfix", "queue", "data"])
        {
            Directory.CreateDirectory(PathTo(folder));
        }

        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using OwnAuthority other = OwnAuthority.Now();
        await Certificate(At.Good, Authority.Server(At.Good));
        await Certificate(At.Expired, Authority.Server(At.Expired, now.AddDays(-40), now.AddDays(-10)));
        await Certificate(At.NotYetValid, Authority.Server(At.NotYetValid, now.AddDays(10), now.AddDays(40)));
        await Certificate(At.OtherHost, Authority.Server("mail.elsewhere.example"));
        await Certificate(At.OtherAuthority, other.Server(At.OtherAuthority));
        await Own("mail", PathTo("mail"));
        await Own("postfix", PathTo("data"));
        await File.WriteAllTextAsync(PathTo("dovecot.conf"), DovecotConfiguration());
        await File.WriteAllTextAsync(PathTo("dovecot-oauth2.conf"), $"""
            introspection_mode = get
            introspection_url = {SignIn.Address}/introspect?token=
            active_attribute = active
            active_value = true
            username_attribute = username

            """);
        await File.WriteAllTextAsync(PathTo("postfix", "main.cf"), MainConfiguration());
        await File.WriteAllTextAsync(PathTo("postfix", "master.cf"), MasterConfiguration());
    }

    private async Task Certificate(string name, X509Certificate2 certificate)
    {
        using X509Certificate2 shown = certificate;
        await File.WriteAllTextAsync(PathTo($"{name}.crt"), shown.ExportCertificatePem());
        await File.WriteAllTextAsync(PathTo($"{name}.key"), shown.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    private static Task Own(string account, string folder) => ShortCommand.RunOrThrowAsync(new ProcessSpec("chown", "chown", "-R", $"{account}:{account}", folder));

    private async Task StartSmtp()
    {
        await ShortCommand.RunOrThrowAsync(new ProcessSpec("postfix check", Postfix, "-c", PathTo("postfix"), "check"));
        _smtp = await ChildProcess.StartAsync(new("postfix", PostfixMaster, "-c", PathTo("postfix")) { SignalWhenWeDie = "TERM" }, _folder);
        await Greets(_smtp, Submission, "220 ");
    }

    private async Task Greets(ChildProcess server, int port, string greeting) => await Eventually.Holds(
        async () =>
        {
            if (!server.IsRunning)
            {
                throw new LaunchException($"{server.Spec.Name} ended: {server.LastLines()}\n{Log()}");
            }

            try
            {
                using TcpClient client = new();
                using CancellationTokenSource limit = new(TimeSpan.FromSeconds(5));
                await client.ConnectAsync(At.Good, port, limit.Token);
                byte[] said = new byte[greeting.Length];
                await client.GetStream().ReadExactlyAsync(said, limit.Token);
                return Encoding.ASCII.GetString(said) == greeting;
            }
            catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
            {
                return false;
            }
        },
        Patience, $"{server.Spec.Name} greets", Log);

    /// <summary>What both servers wrote last.</summary>
    public string Log() => string.Join('\n', new[] { "dovecot.messages", "postfix.messages" }.Select(f => PathTo(f)).Where(File.Exists).SelectMany(f => File.ReadLines(f).TakeLast(20)));

    private string DovecotConfiguration()
    {
        StringBuilder all = new($$"""
            base_dir = {{_folder}}/run
            state_dir = {{_folder}}/run
            instance_name = {{Path.GetFileName(_folder)}}
            log_path = {{_folder}}/dovecot.messages
            protocols = imap
            listen = 127.0.0.1, 127.0.0.2, 127.0.0.3, 127.0.0.4, 127.0.0.5
            ssl = yes
            ssl_cert = <{{_folder}}/{{At.Good}}.crt
            ssl_key = <{{_folder}}/{{At.Good}}.key
            ssl_dh =
            disable_plaintext_auth = yes
            auth_mechanisms = plain login xoauth2
            first_valid_uid = 1
            first_valid_gid = 1
            mail_max_userip_connections = 100
            mail_location = maildir:{{_folder}}/mail/%u
            passdb {
              driver = static
              mechanisms = plain login
              args = password={{Password}}
            }
            passdb {
              driver = oauth2
              mechanisms = xoauth2
              args = {{_folder}}/dovecot-oauth2.conf
            }
            userdb {
              driver = static
              args = uid=mail gid=mail home={{_folder}}/mail/%u allow_all_users=yes
            }
            namespace inbox {
              inbox = yes
              mailbox {{SentFolder}} {
                special_use = \Sent
                auto = create
              }
            }
            service imap-login {
              inet_listener imap {
                port = {{Imap}}
              }
              inet_listener imaps {
                port = {{Imaps}}
                ssl = yes
              }
            }
            service auth {
              inet_listener {
                address = 127.0.0.1
                port = {{_authPort}}
              }
            }

            """);
        foreach (string address in (string[])[At.Expired, At.NotYetValid, At.OtherHost, At.OtherAuthority])
        {
            all.Append(CultureInfo.InvariantCulture, $$"""
                local {{address}} {
                  ssl_cert = <{{_folder}}/{{address}}.crt
                  ssl_key = <{{_folder}}/{{address}}.key
                }

                """);
        }

        return all.ToString();
    }

    private string MainConfiguration() => $$"""
        compatibility_level = 3.6
        queue_directory = {{_folder}}/queue
        data_directory = {{_folder}}/data
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        mail_owner = postfix
        setgid_group = postdrop
        maillog_file = {{_folder}}/postfix.messages
        maillog_file_prefixes = {{_folder}}
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        myhostname = mx.region.example
        mydestination =
        mynetworks =
        alias_maps =
        disable_dns_lookups = yes
        smtp_host_lookup = native
        default_transport = error:only mailboxes of this machine
        virtual_mailbox_domains = example.org
        virtual_mailbox_base = {{_folder}}/mail
        virtual_mailbox_maps = inline:{ {{Resident}}={{Resident}}/ }
        virtual_uid_maps = static:8
        virtual_gid_maps = static:8
        virtual_minimum_uid = 1
        smtpd_sasl_auth_enable = yes
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = inet:127.0.0.1:{{_authPort}}
        smtpd_sasl_security_options = noanonymous
        smtpd_tls_auth_only = yes
        smtpd_tls_cert_file = {{_folder}}/{{At.Good}}.crt
        smtpd_tls_key_file = {{_folder}}/{{At.Good}}.key
        smtpd_relay_restrictions = permit_sasl_authenticated, reject
        smtpd_recipient_restrictions = permit_sasl_authenticated, reject
        message_size_limit = 30000000

        """;

    private string MasterConfiguration() => $"""
        {At.Good}:{Submission} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
        {At.Good}:{Submissions} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
        {At.Expired}:{Submissions} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes -o smtpd_tls_cert_file={_folder}/{At.Expired}.crt -o smtpd_tls_key_file={_folder}/{At.Expired}.key
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        proxymap unix - - n - - proxymap
        postlog unix-dgram n - n - 1 postlogd

        """;
}
