using System.Text;
using Dialog.Cases;
using Dialog.Channels;

namespace Dialog.Domain.Tests.Channels.Email;

/// <summary>What a message declares stands: other languages' letters were taken for Cyrillic ones of a wrong table.</summary>
public sealed class ADeclaredCharset
{
    private static readonly string[] German = ["äöüß", "ÄÖÜ äöü", "Öl, Äö, üß", "Straße überschwemmt: Größe 5 m²", "öäü öäü öäü öäü öäü"];
    private static readonly string[] French = ["déjà été à", "ÉÈÊ àâ", "Où ça? À côté."];
    private static readonly string[] Swedish = ["å ä ö", "åäö ÅÄÖ", "Ån är översvämmad."];
    private static readonly string[] Polish = ["żółć", "Zażółć gęślą jaźń", "łąka ŁĄKA"];
    private static readonly string[] Czech = ["žščř", "Příliš žluťoučký kůň"];
    private static readonly string[] Turkish = ["ığüşöç", "Yol çöktü, İğdır"];
    private static readonly string[] Greek = ["Δρόμος", "χαλασμένος δρόμος"];
    private static readonly string[] Russian = ["Яма", "Ёж", "Яма у дома", "ПРОШУ ПОЧИНИТЬ", "Нет воды третий день, когда дадут?"];

    public static TheoryData<string, string> Matrix
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach ((string charset, string[][] texts) in ((string, string[][])[])[
                ("iso-8859-1", [German, French, Swedish]), ("windows-1252", [German, French, Swedish]), ("iso-8859-15", [German, French]),
                ("iso-8859-2", [Polish, Czech, German[..3]]), ("windows-1250", [Polish, Czech]), ("iso-8859-9", [Turkish]), ("windows-1254", [Turkish]),
                ("iso-8859-7", [Greek]), ("windows-1253", [Greek]), ("utf-8", [German, French, Swedish, Polish, Czech, Turkish, Greek, Russian]),
                ("windows-1251", [Russian]), ("koi8-r", [Russian]), ("ibm866", [Russian]), ("iso-8859-5", [Russian])])
            {
                foreach (string text in texts.SelectMany(t => t))
                {
                    all.Add(charset, text);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Of_a_text_stands(string charset, string text) =>
        Assert.Equal(text, Incoming(Mail($"Content-Type: text/plain; charset={charset}", "", EncodingOf(charset).GetBytes(text))).Text);

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Of_a_subject_stands(string charset, string text) =>
        Assert.Equal(
            text,
            Incoming(Mail("Content-Type: text/plain; charset=utf-8", $"=?{charset}?B?{Convert.ToBase64String(EncodingOf(charset).GetBytes(text))}?=", "."u8.ToArray())).Text.Split('\n')[0]);

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Of_a_files_name_stands(string charset, string text)
    {
        string name = text.Replace(": ", " ", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal).TrimEnd('.');
        string encoded = string.Concat(EncodingOf(charset).GetBytes($"{name}.pdf").Select(b => $"%{b:X2}"));
        string mail = $"From: Анна <anna@example.org>\r\nTo: mayor@city.example\r\nMessage-ID: <1@example.org>\r\nDate: Wed, 10 Jun 2026 12:00:00 +0300\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\nContent-Type: application/pdf\r\n"
            + $"Content-Disposition: attachment; filename*={charset}''{encoded}\r\n\r\n%PDF-1.4\r\n--b--\r\n";

        Assert.Equal($"{name}.pdf", Assert.Single(MailMessages.Incoming(mail).Attachments).Name);
    }

    [Theory]
    [InlineData("windows-1251")]
    [InlineData("koi8-r")]
    [InlineData("ibm866")]
    public void That_only_another_table_makes_russian_of_is_a_programs_habit(string written)
    {
        const string text = "Просим починить дорогу у школы, дети ходят по проезжей части.";

        Assert.Equal(text, Incoming(Mail("Content-Type: text/plain; charset=iso-8859-1", "", EncodingOf(written).GetBytes(text))).Text);
    }

    private static IncomingMessage Incoming(byte[] mail) => Assert.IsType<ReadResult.Message>(MailMessages.Read(mail)).Incoming;

    private static byte[] Mail(string type, string subject, byte[] body) =>
    [
        .. Encoding.UTF8.GetBytes($"From: anna@example.org\r\nTo: mayor@city.example\r\nMessage-ID: <1@example.org>\r\nDate: Wed, 10 Jun 2026 12:00:00 +0300\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n{type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"),
        .. body,
        .. "\r\n"u8,
    ];

    private static Encoding EncodingOf(string charset) => Encoding.GetEncoding(charset);
}
