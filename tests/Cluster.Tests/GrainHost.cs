using System.Net;
using Dialog.Channels.ExternalOrganisation;
using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Secrets;
using Dialog.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Hosting;
using ClusterOptions = Orleans.Configuration.ClusterOptions;

namespace Dialog.Cluster.Tests;

/// <summary>A silo in this process with all of its grains, alone in a cluster of its own.</summary>
internal static class GrainHost
{
    /// <param name="connectionString">a superuser's, of a prepared database: the silo runs with the role of silos</param>
    public static async Task<IHost> Start(string connectionString, string service, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        RoleConnections roles = RoleConnections.Of(connectionString);
        NpgsqlDataSource orleans = DataSources.Pool(roles.App, "orleans", 8);
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        // The stand-ins of networks are on this machine.
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Dialog:Network:AllowedPrivate"] = "127.0.0.0/8, ::1" });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(new ExternalOrganisationOptions { PollEvery = TimeSpan.FromMilliseconds(200), DoneEvery = TimeSpan.FromMilliseconds(200) });
        builder.Services.AddDialogGrains(roles.App, roles.Audit);
        builder.Services.AddKeyedSingleton(DataSources.Orleans, (_, _) => orleans);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Guid.NewGuid().ToString("N"), service))
            .ConfigureEndpoints(IPAddress.Loopback, FreePorts.Next(), FreePorts.Next())
            .UseDialogStorage(orleans, new SecretBox(new byte[SecretBox.KeyLength])));
        IHost host = builder.Build();
        // The container closes only what it handed out: unasked for, the pool would outlive its silo.
        host.Services.GetRequiredKeyedService<NpgsqlDataSource>(DataSources.Orleans);
        await host.StartAsync();
        return host;
    }
}
