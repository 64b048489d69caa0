using System.ComponentModel.DataAnnotations;
using Dialog.Webhooks;
using Npgsql;

namespace Dialog.Api.Webhooks;

/// <summary>One message to a webhook and its outcome.</summary>
/// <param name="State">queued, sending, delivered, failed or dropped.</param>
/// <param name="NextAt">When it is tried next; null once it is settled.</param>
/// <param name="ResponseCode">The receiver's status in the last attempt.</param>
/// <param name="Error">Why there was none, e.g. <c>timeout</c>.</param>
internal sealed record WebhookDelivery(
    long Id, Guid? CaseId, int? Version, string Event, [property: AllowedValues("queued", "sending", "delivered", "failed", "dropped")] string State, int Attempts, DateTimeOffset? NextAt, int? ResponseCode, string? Error, int? TookMs,
    DateTimeOffset CreatedAt, DateTimeOffset? AttemptedAt, DateTimeOffset? SettledAt, string Body);

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record WebhookDeliveryPage(IReadOnlyList<WebhookDelivery> Items, string? Next);

/// <summary>Reads webhooks and their deliveries; secrets stay in the silo.</summary>
internal sealed class WebhookLog(NpgsqlDataSource database)
{
    public static readonly string[] States = ["queued", "sending", "delivered", "failed", "dropped"];

    /// <param name="region">null for all</param>
    public async Task<List<WebhookView>> List(string? region, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_webhooks"));
        command.Bind(region);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<WebhookView> webhooks = [];
        while (await r.ReadAsync(cancellation))
        {
            webhooks.Add(new WebhookView(
                r.GetGuid(0), new WebhookSettings(r.GetString(1), r.GetString(2), r.GetString(3), r.GetFieldValue<string[]>(4), r.GetBoolean(5)),
                Time(r, 6), Time(r, 7), Time(r, 8), r.GetFieldValue<DateTimeOffset>(9)));
        }

        return webhooks;
    }

    public async Task<WebhookDeliveryPage> Deliveries(Guid webhook, string? state, long? before, int limit, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("list_deliveries"));
        command.Bind(webhook, state, before, limit);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync(cancellation);
        List<WebhookDelivery> items = [];
        while (await r.ReadAsync(cancellation))
        {
            items.Add(new WebhookDelivery(
                r.GetInt64(0), r.IsDBNull(1) ? null : r.GetGuid(1), Int(r, 2), r.GetString(3), r.GetString(4), r.GetInt32(5), Time(r, 6), Int(r, 7),
                r.IsDBNull(8) ? null : r.GetString(8), Int(r, 9), r.GetFieldValue<DateTimeOffset>(10), Time(r, 11), Time(r, 12), r.GetString(13)));
        }

        return new WebhookDeliveryPage(items, items.Count == limit ? items[^1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    private static int? Int(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetInt32(i);

    private static DateTimeOffset? Time(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateTimeOffset>(i);
}
