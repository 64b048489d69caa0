using Dialog.Channels;
using Dialog.Support.StandIns;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>A mailbox at a provider of its own: both of its servers, and the channel that reads it.</summary>
internal sealed class MailAccount : IAsyncDisposable
{
    public const string Address = "priemnaya@region.example";

    private readonly int _imapPort;
    private readonly int _smtpPort;

    public MailAccount(string channel)
    {
        Channel = channel;
        Smtp.Password = "password";
        (_imapPort, _smtpPort) = (Imap.Port, Smtp.Port);
    }

    public string Channel { get; }

    public ImapServer Imap { get; } = new();

    public SmtpReceiver Smtp { get; } = new();

    public Task<ChannelView> Configure(ChannelSilo silo, string password = "password", MailSecurity security = MailSecurity.None, Func<MailServers, MailServers>? change = null) =>
        silo.Channel(Channel).Configure(Settings(password, security, change));

    public ChannelSettings Settings(string password = "password", MailSecurity security = MailSecurity.None, Func<MailServers, MailServers>? change = null) => new()
    {
        Region = ChannelSilo.Region,
        Kind = ChannelKinds.Email,
        Name = "Приёмная",
        Account = Address,
        Token = password,
        Mail = (change ?? (m => m))(new("127.0.0.1", _imapPort, "127.0.0.1", _smtpPort, security)),
    };

    public static string Message(string id, string text, string subject = "Яма на Ленина, 5", string headers = "", string from = "anna@example.org") =>
        $"""
        From: Анна Ким <{from}>
        To: {Address}
        Subject: {subject}
        Date: Wed, 10 Jun 2026 12:00:00 +0300
        Message-ID: <{id}>
        Content-Type: text/plain; charset=utf-8
        {headers}

        {text}

        """.Replace("utf-8\n\n\n", "utf-8\n\n", StringComparison.Ordinal);

    public async Task<string> ThreadOf(ChannelSilo silo, string messageId) =>
        await silo.Until($"select coalesce((select thread from messages where external_id = '{messageId}' and thread like '{Channel}/%'), '')", t => t.Length > 0);

    public async ValueTask DisposeAsync()
    {
        await Imap.DisposeAsync();
        await Smtp.DisposeAsync();
    }
}
