using Dialog.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Configuration;

namespace Dialog.Storage;

/// <summary>Where Orleans keeps its state: membership, reminders and grain state in the tables of 0001_orleans.sql.</summary>
public static class OrleansStorage
{
    // Orleans' name of the provider; it only checks that the data source is of this kind.
    private const string Npgsql = "Npgsql";

    /// <summary>
    /// Clustering, reminders and the default grain storage on one data source, which stays the caller's to dispose
    /// after the silo. Give it about eight connections of its own.
    /// </summary>
    /// <param name="secrets">seals tokens and passwords in grain state</param>
    /// <param name="atRest">reminders of the installation do not fire: they wake what works for the outside</param>
    public static ISiloBuilder UseDialogStorage(this ISiloBuilder silo, NpgsqlDataSource dataSource, SecretBox secrets, bool atRest = false) => (atRest
        ? silo.UseInMemoryReminderService()
        : silo.UseAdoNetReminderService((AdoNetReminderTableOptions reminders) =>
        {
            reminders.Invariant = Npgsql;
            reminders.DataSource = dataSource;
        }))
        .ConfigureServices(services => services.AddSingleton(secrets))
        .UseAdoNetClustering((AdoNetClusteringSiloOptions clustering) =>
        {
            clustering.Invariant = Npgsql;
            clustering.DataSource = dataSource;
        })
        .AddAdoNetGrainStorageAsDefault((AdoNetGrainStorageOptions storage) =>
        {
            storage.Invariant = Npgsql;
            storage.DataSource = dataSource;
            storage.GrainStorageSerializer = new StateJson(secrets);
        });
}
