using System.Collections.Concurrent;
using Dialog.Projections.Notifications.Domain;
using Dialog.Regions;
using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dialog.Projections.Notifications;

/// <summary>Who is who in each region, at most half a minute old.</summary>
internal sealed class AudienceStore([FromKeyedServices(DataSources.Projections)] NpgsqlDataSource database, IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, AudienceDirectory Directory)> _directories = new();

    public async Task<AudienceDirectory> Of(string region)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_directories.TryGetValue(region, out (DateTimeOffset At, AudienceDirectory Directory) known) && now - known.At < Fresh)
        {
            return known.Directory;
        }

        AudienceDirectory directory = new(region, await grains.GetGrain<IRegionGrain>(region).Get(), await Accounts(region));
        _directories[region] = (now, directory);
        return directory;
    }

    private async Task<List<Account>> Accounts(string region)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("audience"));
        command.Bind(region);
        await using NpgsqlDataReader r = await command.ExecuteReaderAsync();
        List<Account> accounts = [];
        while (await r.ReadAsync())
        {
            accounts.Add(new Account(r.GetString(0), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3)));
        }

        return accounts;
    }
}
