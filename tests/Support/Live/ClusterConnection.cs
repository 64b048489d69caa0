using Dialog.Calls;
using Dialog.Cluster;
using Dialog.Hosting.Cluster;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using ClusterOptions = Dialog.Hosting.Cluster.ClusterOptions;

namespace Dialog.Support.Live;

/// <summary>This process as an Orleans client of the silos, configured as the api is.</summary>
public sealed class ClusterConnection(IHost host) : IAsyncDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

    public IClusterClient Client { get; } = host.Services.GetRequiredService<IClusterClient>();

    /// <param name="settings">what lets this process in; null: what an api has</param>
    /// <param name="caller">who calls; null: a silo, which may name anybody</param>
    /// <param name="wait">whether to wait for silos that do not let us in</param>
    public static async Task<ClusterConnection> Open(
        NpgsqlDataSource database, ClusterOptions cluster, IReadOnlyDictionary<string, string?>? settings = null, Caller? caller = null, bool wait = true)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? DialogCluster.ClientSettings(cluster));
        builder.UseOrleansClient(client =>
        {
            client.UseClusterSecurity(builder.Configuration, production: false, _ => () => caller ?? Caller.Silo);
            client.Configure<Orleans.Configuration.ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
            client.Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));
            client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(3));
            client.UseConnectionRetryFilter(async (_, cancellation) =>
            {
                using PeriodicTimer pause = new(Again);
                return wait && await pause.WaitForNextTickAsync(cancellation);
            });
            client.UseAdoNetClustering(o => (o.Invariant, o.DataSource) = ("Npgsql", database));
        });
        IHost host = builder.Build();
        try
        {
            await host.StartAsync();
            return new ClusterConnection(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(5));
        await host.StopAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        host.Dispose();
    }
}
