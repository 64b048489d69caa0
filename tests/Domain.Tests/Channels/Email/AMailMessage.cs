using System.Text;
using Dialog.Cases;
using Dialog.Channels;

namespace Dialog.Domain.Tests.Channels.Email;

public sealed class AMailMessage
{
    [Fact]
    public void Becomes_a_private_message_of_its_writer_with_its_subject_on_top()
    {
        IncomingMessage read = MailMessages.Incoming(MailMessages.Plain());

        Assert.Equal(("anna@example.org", "Анна Ким", "a1@example.org", "Яма на Ленина, 5\nВо дворе яма."), (read.AuthorId, read.AuthorName, read.MessageId, read.Text));
        Assert.Equal((IncomingKind.New, false, ChannelKinds.Email), (read.What, read.IsPublic, read.Network));
        Assert.Equal(new DateTimeOffset(2026, 6, 10, 9, 0, 0, TimeSpan.Zero), read.PublishedAt);
        Assert.EndsWith(":anna@example.org", read.Conversation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("From: ANNA@Example.ORG", "anna@example.org", "anna@example.org")]
    [InlineData("From: =?UTF-8?B?0JDQvdC90LA=?= <anna@example.org>", "anna@example.org", "Анна")]
    [InlineData("From: =?koi8-r?B?4c7OwQ==?= <anna@example.org>", "anna@example.org", "Анна")]
    [InlineData("From: =?windows-1251?Q?=C0=ED=ED=E0?= <anna@example.org>", "anna@example.org", "Анна")]
    [InlineData("From: =?windows-1251?B?0JDQvdC90LAg0JrQuNC8?= <anna@example.org>", "anna@example.org", "Анна Ким")]
    [InlineData("From: Anna <anna@example.org>, Oleg <oleg@example.org>", "anna@example.org", "Anna")]
    [InlineData("From: \"anna@example.org\" <anna@example.org>", "anna@example.org", "anna@example.org")]
    [InlineData("From: Anna anna@example.org", "anna@example.org", "Anna")]
    [InlineData("From: Anna <anna@почта.рф>", "anna@почта.рф", "Anna")]
    [InlineData("From: undisclosed\r\nSender: Anna <anna@example.org>", "anna@example.org", "Anna")]
    [InlineData("From: \r\nReply-To: Anna <anna@example.org>", "anna@example.org", "Anna")]
    [InlineData("From: Сайт <noreply@region.example>\r\nReply-To: Анна <anna@example.org>", "anna@example.org", "Анна")]
    [InlineData("From: Oleg <oleg@example.org>\r\nReply-To: Анна <anna@example.org>", "oleg@example.org", "Oleg")]
    [InlineData("From: \"Ким, Анна\" <anna@example.org>", "anna@example.org", "Ким, Анна")]
    [InlineData("From: =?windows-1251?B?wPLo6u7iYQ==?= <anna@example.org>", "anna@example.org", "Атиковa")]
    public void Names_its_writer_however_the_header_is_written(string headers, string address, string name)
    {
        IncomingMessage read = MailMessages.Incoming(MailMessages.Plain(headers: headers));

        Assert.Equal((address, name), (read.AuthorId, read.AuthorName));
    }

    [Theory]
    [InlineData("From: nobody")]
    [InlineData("From: ")]
    [InlineData("From: Anna <@example.org>")]
    public void Without_any_address_is_set_aside_by_the_name_of_its_field(string from) =>
        Assert.Equal("from", Assert.IsType<ReadResult.Broken>(MailMessages.Read(MailMessages.Plain(headers: from))).Field);

    [Fact]
    public void Of_nothing_is_set_aside() => Assert.Equal("$", Assert.IsType<ReadResult.Broken>(MailMessages.Read("")).Field);

    [Fact]
    public void With_a_date_that_cannot_be_is_dated_by_its_arrival()
    {
        Assert.Equal(MailMessages.SeenAt, MailMessages.Incoming(MailMessages.Plain(headers: "Date: Fri, 1 Jan 2038 00:00:00 +0000")).PublishedAt);
        Assert.Equal(MailMessages.SeenAt, MailMessages.Incoming(MailMessages.Plain(headers: "Date: вчера")).PublishedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1781000000), MailMessages.Incoming("X-Dialog-Mailbox: 7 3 1781000000 500 whole\r\n" + MailMessages.Plain(headers: "Date: вчера")).PublishedAt);
    }

