using Npgsql;

namespace Dialog.Api.Setup;

/// <summary>Liveness is the process; readiness is a connected cluster and a database that answers.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        RouteGroupBuilder health = app.MapGroup("/health").AllowAnonymous().RequireRateLimiting(Security.HealthLimit).ExcludeFromDescription();
        health.MapGet("/live", () => "live");
        health.MapGet("/ready", Ready);
    }

    private static async Task<IResult> Ready(IClusterClient cluster, NpgsqlDataSource database, CancellationToken cancellation)
    {
        try
        {
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(TimeSpan.FromSeconds(3));
            await cluster.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, patience.Token).WaitAsync(patience.Token);
            await using NpgsqlCommand ping = database.CreateCommand("select 1");
            await ping.ExecuteScalarAsync(patience.Token);
            return Results.Ok("ready");
        }
        catch (Exception e) when (Outage.IsOne(e) || e is NpgsqlException or InvalidOperationException)
        {
            return Results.StatusCode(503);
        }
    }
}
