using Dialog.Cases;
using Dialog.Channels;
using Dialog.Channels.Email;

namespace Dialog.Domain.Tests.Channels.Email;

public sealed class AThread
{
    private const string Reply = "Message-ID: <a3@example.org>\nIn-Reply-To: <dialog.c.1@region.example>\nReferences: <a1@example.org> <a2@example.org>\n <dialog.c.1@region.example>\nSubject: Re: [№ 123] Яма";

    [Fact]
    public void Is_named_by_its_first_letter_and_the_writer()
    {
        string first = MailMessages.Incoming(MailMessages.Plain()).Conversation;

        Assert.Equal(first, MailMessages.Incoming(MailMessages.Plain(headers: Reply)).Conversation);
        Assert.Equal(first, MailMessages.Incoming(MailMessages.Plain(headers: "Message-ID: <a2@example.org>\nIn-Reply-To: <a1@example.org>")).Conversation);
        Assert.NotEqual(first, MailMessages.Incoming(MailMessages.Plain(headers: "From: oleg@example.org")).Conversation);
        Assert.NotEqual(first, MailMessages.Incoming(MailMessages.Plain(headers: "Message-ID: <b1@example.org>")).Conversation);
        Assert.Equal("anna@example.org", EmailConversation.Parse(first)!.Value.Address);
    }

    [Fact]
    public void Names_what_it_answers_nearest_first_and_the_case()
    {
        ReadResult.Message read = MailMessages.Message(MailMessages.Plain(headers: Reply));

        Assert.Equal(["dialog.c.1@region.example", "a2@example.org", "a1@example.org"], read.RepliesTo);
        Assert.Equal(123, read.CaseNumber);
        Assert.Equal("dialog.c.1@region.example", read.Incoming.ReplyTo);
    }

    [Fact]
    public void Does_not_repeat_our_own_subject() => Assert.Equal("Во дворе яма.", MailMessages.Incoming(MailMessages.Plain(headers: Reply)).Text);

    [Theory]
    [InlineData("Re: [№ 123] Яма", 123L)]
    [InlineData("Fwd: RE: [№123] Яма", 123L)]
    [InlineData("[N 123]", 123L)]
    [InlineData("Дом № 123", null)]
    [InlineData("[123]", null)]
    [InlineData("[№ 99999999999999999999]", null)]
    public void Knows_a_case_by_our_own_form_only(string subject, long? number) =>
        Assert.Equal(number, MailMessages.Message(MailMessages.Plain(headers: $"Subject: {subject}")).CaseNumber);

    [Fact]
    public void Of_a_letter_without_an_id_is_the_same_at_every_reading()
    {
        string mail = MailMessages.Plain(headers: "Message-ID: ");

        IncomingMessage one = MailMessages.Incoming(mail), two = MailMessages.Incoming(mail);

        Assert.Equal((one.MessageId, one.Conversation), (two.MessageId, two.Conversation));
        Assert.NotEqual(one.MessageId, MailMessages.Incoming(MailMessages.Plain("Другая яма.", "Message-ID: ")).MessageId);
    }

    [Fact]
    public void Keeps_ids_as_short_as_the_journal_takes_them() =>
        Assert.True(MailMessages.Incoming(MailMessages.Plain(headers: $"Message-ID: <{new string('x', 900)}@example.org>")).MessageId.Length <= 200);

    [Theory]
    [InlineData("Яма на Ленина", 7L, "Re: [№ 7] Яма на Ленина")]
    [InlineData("Re: Fwd: Яма", 7L, "Re: [№ 7] Fwd: Яма")]
    [InlineData("Re: [№ 7] Яма", 7L, "Re: [№ 7] Яма")]
    [InlineData("Яма\r\nBcc: all@example.org", 7L, "Re: [№ 7] Яма Bcc: all@example.org")]
    [InlineData(null, null, "Re: Ответ на ваше обращение")]
    public void Goes_on_under_a_subject_of_one_line(string? about, long? number, string subject) => Assert.Equal(subject, EmailSubject.Of(number, about));
}
