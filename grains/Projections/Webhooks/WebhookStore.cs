using Dialog.Projections.Webhooks.Domain;
using Dialog.Secrets;
using Dialog.Storage;
using Dialog.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dialog.Projections.Webhooks;

/// <summary>A webhook with its secrets.</summary>
internal sealed record Webhook(WebhookView View, string Secret, string? OldSecret)
{
    public IReadOnlyList<string> Secrets(DateTimeOffset now) => OldSecret is not null && View.OldSecretUntil > now ? [Secret, OldSecret] : [Secret];
}

/// <summary>A message that was taken to be sent.</summary>
internal sealed record WebhookMessage(long Id, string Body, int Attempts)
{
    /// <summary>The body's own id, for the header.</summary>
    public string MessageId => WebhookPayload.IdOf(Body);
}

/// <summary>The tables of webhooks as one sender uses them. Secrets are sealed with the installation's key.</summary>
internal sealed class WebhookStore([FromKeyedServices(DataSources.Projections)] NpgsqlDataSource database, SecretBox secrets)
{
    private const string Purpose = "webhook";

    public async Task<Webhook?> Find(Guid id)
    {
        await using NpgsqlCommand command = Command("webhook_find", id);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        return await r.ReadAsync()
            ? new Webhook(
                new WebhookView(
                    id, new WebhookSettings(r.GetString(0), r.GetString(1), r.GetString(2), r.GetFieldValue<string[]>(3), r.GetBoolean(4)),
                    Time(r, 5), Time(r, 6), Time(r, 7), r.GetFieldValue<DateTimeOffset>(8)),
                secrets.Open(r.GetString(9), Purpose),
                r.IsDBNull(10) ? null : secrets.Open(r.GetString(10), Purpose))
            : null;
    }

    public Task Put(Guid id, WebhookSettings s, string newSecret, string by, string byRegion, DateTimeOffset now) => Execute(
        "webhook_put", id, s.Region, s.Name, s.Url,
        s.Events, s.Enabled, secrets.Seal(newSecret, Purpose),
        by, byRegion, now);

    public Task Rotate(Guid id, string newSecret, DateTimeOffset formerUntil, DateTimeOffset now) => Execute(
        "webhook_rotate", id, secrets.Seal(newSecret, Purpose), formerUntil, now);

    public Task Delete(Guid id) => Execute("webhook_delete", id);

    public async Task<long> EnqueueTest(Guid id, string body, DateTimeOffset now)
    {
        await using NpgsqlCommand command = Command(
            "webhook_test", id, body, now, WebhookEvents.Test);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task<bool> Resend(Guid id, long delivery, DateTimeOffset now) =>
        await Execute("webhook_resend", id, delivery, now) > 0;

    /// <summary>Messages whose sender died in the attempt go back: their receiver recognises a repetition by its id.</summary>
    public Task Reclaim(Guid id, DateTimeOffset now) => Execute("webhook_reclaim", id, now);

    public async Task<List<WebhookMessage>> Claim(Guid id, string owner, int limit, DateTimeOffset now, DateTimeOffset leaseUntil)
    {
        await using NpgsqlCommand command = Command(
            "webhook_claim", id, now, limit, leaseUntil, owner);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<WebhookMessage> messages = [];
        while (await r.ReadAsync())
        {
            messages.Add(new WebhookMessage(r.GetInt64(0), r.GetString(1), r.GetInt32(2)));
        }

        return messages;
    }

    public Task Settle(WebhookMessage message, string owner, WebhookOutcome outcome, WebhookAttempt attempt, DateTimeOffset now) => Execute(
        "webhook_settle", message.Id, owner, outcome.State, outcome.NotBefore,
        attempt.Code, attempt.Error, (int)attempt.Took.TotalMilliseconds, now);

    public Task Succeeded(Guid id) => Execute("webhook_succeeded", id);

    public Task Failed(Guid id, DateTimeOffset now) => Execute("webhook_failed", id, now);

    /// <summary>Stops sending and notifies whoever made it, in one step, once.</summary>
    public Task Pause(Guid id, DateTimeOffset now) => Execute("webhook_pause", id, now);

    public async Task<List<Guid>> WithWork(DateTimeOffset now, CancellationToken stop)
    {
        await using NpgsqlCommand command = Command("webhooks_with_work", now);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(stop);
        List<Guid> ids = [];
        while (await reader.ReadAsync(stop))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    public Task<int> Tidy(DateTimeOffset dropBefore, DateTimeOffset forgetBefore, DateTimeOffset now) => Execute(
        "webhooks_tidy", dropBefore, forgetBefore, now);

    private async Task<int> Execute(string file, params SqlValue[] values)
    {
        await using NpgsqlCommand command = Command(file, values);
        return await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string file, params SqlValue[] values) => database.CreateCommand(Sql.Read(file)).Bind(values);

    private static DateTimeOffset? Time(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateTimeOffset>(i);
}
