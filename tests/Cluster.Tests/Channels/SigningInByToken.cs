using Dialog.Channels;
using Dialog.Channels.Email;
using Dialog.Outbound;
using Dialog.Support.StandIns;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>Mailboxes whose provider takes access tokens of a sign-in server (OAuth 2, XOAUTH2) instead of a password.</summary>
public sealed class SigningInByToken(ChannelSilo silo) : IClassFixture<ChannelSilo>
{
    private static Task<ChannelView> Configure(ChannelSilo silo, MailAccount mail, SignInServer signIn, string? refresh = null, string secret = SignInServer.ClientSecret) =>
        silo.Channel(mail.Channel).Configure(Settings(mail, signIn, refresh, secret));

    private static ChannelSettings Settings(MailAccount mail, SignInServer signIn, string? refresh = null, string secret = SignInServer.ClientSecret)
    {
        (mail.Imap.TakesToken, mail.Smtp.TakesToken) = (signIn.IsValid, signIn.IsValid);
        return mail.Settings(secret, change: m => m with { SignIn = new(signIn.Endpoint, SignInServer.ClientId, "imap smtp") }) with { ReadToken = refresh };
    }

    [Fact]
    public async Task Asks_once_for_a_token_and_shows_it_to_both_servers()
    {
        await using SignInServer signIn = await SignInServer.StartAsync();
        await using MailAccount mail = new("token-a");
        ChannelView view = await Configure(silo, mail, signIn);
        Assert.True(view.Healthy, view.LastError);
        mail.Imap.Inbox.Deliver(MailAccount.Message("ta1@example.org", "Яма."));
        await silo.Answer(await mail.ThreadOf(silo, "ta1@example.org"), "Заделаем");
        await silo.Until("select count(*) from outbox where channel = 'token-a' and state = 'sent'", n => n == "1");

        Assert.Equal(["client_credentials imap smtp"], signIn.Questions);
        Assert.Single(mail.Smtp.Mail);
        Assert.DoesNotContain("LOGIN", mail.Imap.Commands);
    }

    [Fact]
    public async Task Asks_for_another_when_the_token_was_withdrawn()
    {
        await using SignInServer signIn = await SignInServer.StartAsync();
        await using MailAccount mail = new("token-b");
        await Configure(silo, mail, signIn);

        signIn.Withdraw();
        mail.Imap.DropAll();
        mail.Imap.Inbox.Deliver(MailAccount.Message("tb1@example.org", "Яма."));
        await mail.ThreadOf(silo, "tb1@example.org");

        Assert.Equal(2, signIn.Questions.Count);
    }

    [Fact]
    public async Task Asks_for_no_other_token_while_the_servers_cannot_check_one()
    {
        await using SignInServer signIn = await SignInServer.StartAsync();
        await using MailAccount mail = new("token-unchecked");
        ChannelSettings settings = Settings(mail, signIn);
        OutboundGuard guard = new(Options.Create(new OutboundOptions { AllowedPrivate = "127.0.0.0/8" }));
        using NetworkCalls calls = new(guard);
        using EmailLines lines = new(guard, calls, TimeProvider.System);
        using (await lines.Imap(settings, CancellationToken.None))
        {
        }

        (mail.Imap.ChecksNobody, mail.Smtp.ChecksNobody) = (true, true);
        foreach (Func<Task> signsIn in new Func<Task>[] { () => lines.Imap(settings, CancellationToken.None), () => lines.Smtp(settings, CancellationToken.None) })
        {
            Exception refusal = await Assert.ThrowsAnyAsync<IOException>(signsIn);
            Assert.StartsWith("server-unreachable: mail.example cannot check sign-ins now: ", EmailErrors.Trouble(refusal, "mail.example"), StringComparison.Ordinal);
        }

        Assert.Single(signIn.Questions);
    }

    [Fact]
    public async Task Does_not_ask_without_end_where_the_mail_server_takes_no_token()
    {
        await using SignInServer signIn = await SignInServer.StartAsync();
        await using MailAccount mail = new("token-c");
        ChannelSettings settings = Settings(mail, signIn);
        mail.Imap.TakesToken = _ => false;
        OutboundGuard guard = new(Options.Create(new OutboundOptions { AllowedPrivate = "127.0.0.0/8" }));
        using NetworkCalls calls = new(guard);
        using EmailLines lines = new(guard, calls, TimeProvider.System);

        await Assert.ThrowsAsync<MailKit.Security.AuthenticationException>(() => lines.Imap(settings, CancellationToken.None));
        Assert.Single(signIn.Questions);
        await Assert.ThrowsAsync<MailKit.Security.AuthenticationException>(() => lines.Imap(settings, CancellationToken.None));
        Assert.Equal(2, signIn.Questions.Count);
    }

    [Fact]
    public async Task Keeps_a_token_until_shortly_before_it_ends()
    {
        await using SignInServer signIn = await SignInServer.StartAsync();
        await using MailAccount mail = new("token-d");
        FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
        using NetworkCalls calls = new(new OutboundGuard(Options.Create(new OutboundOptions { AllowedPrivate = "127.0.0.0/8" })));
        MailTokens tokens = new(calls, time);
        ChannelSettings settings = Settings(mail, signIn, refresh: "refresh-1");

        MailToken first = await tokens.Of(settings, null, CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(57));
        MailToken kept = await tokens.Of(settings, null, CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(2));
        MailToken next = await tokens.Of(settings, null, CancellationToken.None);

        Assert.Equal((first.Value, true, false, true), (kept.Value, first.IsFresh, kept.IsFresh, next.IsFresh));
        Assert.NotEqual(first.Value, next.Value);
        Assert.Equal(["refresh_token imap smtp", "refresh_token imap smtp"], signIn.Questions);
        Assert.Null(tokens.Renewed(settings));
    }

    [Theory]
    [InlineData("another-secret", null, "token-refused: 127.0.0.1 issues no access token: invalid_client")]
    [InlineData(SignInServer.ClientSecret, "refresh-of-yesterday", "token-refused: 127.0.0.1 issues no access token: invalid_grant")]
    public async Task Says_what_the_sign_in_server_says(string secret, string? refresh, string words)
    {
        await using SignInServer signIn = await SignInServer.StartAsync();
        await using MailAccount mail = new($"token-e-{(refresh is null ? 1 : 2)}");

        ChannelView view = await Configure(silo, mail, signIn, refresh, secret);
        TestSent sent = await silo.Channel(mail.Channel).SendTest("anna@example.org", "Проверка");

        Assert.Equal((words, words), (view.LastError, sent.Words));
        Assert.Empty(mail.Smtp.Mail);
    }

    [Fact]
    public async Task Keeps_the_refresh_token_that_is_issued_in_place_of_the_one_before()
    {
        await using SignInServer signIn = await SignInServer.StartAsync();
        signIn.Rotates = true;
        await using MailAccount mail = new("token-f");
        ChannelView view = await Configure(silo, mail, signIn, "refresh-1");
        Assert.True(view.Healthy, view.LastError);

        // A silo that starts again knows what is in the database only.
        await silo.Restart();
        signIn.Withdraw();
        mail.Imap.Inbox.Deliver(MailAccount.Message("tf1@example.org", "Яма."));
        await silo.Channel("token-f").Wake();
        await mail.ThreadOf(silo, "tf1@example.org");

        Assert.Equal("refresh-of-2", signIn.RefreshToken);
    }
}
