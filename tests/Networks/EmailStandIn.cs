using System.Collections.Concurrent;
using System.Text;
using Dialog.Channels;
using Dialog.Support.StandIns;
using MimeKit;

namespace Dialog.Networks;

/// <summary>A mail provider: residents reply to their own first mail message, as mail programs do.</summary>
internal sealed class EmailStandIn : INetworkStandIn
{
    private const string Address = "priemnaya@region.example";
    private readonly ImapServer _imap = new();
    private readonly SmtpReceiver _smtp = new() { Password = "password" };
    private readonly ConcurrentDictionary<int, string> _first = new();

    public string Name => ChannelKinds.Email;

    public ChannelSettings Settings(string region, Uri api) => new()
    {
        Region = region,
        Kind = ChannelKinds.Email,
        Name = "Почта (стенд)",
        Account = Address,
        Token = _imap.Password,
        Mail = new("127.0.0.1", _imap.Port, "127.0.0.1", _smtp.Port, MailSecurity.None),
    };

    public void Say(int resident, string name, string text)
    {
        using MimeMessage mail = new() { Subject = "Обращение", Body = new TextPart("plain") { Text = text } };
        mail.From.Add(new MailboxAddress(name, $"resident{resident}@example.org"));
        mail.To.Add(new MailboxAddress("", Address));
        string root = _first.GetOrAdd(resident, mail.MessageId!);
        if (root != mail.MessageId)
        {
            mail.Subject = "Re: Обращение";
            mail.InReplyTo = root;
            mail.References.Add(root);
        }
        using MemoryStream bytes = new();
        mail.WriteTo(bytes);
        _imap.Inbox.Deliver(bytes.ToArray());
    }

    public IEnumerable<Heard> Heard() => _smtp.Mail.Select(l =>
    {
        using MimeMessage mail = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(l.Data)));
        return Networks.Heard.Plain($"{mail.To}: {mail.Subject}: {mail.TextBody?.Trim()}");
    });

    public async ValueTask DisposeAsync()
    {
        await _imap.DisposeAsync();
        await _smtp.DisposeAsync();
    }
}
