using Dialog.Calls;
using Dialog.Cluster;
using Dialog.Hosting.Cluster;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;

namespace Dialog.Load.Rig;

/// <summary>An Orleans client of a cluster, as an api is one.</summary>
internal static class GrainClient
{
    public static async Task<IHost> Connect(NpgsqlDataSource database, Dialog.Hosting.Cluster.ClusterOptions cluster, CancellationToken cancellation)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Configuration.AddInMemoryCollection(DialogCluster.ClientSettings(cluster));
        builder.UseOrleansClient(client =>
        {
            client.UseClusterSecurity(builder.Configuration, production: false, _ => () => Caller.Silo);
            client.Configure<Orleans.Configuration.ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
            client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(10));
            client.UseAdoNetClustering((AdoNetClusteringClientOptions o) => (o.Invariant, o.DataSource) = ("Npgsql", database));
        });
        IHost host = builder.Build();
        await host.StartAsync(cancellation);
        return host;
    }

    public static IGrainFactory GrainsOf(IHost host) => host.Services.GetRequiredService<IClusterClient>();
}
