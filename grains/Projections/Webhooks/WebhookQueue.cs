using Dialog.Projections.Webhooks.Domain;
using Npgsql;

namespace Dialog.Projections.Webhooks;

/// <summary>Puts events before the subscriptions that want them, within the projection's transaction.</summary>
internal static class WebhookQueue
{
    /// <summary>Gives the webhooks that have something to send now.</summary>
    public static async Task<List<Guid>> Enqueue(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string region, IReadOnlyList<WebhookEvent> events, DateTimeOffset now)
    {
        await using NpgsqlCommand command = new(Sql.Read("webhook_enqueue"), connection, transaction);
        command.Bind(
            region,
            now,
            events.Select(e => e.CaseId).ToArray(),
            events.Select(e => e.Version).ToArray(),
            events.Select(e => e.Event).ToArray(),
            events.Select(e => e.Body).ToArray());
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<Guid> webhooks = [];
        while (await reader.ReadAsync())
        {
            webhooks.Add(reader.GetGuid(0));
        }

        return webhooks;
    }
}
