using Dialog.Support;
using Microsoft.Extensions.Hosting;

namespace Dialog.Cluster.Tests.Channels;

/// <summary>Two silos: one may connect to public addresses only, the other to this machine too.</summary>
public sealed class GuardedSilos(PostgresFixture postgres) : IAsyncLifetime
{
    public IHost Closed { get; private set; } = null!;

    public IHost Open { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        string database = await postgres.CreateDatabaseAsync("entered");
        await PreparedDatabase.Of(database);
        Closed = await GrainHost.Start(database, "closed", [new("Dialog:Network:AllowedPrivate", "")]);
        Open = await GrainHost.Start(database, "open", [new("Dialog:Network:AllowedPrivate", "127.0.0.1")]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IHost host in new[] { Closed, Open })
        {
            await host.StopAsync();
            host.Dispose();
        }
    }
}
