using System.Net;
using Dialog.Audit;
using Dialog.Cluster;
using Dialog.Observability;
using Dialog.Platform;
using Dialog.Secrets;
using Dialog.Storage;
using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Serialization;

namespace Dialog.Silo;

/// <summary>An Orleans silo on PostgreSQL, from the configuration's <c>ConnectionStrings:Dialog</c> and <c>Dialog:*</c>.</summary>
internal static class SiloSetup
{
    public static string ConnectionString(IConfiguration configuration) => configuration.GetConnectionString("Dialog")
        ?? throw new InvalidOperationException("ConnectionStrings__Dialog is not set: give the PostgreSQL connection string.");

    public static void AddDialogSilo(this WebApplicationBuilder builder)
    {
        string connectionString = ConnectionString(builder.Configuration);
        bool atRest = builder.Configuration.GetValue("Dialog:Silo:AtRest", false);
        NpgsqlDataSource orleans = DataSources.Pool(connectionString, "dialog-orleans", 8);
        TelemetryTargets telemetry = builder.AddObservability("dialog-silo");
        SecretBox secrets = SecretKeys.Load(name => builder.Configuration[name], builder.Environment.IsProduction());
        builder.Services.AddKeyedSingleton(DataSources.Orleans, orleans);
        builder.Services.AddHealthChecks();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));

        builder.UseOrleans(silo =>
        {
            silo.UseDialogStorage(orleans, secrets, atRest);
            silo.UseClusterSecurity(builder.Configuration, builder.Environment.IsProduction());
            if (telemetry.Traces)
            {
                silo.AddActivityPropagation();
            }

            // Counts every grain call once somebody has looked; the api asks for the role (OrleansPages) and shows no state of grains.
            if (builder.Configuration.GetValue("Dialog:Platform:OrleansDashboard", false))
            {
                silo.AddDashboard(o => (o.HideTrace, o.CounterUpdateIntervalMs) = (true, 5000));
            }

            silo.Configure<ExceptionSerializationOptions>(CarriedErrors.Configure);
            silo.Configure<ClusterOptions>(o =>
            {
                o.ClusterId = builder.Configuration["Dialog:ClusterId"] ?? "dialog";
                o.ServiceId = builder.Configuration["Dialog:ServiceId"] ?? "dialog";
            });
            silo.ConfigureEndpoints(
                IPAddress.Parse(builder.Configuration["Dialog:Silo:Address"] ?? "127.0.0.1"),
                builder.Configuration.GetValue("Dialog:Silo:Port", 11111),
                builder.Configuration.GetValue("Dialog:Silo:GatewayPort", 30000));
            silo.Configure<ClusterMembershipOptions>(FailureDetection);
            silo.Configure<SiloMessagingOptions>(o =>
            {
                o.ResponseTimeout = TimeSpan.FromSeconds(10);
                o.MaxEnqueuedRequestsHardLimit = 500;
            });
            silo.Configure<GrainCollectionOptions>(o =>
            {
                o.CollectionAge = TimeSpan.FromMinutes(7);
                o.EnableActivationSheddingOnMemoryPressure = true;
            });
        });

        // After Orleans: what is registered later starts later, and these call grains.
        builder.Services.AddDialogGrains(connectionString, builder.Configuration.GetConnectionString("Audit"), atRest);
        builder.Services.AddHostedService<RunTimeRole>();
        builder.Services.AddSingleton<INodeAddress, SiloNode>();
        builder.Services.AddNodePresence(Node.Silo);
    }

    /// <summary>Liveness is the process; readiness is a silo that has joined its cluster.</summary>
    public static void MapSiloHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => "live");
        app.MapGet("/health/ready", (Orleans.Runtime.ISiloStatusOracle silo) =>
            silo.CurrentStatus == Orleans.Runtime.SiloStatus.Active ? Results.Ok("ready") : Results.StatusCode(503));
        // Of its own: a silo works on when somebody tampered with the audit log.
        app.MapGet("/health/audit", async (AuditCheckStore checks, CancellationToken cancellation) => await checks.Last(cancellation) switch
        {
            { Fault: { } fault } broken => Results.Text($"broken, seen {broken.At:u}: {fault}", statusCode: 503),
            { } whole => Results.Text($"whole, seen {whole.At:u}"),
            null => Results.Text("not verified yet"),
        });
    }

    // Measured: 1–3 s after kill -9 and 5–8 s after a hang; the defaults take 7 s and over a minute.
    private static void FailureDetection(ClusterMembershipOptions o)
    {
        o.ProbeTimeout = TimeSpan.FromSeconds(1);
        o.NumMissedProbesLimit = 2;
        o.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }
}
