using System.Text;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Email;

namespace Dialog.Domain.Tests.Channels.Email;

/// <summary>Mail messages for tests.</summary>
internal static class MailMessages
{
    public const string Own = "priemnaya@region.example";
    public static readonly DateTimeOffset SeenAt = new(2026, 6, 11, 9, 0, 0, TimeSpan.Zero);

    public static ReadContext Context { get; } = new("mail", "demo", SeenAt, Own);

    /// <summary>A mail message of Anna's; given headers come after hers and replace those of the same name.</summary>
    public static string Plain(string body = "Во дворе яма.", string headers = "")
    {
        string[] given = headers.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> usual = new[]
        {
            "From: Анна Ким <anna@example.org>", $"To: {Own}", "Subject: Яма на Ленина, 5", "Date: Wed, 10 Jun 2026 12:00:00 +0300",
            "Message-ID: <a1@example.org>", "Content-Type: text/plain; charset=utf-8",
        }.Where(u => !given.Any(g => g.StartsWith(u.Split(' ')[0], StringComparison.OrdinalIgnoreCase)));
        return string.Join("\r\n", [.. usual, .. given]) + "\r\n\r\n" + body.ReplaceLineEndings("\r\n");
    }

    public static ReadResult Read(string mail) => Read(Encoding.UTF8.GetBytes(mail));

    public static ReadResult Read(byte[] mail) => EmailReader.Read(mail, Context);

    public static ReadResult.Message Message(string mail) => Assert.IsType<ReadResult.Message>(Read(mail));

    public static IncomingMessage Incoming(string mail) => Message(mail).Incoming;

    public static string Ignored(string mail) => Assert.IsType<ReadResult.Ignored>(Read(mail)).Because;
}
