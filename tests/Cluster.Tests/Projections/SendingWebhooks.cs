using Dialog.Support;
using Dialog.Support.StandIns;
using Dialog.Webhooks;

namespace Dialog.Cluster.Tests.Projections;

/// <summary>Another system receives every event, in the order of each case, whatever faults it has meanwhile.</summary>
public sealed class SendingWebhooks(ProjectionSilo silo) : IClassFixture<ProjectionSilo>, IAsyncLifetime
{
    private readonly Guid _id = Guid.NewGuid();
    private WebhookReceiver _receiver = null!;

    private IWebhookGrain Webhook => silo.Grains.GetGrain<IWebhookGrain>(_id);

    public async ValueTask InitializeAsync()
    {
        _receiver = await WebhookReceiver.StartAsync();
        WebhookReply made = await Webhook.Put(Settings(), "anna", ProjectionSilo.Region);
        Assert.Empty(made.Errors);
        _receiver.Secret = made.Secret!;
    }

    [Fact]
    public async Task Tells_the_event_and_where_the_case_stands_and_no_words_of_anybody()
    {
        Guid id = await silo.Write($"{_id:N}-a", "Текст жителя, которого нет в извещении");
        await Settled();
        ReceivedWebhook opened = _receiver.Taken.First(t => t.CaseId == id);
        Assert.Equal(("case-opened", 1, true), (opened.Type, opened.Signatures, opened.DialogSigned));
        Assert.DoesNotContain("Текст", opened.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Мария", opened.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loses_nothing_and_keeps_each_cases_order_among_all_faults()
    {
        WebhookFault[] faults = [WebhookFault.ServerError, WebhookFault.SilenceAfterTaking, WebhookFault.Reset, WebhookFault.None];
        for (int i = 0; i < 24; i++)
        {
            _receiver.Faults.Enqueue(faults[i % faults.Length]);
        }

        for (int i = 0; i < 8; i++)
        {
            string conversation = $"{_id:N}-{i}";
            Guid id = await silo.Write(conversation);
            await silo.Note(conversation, id, "раз");
            await silo.Note(conversation, id, "два");
        }

        await Settled();
        Assert.Equal("0", await silo.Scalar($"select count(*) from webhook_deliveries where webhook = '{_id}' and state <> 'delivered'"));
        string events = await silo.Scalar($"select count(*) from webhook_deliveries where webhook = '{_id}'");
        Assert.Equal(events, $"{_receiver.Taken.DistinctBy(t => t.Id).Count()}");
        Assert.True(_receiver.Taken.Count > _receiver.Taken.DistinctBy(t => t.Id).Count(), "silence after taking makes repetitions, known by their id");
        Assert.All(_receiver.Taken, t => Assert.Equal(1, t.Signatures));
        foreach (IGrouping<Guid?, ReceivedWebhook> one in _receiver.Taken.DistinctBy(t => t.Id).GroupBy(t => t.CaseId))
        {
            int[] versions = [.. one.Select(t => t.Version!.Value)];
            Assert.Equal([.. Enumerable.Range(1, versions.Length)], versions);
        }
    }

    [Fact]
    public async Task Goes_on_after_a_restart_with_what_was_under_way()
    {
        _receiver.Always = WebhookFault.ServerError;
        await silo.Write($"{_id:N}-r");
        await Eventually.Holds(() => _receiver.Calls > 0, ProjectionSilo.Soon, "a first call");
        await silo.Restart();
        _receiver.Always = WebhookFault.None;
        await Settled();
        Assert.Equal("0", await silo.Scalar($"select count(*) from webhook_deliveries where webhook = '{_id}' and state <> 'delivered'"));
    }

    [Fact]
    public async Task Gives_a_message_up_after_its_attempts_and_sends_it_again_when_asked()
    {
        _receiver.Always = WebhookFault.ServerError;
        long test = (await Webhook.Test())!.Value;
        await silo.Until($"select state || ' ' || attempts || ' ' || coalesce(response_code, 0) from webhook_deliveries where id = {test}", s => s == "failed 6 500");
        _receiver.Always = WebhookFault.None;
        Assert.True(await Webhook.Resend(test));
        await silo.Until($"select state from webhook_deliveries where id = {test}", s => s == "delivered");
        Assert.Equal("webhook-test", Assert.Single(_receiver.Taken, t => t.CaseId is null).Type);
        Assert.False(await Webhook.Resend(test + 1_000_000));
    }

    [Fact]
    public async Task Signs_with_both_secrets_while_the_former_is_valid()
    {
        string former = _receiver.Secret;
        WebhookReply rotated = await Webhook.Rotate(TimeSpan.FromHours(1));
        Assert.NotEqual(former, rotated.Secret);
        await Webhook.Test();
        await Eventually.Holds(() => !_receiver.Taken.IsEmpty, ProjectionSilo.Soon, "the test message");
        Assert.Equal(1, Assert.Single(_receiver.Taken).Signatures);
        _receiver.Secret = rotated.Secret!;
        await Webhook.Test();
        await Eventually.Holds(() => _receiver.Taken.Count == 2, ProjectionSilo.Soon, "the second test message");
        Assert.Equal(1, _receiver.Taken.Last().Signatures);
    }

    [Fact]
    public async Task Drops_the_former_secret_when_its_time_is_over()
    {
        await Webhook.Rotate(TimeSpan.Zero);
        await Webhook.Test();
        await Eventually.Holds(() => !_receiver.Taken.IsEmpty, ProjectionSilo.Soon, "the test message");
        Assert.Equal(0, Assert.Single(_receiver.Taken).Signatures);
    }

    [Fact]
    public async Task Pauses_after_days_of_failure_tells_its_maker_and_keeps_what_happens_meanwhile()
    {
        _receiver.Always = WebhookFault.ServerError;
        await Webhook.Test();
        await silo.Until($"select count(*) from webhooks where id = '{_id}' and failing_since is not null", n => n == "1");
        await silo.Execute($"update webhooks set failing_since = now() - interval '4 days' where id = '{_id}'");
        await Webhook.Test();
        await silo.Until($"select count(*) from webhooks where id = '{_id}' and paused_at is not null", n => n == "1");
        Assert.Equal("1", await silo.Scalar($"select count(*) from notifications where kind = 'webhook-paused' and person = 'anna' and detail = 'other {_id}'"));

        Guid id = await silo.Write($"{_id:N}-p");
        await silo.Until($"select count(*) from webhook_deliveries where webhook = '{_id}' and case_id = '{id}' and state = 'queued'", n => int.Parse(n, null) >= 3);
        _receiver.Always = WebhookFault.None;
        await Webhook.Put(Settings(), "anna", ProjectionSilo.Region);
        await silo.Until($"select count(*) from webhook_deliveries where webhook = '{_id}' and case_id = '{id}' and state = 'delivered'", n => int.Parse(n, null) >= 3);
    }

    [Fact]
    public async Task Stops_at_once_when_the_receiver_is_gone_for_good()
    {
        _receiver.Always = WebhookFault.Gone;
        long test = (await Webhook.Test())!.Value;
        await silo.Until($"select d.state || ' ' || (w.paused_at is not null) from webhook_deliveries d join webhooks w on w.id = d.webhook where d.id = {test}", s => s == "failed true");
    }

    [Fact]
    public async Task Sends_only_what_was_asked_for()
    {
        await Webhook.Put(Settings() with { Events = ["note-added"] }, "anna", ProjectionSilo.Region);
        string conversation = $"{_id:N}-n";
        Guid id = await silo.Write(conversation);
        await silo.Note(conversation, id, "раз");
        await Eventually.Holds(() => !_receiver.Taken.IsEmpty, ProjectionSilo.Soon, "the note's event");
        Assert.Equal("note-added", Assert.Single(_receiver.Taken).Type);
    }

    [Fact]
    public async Task Keeps_its_secret_sealed_in_the_database() =>
        Assert.Equal("0", await silo.Scalar($"select count(*) from webhooks where id = '{_id}' and secret like '%{_receiver.Secret}%'"));

    public async ValueTask DisposeAsync()
    {
        await Webhook.Delete();
        await _receiver.DisposeAsync();
    }

    private WebhookSettings Settings() => new(ProjectionSilo.Region, $"other {_id}", $"{_receiver.Address}/webhook", ["*"], true);

    private Task<string> Settled() => silo.Until(
        $"select count(*) filter (where state in ('queued', 'sending')) || ' ' || (count(*) > 0) || ' ' || (select bool_and(coalesce(f.version, 0) = c.version) from cases c left join followed_cases f on f.case_id = c.id) from webhook_deliveries where webhook = '{_id}'",
        s => s is "0 true True" or "0 true true");
}
