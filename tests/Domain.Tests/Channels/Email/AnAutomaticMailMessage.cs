using Dialog.Channels;

namespace Dialog.Domain.Tests.Channels.Email;

public sealed class AnAutomaticMailMessage
{
    [Theory]
    [InlineData("Auto-Submitted: auto-replied", "an automatic mail message (Auto-Submitted: auto-replied)")]
    [InlineData("Precedence: bulk", "an automatic mail message (Precedence: bulk)")]
    [InlineData("X-Autoreply: yes", "an automatic mail message (X-Autoreply)")]
    [InlineData("X-Auto-Response-Suppress: All", "an automatic mail message (X-Auto-Response-Suppress)")]
    [InlineData("Subject: Автоответ: я в отпуске", "an automatic answer by its subject")]
    [InlineData("Subject: Out of office", "an automatic answer by its subject")]
    [InlineData("List-Id: News <news.example.org>", "a mailing list")]
    [InlineData("From: priemnaya@region.example", "our own mail message")]
    [InlineData("X-Dialog-Channel: priemnaya@region.example", "our own mail message came back")]
    public void Is_ignored_with_its_reason(string header, string because) => Assert.Equal(because, MailMessages.Ignored(MailMessages.Plain(headers: header)));

    [Theory]
    [InlineData("Auto-Submitted: no")]
    [InlineData("Precedence: normal")]
    [InlineData("X-Auto-Response-Suppress: None")]
    [InlineData("X-Dialog-Channel: other@region.example")]
    [InlineData("List-Id: <priemnaya.region.example>")]
    [InlineData("Subject: Re: автоответчик в поликлинике не работает")]
    public void Is_not_what_a_person_wrote(string header) => MailMessages.Message(MailMessages.Plain(headers: header));

    [Fact]
    public void That_goes_in_a_circle_is_ignored() =>
        Assert.StartsWith("it goes in a circle", MailMessages.Ignored(string.Concat(Enumerable.Repeat("Received: from a by b; Wed, 10 Jun 2026 12:00:00 +0300\r\n", 60)) + MailMessages.Plain()), StringComparison.Ordinal);

    private static string Bounce(string action, string status, string said) => MailMessages.Plain(
        $"""
        --b
        Content-Type: text/plain; charset=utf-8

        Письмо не доставлено.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; anna@example.org
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; {said}

        --b
        Content-Type: text/rfc822-headers

        From: priemnaya@region.example
        Message-ID: <dialog.c.1@region.example>
        Subject: x

        --b--
        """, "From: MAILER-DAEMON@example.org\nReturn-Path: <>\nAuto-Submitted: auto-replied\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\nSubject: Undelivered Mail Returned to Sender");

    [Fact]
    public void About_a_letter_that_came_back_names_ours_and_why() => Assert.Equal(
        new ReadResult.Report("dialog.c.1@region.example", "bounced: 5.1.1 550 no such user"), MailMessages.Read(Bounce("failed", "5.1.1", "550 no such user")));

    [Fact]
    public void About_a_letter_still_on_its_way_is_no_failure() =>
        Assert.StartsWith("a server still tries", MailMessages.Ignored(Bounce("delayed", "4.4.1", "timeout")), StringComparison.Ordinal);

    [Fact]
    public void About_a_letter_that_arrived_says_so() =>
        Assert.Equal(new ReadResult.Report("dialog.c.1@region.example", null), MailMessages.Read(Bounce("delivered", "2.0.0", "ok")));

    [Fact]
    public void In_its_own_words_names_ours_too() => Assert.Equal(
        new ReadResult.Report("dialog.c.1@region.example", "bounced: anna@example.org: 550 5.1.1 user unknown"),
        MailMessages.Read(MailMessages.Plain(
            "Hi. This is the mail server.\nanna@example.org: 550 5.1.1 user unknown\n\n--- Below this line is a copy of the message.\nReceived: x\nMessage-ID: <dialog.c.1@region.example>\nSubject: x\n",
            "From: MAILER-DAEMON@mx.example.org\nReturn-Path: <>\nSubject: failure notice")));

    [Fact]
    public void That_names_no_message_is_ignored() => Assert.Equal("a server's report about a mail message it does not name",
        MailMessages.Ignored(MailMessages.Plain("550 5.1.1 user unknown", "From: mailer-daemon@example.org\nSubject: failure notice")));
}
