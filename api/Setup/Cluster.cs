using Npgsql;
using Orleans.Configuration;

namespace Dialog.Api.Setup;

/// <summary>The api is a client of the silos; it finds them in PostgreSQL.</summary>
internal static class Cluster
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    public static void AddCluster(this WebApplicationBuilder builder)
    {
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(o =>
            {
                o.ClusterId = builder.Configuration["Dialog:ClusterId"] ?? "dialog";
                o.ServiceId = builder.Configuration["Dialog:ServiceId"] ?? "dialog";
            });
            client.Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
            client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(10));
            client.UseConnectionRetryFilter(async (_, cancellation) =>
            {
                // The silos may start after us, or all be restarting: wait for them, not ready meanwhile.
                await Task.Delay(Again, cancellation);
                return true;
            });
            client.UseAdoNetClustering((AdoNetClusteringClientOptions _) => { });
        });
        builder.Services.AddOptions<AdoNetClusteringClientOptions>().Configure<NpgsqlDataSource>((o, source) =>
        {
            o.Invariant = "Npgsql";
            o.DataSource = source;
        });
    }
}
