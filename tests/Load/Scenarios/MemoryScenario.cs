using System.Net;
using Dialog.Benchmarks.Synthetic;
using Dialog.Cases;
using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Load.Measures;
using Dialog.Regions;
using Dialog.Secrets;
using Dialog.Storage;
using Dialog.Storage.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Dialog.Load.Scenarios;

/// <summary>
/// Bytes per resident thread: a silo inside this process, so that its heap can be read; threads with one case each, then all
/// of them collected. What goes with them is theirs, what stays is the region's feed and board.
/// </summary>
internal static class MemoryScenario
{
    private const string Region = "memory";
    private const int InFlight = 256;

    public static async Task<int> Run(int threads, CancellationToken cancellation)
    {
        await using EmbeddedPostgres postgres = await EmbeddedPostgres.StartTemporaryAsync(cancellation);
        await Migrator.Apply(postgres.ConnectionString, NullLogger.Instance, cancellation);
        await using NpgsqlDataSource orleans = DataSources.Pool(postgres.ConnectionString, "dialog-orleans", 8);
        using IHost silo = Silo(postgres.ConnectionString, orleans);
        await silo.StartAsync(cancellation);
        IGrainFactory grains = silo.Services.GetRequiredService<IGrainFactory>();
        await grains.GetGrain<IRegionGrain>(Region).Put(DemoRegion.As(Region));

        SyntheticMessages messages = new(Region, "memory", 1);
        await Write(grains, messages, 2_000, cancellation);
        await Collect(grains);
        long empty = Heap();
        await Write(grains, messages, threads, cancellation);
        long full = Heap();
        await Collect(grains);
        long left = Heap();
        await silo.StopAsync(cancellation);

        new Figures()
            .Add("threads in memory", $"{threads:N0}, one case and one message each")
            .Add("a resident thread with its state", $"{(full - left) / (double)threads:N0} bytes")
            .Add("its line in the region's feed and board", $"{(left - empty) / (double)threads:N0} bytes")
            .Show();
        return 0;
    }

    private static IHost Silo(string connectionString, NpgsqlDataSource orleans)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleans(silo =>
        {
            silo.UseDialogStorage(orleans, new SecretBox(new byte[SecretBox.KeyLength]));
            silo.Configure<Orleans.Configuration.ClusterOptions>(o => (o.ClusterId, o.ServiceId) = ("memory", "memory"));
            silo.ConfigureEndpoints(IPAddress.Loopback, FreePorts.Next(), FreePorts.Next());
            silo.Configure<GrainCollectionOptions>(o => o.CollectionAge = TimeSpan.FromHours(2));
        });
        builder.Services.AddDialogGrains(connectionString);
        return builder.Build();
    }

    private static Task Write(IGrainFactory grains, SyntheticMessages messages, int count, CancellationToken cancellation)
    {
        int left = count;
        return Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                Dialog.Cases.IncomingMessage message;
                lock (messages)
                {
                    message = messages.First();
                }

                await grains.GetGrain<IThreadGrain>(message.Thread).Receive(message);
            }
        }, cancellation)));
    }

    private static async Task Collect(IGrainFactory grains)
    {
        IManagementGrain management = grains.GetGrain<IManagementGrain>(0);
        await management.ForceActivationCollection(TimeSpan.Zero);
    }

    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
