using Dialog.Api.Access;
using Dialog.Cluster;
using Dialog.Observability;
using Npgsql;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Dialog.Api.Setup;

/// <summary>The api is a client of the silos; it finds them in PostgreSQL.</summary>
internal static class Cluster
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    public static void AddCluster(this WebApplicationBuilder builder, Action<IClientBuilder> more)
    {
        TelemetryTargets telemetry = builder.AddObservability("dialog-api");
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<Callers>();
        builder.UseOrleansClient(client =>
        {
            client.UseClusterSecurity(builder.Configuration, builder.Environment.IsProduction(), services => services.GetRequiredService<Callers>().Now);
            if (telemetry.Traces)
            {
                client.AddActivityPropagation();
            }

            client.Configure<ExceptionSerializationOptions>(CarriedErrors.Configure);
            more(client);
            client.AddOutgoingGrainCallFilter<NamesOfThings>();
            client.Configure<ClusterOptions>(o =>
            {
                o.ClusterId = builder.Configuration["Dialog:ClusterId"] ?? "dialog";
                o.ServiceId = builder.Configuration["Dialog:ServiceId"] ?? "dialog";
            });
            // A hung silo is left when it is no longer listed: calls to a grain go through one gateway, repeated ones too.
            client.Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));
            // A client is not notified that a call to a dying silo will never be answered: it waits this long before it asks
            // again. Thread calls may be repeated, so the wait is short.
            client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(3));
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
