using System.Text.RegularExpressions;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>A mail message as an official reads it: the resident's own words first, what they quote on demand.</summary>
public sealed partial class AMailMessage(Browsers browsers)
{
    private const string Mailbox = "priemnaya@region.example";
    private const string Own = "Дом 5, у второго подъезда.";
    private const string Question = "Назовите, пожалуйста, номер дома.";

    [Fact]
    public async Task Shows_its_own_words_and_what_it_quotes_when_asked()
    {
        await using IBrowserContext _ = await browsers.Open();
        await using ImapServer imap = new();
        await using SmtpReceiver smtp = new() { Password = imap.Password };
        using (ApiSession admin = await browsers.Dialog.Admin())
        {
            await admin.PutChannel("browser-mail", new ChannelSettings
            {
                Region = browsers.Dialog.Region.Code,
                Kind = ChannelKinds.Email,
                Name = "Приёмная",
                Mode = ReceiveMode.Polling,
                Account = Mailbox,
                Token = imap.Password,
                Mail = new("127.0.0.1", imap.Port, "127.0.0.1", smtp.Port, MailSecurity.None),
            });
        }

        imap.Inbox.Deliver(Mail("lamps@example.org", "", "Почтой: на Тенистой не горит ни один фонарь."));
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await anna.OpenCase("на Тенистой не горит");
        await anna.Answer("askAddress", Question);
        await Eventually.Holds(() => !smtp.Mail.IsEmpty, TimeSpan.FromSeconds(30), "the question is sent", cancellation: TestContext.Current.CancellationToken);
        string asked = MessageId().Match(smtp.Mail.First().Data).Groups[1].Value;
        imap.Inbox.Deliver(Mail("house@example.org", $"In-Reply-To: <{asked}>", $"{Own}\n\n25.11.2026, 12:00, Приёмная <{Mailbox}> пишет:\n> {Question}"));

        ILocator reply = anna.Page.GetByTestId("message-in").Filter(new() { HasText = Own });
        ILocator fold = reply.GetByTestId("message-fold");
        await Assertions.Expect(fold).ToContainTextAsync("Показать цитату из переписки: 2 строки", new() { Timeout = 30_000 });
        await Assertions.Expect(fold).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(reply).Not.ToContainTextAsync(Question);

        await fold.ClickAsync();
        await Assertions.Expect(reply).ToContainTextAsync(Question);
        await Assertions.Expect(fold).ToHaveAttributeAsync("aria-expanded", "true");
        await Picture.Take(anna.Page, "mail-quotation");
        await fold.PressAsync("Enter");
        await Assertions.Expect(reply).Not.ToContainTextAsync(Question);
        using ApiSession off = await browsers.Dialog.Admin();
        await off.PutChannel("browser-mail", new ChannelSettings
        {
            Region = browsers.Dialog.Region.Code,
            Kind = ChannelKinds.Email,
            Name = "Приёмная",
            Mode = ReceiveMode.Polling,
            Enabled = false,
            Account = Mailbox,
            Mail = new("127.0.0.1", imap.Port, "127.0.0.1", smtp.Port, MailSecurity.None),
        });
    }

    private static string Mail(string id, string header, string text) => string.Join(
        '\n',
        (string[])
        [
            "From: Анна Ким <kim@example.org>", $"To: {Mailbox}", "Subject: Фонари", "Date: Wed, 25 Nov 2026 12:00:00 +0300", $"Message-ID: <{id}>",
            .. header.Length > 0 ? (string[])[header] : [], "Content-Type: text/plain; charset=utf-8", "", text, "",
        ]);

    [GeneratedRegex(@"^Message-ID:\s*<([^>]+)>", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