    [Fact]
    public void Of_which_only_the_beginning_was_fetched_says_so()
    {
        string text = MailMessages.Incoming($"X-Dialog-Mailbox: 7 3 1781000000 {30 << 20} part\r\n" + MailMessages.Plain("Во дворе яма.")).Text;

        Assert.Contains("Во дворе яма.", text, StringComparison.Ordinal);
        Assert.Contains("слишком велико (30.0 МБ)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Longer_than_is_taken_is_cut_and_says_so()
    {
        string text = MailMessages.Incoming(MailMessages.Plain(string.Concat(Enumerable.Repeat("Яма во дворе, уже год. ", 5000)))).Text;

        Assert.True(text.Length <= ChannelLimits.MaxIncomingText);
        Assert.EndsWith("целиком оно лежит в почтовом ящике.]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("koi8-r", "koi8-r")]
    [InlineData("windows-1251", "windows-1251")]
    [InlineData("ibm866", "cp866")]
    [InlineData("iso-8859-5", "iso-8859-5")]
    [InlineData("koi8-r", "windows-1251")]
    [InlineData("windows-1251", "koi8-r")]
    [InlineData("windows-1251", "utf-8")]
    [InlineData("koi8-r", "us-ascii")]
    [InlineData("ibm866", "iso-8859-1")]
    [InlineData("windows-1251", null)]
    [InlineData("koi8-r", "x-unknown")]
    [InlineData("utf-8", "windows-1251")]
    [InlineData("utf-8", "koi8-r")]
    [InlineData("utf-8", "iso-8859-1")]
    [InlineData("utf-8", null)]
    public void Is_read_in_the_charset_it_is_written_in_whatever_it_declares(string written, string? declared)
    {
        foreach (string body in (string[])["Добрый день! На улице Ленина не горит фонарь, уже неделю темно.", "ЯМА НА ДОРОГЕ У ДОМА 5, СДЕЛАЙТЕ ЧТО-НИБУДЬ", "Прошу убрать снег."])
        {
            byte[] mail = [.. Encoding.ASCII.GetBytes($"From: a@example.org\r\nMessage-ID: <1@b>\r\nContent-Type: text/plain{(declared is null ? "" : $"; charset={declared}")}\r\n\r\n"), .. Encoding.GetEncoding(written).GetBytes(body)];

            Assert.Equal(body, Assert.IsType<ReadResult.Message>(MailMessages.Read(mail)).Incoming.Text);
        }
    }

    [Theory]
    [InlineData("koi8-r")]
    [InlineData("windows-1251")]
    [InlineData("utf-8")]
    public void With_headers_in_bare_bytes_is_read_too(string written)
    {
        byte[] mail = [.. Encoding.GetEncoding(written).GetBytes("From: Анна Ким <a@example.org>\r\nSubject: Прошу починить дорогу\r\nMessage-ID: <1@b>\r\n\r\n"), .. "hello"u8];

        IncomingMessage read = Assert.IsType<ReadResult.Message>(MailMessages.Read(mail)).Incoming;
        Assert.Equal(("Анна Ким", "Прошу починить дорогу\nhello"), (read.AuthorName, read.Text));
    }

    [Theory]
    [InlineData("iso-8859-1", "Ça ne marche plus: la rue est cassée depuis l'été.")]
    [InlineData("windows-1252", "Die Straße ist zerstört, bitte helfen Sie – schnell.")]
    [InlineData("iso-8859-2", "Dziura w ulicy, proszę naprawić chodnik koło domu.")]
    [InlineData("shift_jis", "道路に穴があります。")]
    [InlineData("iso-2022-jp", "道路に穴があります。")]
    [InlineData("gb2312", "路上有个大坑")]
    public void In_another_language_keeps_its_own_script(string written, string body)
    {
        byte[] mail = [.. Encoding.ASCII.GetBytes($"From: a@example.org\r\nMessage-ID: <1@b>\r\nContent-Type: text/plain; charset={written}\r\n\r\n"), .. Encoding.GetEncoding(written).GetBytes(body)];

        Assert.Equal(body, Assert.IsType<ReadResult.Message>(MailMessages.Read(mail)).Incoming.Text);
    }

    [Theory]
    [InlineData("=?utf-8?B?0K/QvNCw?=", "Яма")]
    [InlineData("=?utf-8?Q?=D0=AF=D0=BC=D0?= =?utf-8?Q?=B0?=", "Яма")]
    [InlineData("=?koi8-r?B?8c3B?= =?koi8-r?B?INTV1A==?=", "Яма тут")]
    [InlineData("=?UTF-8?Q?=D0=AF=D0=BC=D0=B0 =D1=82=D1=83=D1=82?=", "Яма тут")]
    public void With_a_coded_subject_shows_its_words(string coded, string words) =>
        Assert.Equal($"{words}\nтекст", MailMessages.Incoming(MailMessages.Plain("текст", $"Subject: {coded}")).Text);

    [Theory]
    [InlineData("From: =?iso-8859-1?Q?J=F8rn_St=F8ylen?= <anna@example.org>", "Jørn Støylen")]
    [InlineData("From: =?utf-8?Q?Nicolas_Fouch=C3=A9?= <anna@example.org>", "Nicolas Fouché")]
    [InlineData("From: =?utf-8?Q?Formaç=C3=A3o?= <anna@example.org>", "Formação")]
    [InlineData("From: =?utf-8?B?0JDQndCd0JA=?= <anna@example.org>", "АННА")]
    [InlineData("From: =?utf-8?B?zpHOvc69zrE=?= <anna@example.org>", "Αννα")]
    [InlineData("From: =?EUC-KR?Q?=C7=D1=B1=B9=B8=BB?= <anna@example.org>", "한국말")]
    [InlineData("From: =?shift_jis?B?k/qWew==?= <anna@example.org>", "日本")]
    public void Keeps_names_that_are_not_russian_or_shout(string from, string name) => Assert.Equal(name, MailMessages.Incoming(MailMessages.Plain(headers: from)).AuthorName);

    [Theory]
    [InlineData(null, "Five\u00a0 rooms \u2122 \u2013 nice")]
    [InlineData("windows-1252", "Five\u00a0 rooms \u2122 \u2013 nice")]
    [InlineData("windows-1251", "Улица \u00a0 5 \u2116 7")]
    public void With_marks_between_its_words_keeps_them(string? declared, string body)
    {
        byte[] mail = [.. Encoding.ASCII.GetBytes($"From: a@example.org\r\nMessage-ID: <1@b>\r\nContent-Type: text/plain{(declared is null ? "" : $"; charset={declared}")}\r\n\r\n"), .. Encoding.GetEncoding(declared ?? "windows-1252").GetBytes(body)];

        Assert.Equal(body, Assert.IsType<ReadResult.Message>(MailMessages.Read(mail)).Incoming.Text);
    }

    [Theory]
    [InlineData("format=flowed", "Во дворе \nяма.\nДом 5", "Во дворе яма.\nДом 5")]
    [InlineData("format=flowed; delsp=yes", "Во дво \nре яма.\nДом 5", "Во дворе яма.\nДом 5")]
    public void Wrapped_by_its_program_is_unwrapped(string how, string body, string text) =>
        Assert.Equal(text, MailMessages.Incoming(MailMessages.Plain(body, $"Subject: \nContent-Type: text/plain; charset=utf-8; {how}")).Text);

    [Fact]
    public void With_html_only_is_shown_as_its_text() => Assert.Equal(
        "Здравствуйте!\n\nВо дворе яма & лужа.\nВторой дом\n- тоже",
        MailMessages.Incoming(MailMessages.Plain(
            "<html><head><style>p{color:red}</style><title>x</title></head><body><p>Здравствуйте!</p><p>Во дворе&nbsp;яма\n&amp; лужа.<br>Второй дом<div>- тоже</div><div style=\"display:none\">скрыто</div><script>alert(1)</script></body></html>",
            "Subject: \nContent-Type: text/html; charset=utf-8")).Text);

    [Fact]
    public void With_two_forms_is_shown_as_plain_text_and_keeps_its_files()
    {
        string photo = Convert.ToBase64String(new byte[20_000]), logo = Convert.ToBase64String(new byte[900]);
        IncomingMessage read = MailMessages.Incoming(MailMessages.Plain(
            $"""
            --m
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain; charset=utf-8

            Плоский текст
            --a
            Content-Type: multipart/related; boundary=r

            --r
            Content-Type: text/html; charset=utf-8

            <p>Богатый текст</p><img src="cid:p">
            --r
            Content-Type: image/jpeg; name="IMG_1.jpg"
            Content-ID: <p>
            Content-Disposition: inline
            Content-Transfer-Encoding: base64

            {photo}
            --r
            Content-Type: image/png; name="logo.png"
            Content-ID: <l>
            Content-Transfer-Encoding: base64

            {logo}
            --r--
            --a--
            --m
            Content-Type: application/pdf
            Content-Disposition: attachment; filename*=utf-8''%D0%B0%D0%BA%D1%82.pdf
            Content-Transfer-Encoding: base64

            {logo}
            --m--
            """, "Subject: \nContent-Type: multipart/mixed; boundary=m"));

        Assert.Equal("Плоский текст", read.Text);
        Assert.Equal(
            [new Attachment("photo", "0:0:0/a1@example.org", null, "IMG_1.jpg", "image/jpeg", 20_000), new Attachment("document", "0:0:1/a1@example.org", null, "акт.pdf", "application/pdf", 900)],
            read.Attachments);
    }

    [Fact]
    public void With_a_file_written_into_its_text_gives_the_file()
    {
        IncomingMessage read = MailMessages.Incoming(MailMessages.Plain("Вот акт\n\nbegin 644 akt.txt\n#0V%T\n`\nend\n", "Subject: "));

        Assert.Equal("Вот акт", read.Text);
        Assert.Equal(("akt.txt", 3L), (Assert.Single(read.Attachments).Name, read.Attachments[0].Size!.Value));
    }

    [Fact]
    public void With_a_damaged_winmail_dat_keeps_it_as_a_file() => Assert.Equal("winmail.dat", Assert.Single(MailMessages.Incoming(MailMessages.Plain(
        "--m\nContent-Type: text/plain\n\nhello\n--m\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\nc3RvcCBpdA==\n--m--\n",
        "Content-Type: multipart/mixed; boundary=m")).Attachments).Name);

    [Fact]
    public void Passed_on_as_a_file_keeps_the_file()
    {
        IncomingMessage read = MailMessages.Incoming(MailMessages.Plain(
            "--m\nContent-Type: text/plain\n\nhello\n--m\nContent-Type: message/rfc822\n\nFrom: u@k.example\nSubject: otkaz\n\nno\n--m--\n", "Content-Type: multipart/mixed; boundary=m"));

        Assert.Equal(("document", "otkaz.eml", "message/rfc822"), (read.Attachments[0].Kind, read.Attachments[0].Name, read.Attachments[0].MimeType));
    }

    [Fact]
    public void With_nothing_in_it_is_ignored() => Assert.Equal("an empty mail message", MailMessages.Ignored(MailMessages.Plain("  \n", "Subject: ")));
}
