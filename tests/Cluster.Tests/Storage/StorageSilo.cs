using System.Net;
using System.Threading.Channels;
using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Secrets;
using Dialog.Storage;
using Dialog.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace Dialog.Cluster.Tests.Storage;

/// <summary>One silo in this process on a migrated database, with everything Orleans stores in PostgreSQL.</summary>
public sealed class StorageSilo(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Cluster = "storage-tests";

    private IHost _host = null!;
    private NpgsqlDataSource _orleans = null!;

    internal FreshDatabase Database { get; private set; } = null!;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IGrainStorage Storage => _host.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public IMembershipTable Membership => _host.Services.GetRequiredService<IMembershipTable>();

    public IReminderTable Reminders => _host.Services.GetRequiredService<IReminderTable>();

    /// <summary>Keys of notebooks whose reminder ticked.</summary>
    public Channel<string> Ticks => _host.Services.GetRequiredService<Channel<string>>();

    public SiloAddress Address => _host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    public async ValueTask InitializeAsync()
    {
        Database = await FreshDatabase.Create(postgres);
        _orleans = NpgsqlDataSource.Create((await PreparedDatabase.Of(Database.ConnectionString)).App);

        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(Channel.CreateUnbounded<string>());
        builder.UseOrleans(silo => silo
            .Configure<Orleans.Configuration.ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Cluster, Cluster))
            .Configure<ReminderOptions>(reminders => reminders.MinimumReminderPeriod = TimeSpan.FromSeconds(1))
            .ConfigureEndpoints(IPAddress.Loopback, FreePorts.Next(), FreePorts.Next())
            .UseDialogStorage(_orleans, new SecretBox(new byte[SecretBox.KeyLength])));
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _orleans.DisposeAsync();
        await Database.DisposeAsync();
    }
}
