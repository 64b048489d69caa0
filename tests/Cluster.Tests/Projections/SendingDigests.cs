using Dialog.Notifications;
using Dialog.Support;
using Dialog.Support.StandIns;
using MimeKit;
using Orleans.Runtime;

namespace Dialog.Cluster.Tests.Projections;

/// <summary>Digests reach a real mail server once, say no more than they may, and lose no notice when a mail message fails.</summary>
public sealed class SendingDigests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly SmtpReceiver _server = new();
    private ProjectionSilo _silo = null!;

    public async ValueTask InitializeAsync()
    {
        _silo = new ProjectionSilo(postgres)
        {
            Settings =
            {
                ["Dialog:Mail:Host"] = "127.0.0.1",
                ["Dialog:Mail:Port"] = $"{_server.Port}",
                ["Dialog:Mail:Tls"] = "none",
                ["Dialog:Mail:From"] = "Диалог <dialog@region.example>",
                ["Dialog:Mail:ConsoleAddress"] = "https://dialog.region.example/",
            },
        };
        await _silo.InitializeAsync();
        await _silo.Execute("""
            insert into notification_settings (region, person, email, digest, language, told_until)
            values ('demo', 'ivanova', 'ivanova@region.example', 'hourly', 'ru', now() - interval '5 hours')
            """);
        await Notice(1, "escalated");
        await Notice(2, "deadline-missed");
    }

    [Fact]
    public async Task Tells_what_happened_with_links_and_without_names_or_words()
    {
        await Tick();
        await Settled("sent");
        MimeMessage mail = await Mail();
        Assert.Equal("Диалог, Пример: событий 2, просрочено 0", mail.Subject);
        Assert.Contains("№ 1 · передано вам по эскалации", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://dialog.region.example/inbox/all/", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Мария", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task Speaks_the_language_of_the_person()
    {
        await _silo.Execute("update notification_settings set language = 'en'");
        await Tick();
        await Settled("sent");
        Assert.Contains("escalated to you", (await Mail()).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_sent_once_however_often_the_clock_ticks()
    {
        await Tick();
        await Settled("sent");
        await Tick();
        await _silo.Restart();
        await Tick();
        await _silo.Until("select count(*) from digests where state <> 'sending'", n => n == "1");
        Assert.Single(_server.Mail);
    }

    [Fact]
    public async Task Comes_again_when_the_server_was_busy()
    {
        _server.Faults.Enqueue(SmtpFault.Busy);
        await Tick();
        await Settled("waiting");
        await Tick();
        await Settled("sent");
        Assert.Single(_server.Mail);
    }

    [Fact]
    public async Task Gives_up_on_an_address_that_is_none_and_keeps_the_notices_for_the_next()
    {
        _server.Faults.Enqueue(SmtpFault.NoSuchPerson);
        await Tick();
        await Settled("failed");
        Assert.Equal("smtp-550", await _silo.Scalar("select error from digests"));
        Assert.Equal("True", await _silo.Scalar("select told_until < now() - interval '4 hours' from notification_settings"));
    }

    [Fact]
    public async Task Is_not_repeated_when_nobody_knows_whether_it_was_taken()
    {
        _server.Faults.Enqueue(SmtpFault.SilenceAfterTaking);
        await Tick();
        await Settled("unknown");
        await Tick();
        await _silo.Until("select count(*) from digests where state <> 'sending'", n => n == "1");
        Assert.Single(_server.Mail);
    }

    [Fact]
    public async Task That_a_dead_silo_was_sending_is_unknown()
    {
        await _silo.Execute("""
            insert into digests (region, person, email, covers_from, covers_to, state, lease_until, created_at)
            values ('demo', 'ivanova', 'ivanova@region.example', now() - interval '9 hours', now() - interval '8 hours', 'sending', now() - interval '1 minute', now())
            """);
        await Tick();
        await _silo.Until("select string_agg(state, ',' order by covers_to) from digests", s => s == "unknown,sent");
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        await _server.DisposeAsync();
    }

    private Task Tick() => _silo.Grains.GetGrain<IDigestGrain>(ProjectionSilo.Region).AsReference<IRemindable>().ReceiveReminder("digests", default);

    private Task<string> Settled(string state) => _silo.Until("select string_agg(state, ',') from digests", s => s == state);

    private async Task<MimeMessage> Mail()
    {
        using MemoryStream data = new(System.Text.Encoding.UTF8.GetBytes(Assert.Single(_server.Mail).Data));
        return await MimeMessage.LoadAsync(data, TestContext.Current.CancellationToken);
    }

    private Task Notice(int number, string kind) => _silo.Execute($"""
        insert into notifications (region, person, kind, case_id, case_region, number, version, topic, authority, due_at, at)
        values ('demo', 'ivanova', '{kind}', gen_random_uuid(), 'demo', {number}, 1, 'roads', 'city', now() + interval '1 hour', now() - interval '3 hours')
        """);
}
