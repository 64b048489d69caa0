using System.Net;
using System.Threading.Channels;
using Dialog.Secrets;
using Dialog.Storage;
using Dialog.Storage.Migrations;
using Dialog.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace Dialog.Cluster.Tests.Storage;

/// <summary>One silo in this process on a migrated database, with everything Orleans stores in PostgreSQL.</summary>
public sealed class StorageSilo(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Cluster = "storage-tests";

    private IHost host = null!;

    internal FreshDatabase Database { get; private set; } = null!;

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public IGrainStorage Storage => host.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public IMembershipTable Membership => host.Services.GetRequiredService<IMembershipTable>();

    public IReminderTable Reminders => host.Services.GetRequiredService<IReminderTable>();

    /// <summary>Keys of notebooks whose reminder ticked.</summary>
    public Channel<string> Ticks => host.Services.GetRequiredService<Channel<string>>();

    public SiloAddress Address => host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    public async ValueTask InitializeAsync()
    {
        Database = await FreshDatabase.Create(postgres);
        await Migrator.Apply(Database.ConnectionString, NullLogger.Instance);

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(Channel.CreateUnbounded<string>());
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Cluster, Cluster))
            .Configure<ReminderOptions>(reminders => reminders.MinimumReminderPeriod = TimeSpan.FromSeconds(1))
            .ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort())
            .UseDialogStorage(Database.DataSource, new SecretBox(new byte[SecretBox.KeyLength])));
        host = builder.Build();
        await host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await Database.DisposeAsync();
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
