using Dialog.Channels;
using Dialog.Channels.Email;
using MailKit.Net.Smtp;
using MimeKit;

namespace Dialog.Domain.Tests.Channels.Email;

public sealed class AnAnswerOfAMailServer
{
    private static SendOutcome Outcome(int code, SmtpErrorCode about, string words) =>
        EmailErrors.Refused(new SmtpCommandException(about, (SmtpStatusCode)code, new MailboxAddress("", "anna@example.org"), words));

    [Theory]
    [InlineData(450, SmtpErrorCode.RecipientNotAccepted, "4.2.1 mailbox busy", null, false)]
    [InlineData(451, SmtpErrorCode.RecipientNotAccepted, "4.7.1 Greylisted, please come back in 300 seconds", 300.0, false)]
    [InlineData(451, SmtpErrorCode.RecipientNotAccepted, "4.7.1 Greylisting in effect", 300.0, false)]
    [InlineData(450, SmtpErrorCode.RecipientNotAccepted, "try again in 5 minutes", 300.0, false)]
    [InlineData(452, SmtpErrorCode.MessageNotAccepted, "4.3.1 insufficient storage", null, false)]
    [InlineData(421, SmtpErrorCode.UnexpectedStatusCode, "closing", null, true)]
    [InlineData(450, SmtpErrorCode.SenderNotAccepted, "too many mail messages", null, true)]
    [InlineData(553, SmtpErrorCode.SenderNotAccepted, "5.7.1 not your address", null, true)]
    [InlineData(530, SmtpErrorCode.SenderNotAccepted, "sign in", null, true)]
    public void That_passes_is_waited_for(int code, SmtpErrorCode about, string words, double? seconds, bool everybody)
    {
        SendOutcome.Later later = Assert.IsType<SendOutcome.Later>(Outcome(code, about, words));

        Assert.Equal((seconds, everybody), (later.After?.TotalSeconds, later.Everybody));
    }

    [Theory]
    [InlineData(550, SmtpErrorCode.RecipientNotAccepted, "5.1.1 no such user", "resident-unreachable")]
    [InlineData(552, SmtpErrorCode.RecipientNotAccepted, "5.2.2 mailbox full", "resident-unreachable")]
    [InlineData(552, SmtpErrorCode.MessageNotAccepted, "5.3.4 message too big", "too-large")]
    [InlineData(554, SmtpErrorCode.MessageNotAccepted, "5.7.1 rejected as spam", "refused-as-spam")]
    [InlineData(550, SmtpErrorCode.MessageNotAccepted, "5.1.1 unknown user", "resident-unreachable")]
    [InlineData(554, SmtpErrorCode.RecipientNotAccepted, "5.0.0 no", "refused-by-network")]
    public void That_is_final_fails_with_a_word_for_it(int code, SmtpErrorCode about, string words, string failure) =>
        Assert.Equal(new SendOutcome.Failed(failure, $"{code} {words}"), Outcome(code, about, words));
}
