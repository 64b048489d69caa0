using System.Diagnostics;
using System.Text;
using Dialog.Channels;

namespace Dialog.Domain.Tests.Channels.Email;

/// <summary>Mail messages made to stop whoever reads them.</summary>
public sealed class AMonster
{
    private static string Many(string part, int times) => new StringBuilder(part.Length * times).Insert(0, part, times).ToString();

    private static string Nested(int depth)
    {
        StringBuilder text = new("From: a@example.org\r\nMessage-ID: <1@b>\r\n");
        for (int i = 0; i < depth; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");
        }

        return text.Append("Content-Type: text/plain\r\n\r\nhello\r\n").ToString();
    }

    public static TheoryData<string> Kinds => ["one line", "quotes", "html depth", "html attributes", "headers", "parts", "depth", "references", "colons", "addresses", "uuencoded", "subject", "alternatives", "tables"];

    private static string Message(string kind) => kind switch
    {
        "one line" => MailMessages.Plain(Many("яма ", 1_000_000)),
        "quotes" => MailMessages.Plain(Many("> > > a\nOn 1 x\n", 200_000)),
        "html depth" => MailMessages.Plain(Many("<div><blockquote>", 100_000) + "x", "Content-Type: text/html"),
        "html attributes" => MailMessages.Plain("<a " + Many("b=c ", 300_000) + ">x</a>", "Content-Type: text/html"),
        "headers" => string.Concat(Enumerable.Range(0, 100_000).Select(i => $"X-{i}: y\r\n")) + MailMessages.Plain(),
        "parts" => MailMessages.Plain(Many("--m\r\nContent-Type: image/png\r\n\r\nx\r\n", 20_000), "Content-Type: multipart/mixed; boundary=m"),
        "depth" => Nested(2_000),
        "references" => MailMessages.Plain(headers: "References: " + Many("<a@b> ", 100_000)),
        "colons" => MailMessages.Plain(Many("2026 a@b.example:", 30) + Many("\n10.06.2026 12:00 a <a@b.example", 100_000)),
        "addresses" => MailMessages.Plain(headers: "From: " + Many("a@b.example,", 50_000)),
        "uuencoded" => MailMessages.Plain(Many("begin 644 a\n", 100_000)),
        "subject" => MailMessages.Plain(headers: "Subject: " + Many("Re: ", 100_000)),
        "alternatives" => MailMessages.Plain(Many("--m\r\nContent-Type: multipart/alternative; boundary=m\r\n\r\n", 3_000), "Content-Type: multipart/alternative; boundary=m"),
        _ => MailMessages.Plain(Many("<table><tr><td>a<td>b", 50_000), "Content-Type: text/html"),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Is_read_or_set_aside_in_bounded_time(string kind)
    {
        string mail = Message(kind);
        long begun = Stopwatch.GetTimestamp();

        ReadResult result = MailMessages.Read(mail);

        TimeSpan took = Stopwatch.GetElapsedTime(begun);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {took.TotalMilliseconds:0} ms, {result.GetType().Name}");
        Assert.True(took < TimeSpan.FromSeconds(20), $"{took}");
        Assert.False(result is ReadResult.Broken { Field: "$" }, result.ToString());
    }
}
