using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog.Projections.Profiles;

/// <summary>
/// In every silo, at start and each hour: makes the keys of cases that have none or have them under another key of the installation. Two silos that
/// do it at once do the same.
/// </summary>
internal sealed partial class ProfileKeyWalk(
    ProfileReader reader, ProfileWriter writer, [FromKeyedServices(DataSources.Projections)] NpgsqlDataSource database, TimeProvider time, ILogger<ProfileKeyWalk> logger)
    : BackgroundService
{
    private const int Piece = 200;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    // The projection of new cases comes first; nearly always nothing is left for this.
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, time, stoppingToken);
        using PeriodicTimer timer = new(Every, time);
        do
        {
            try
            {
                await Walk(stoppingToken);
            }
#pragma warning disable CA1031 // An exception that leaves here ends the silo; whatever it is, the next hour walks again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotWalked(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>how many cases got keys</returns>
    internal async Task<int> Walk(CancellationToken stop)
    {
        await using (NpgsqlCommand drop = database.CreateCommand(Sql.Read("drop_erased_profiles")))
        {
            await drop.ExecuteNonQueryAsync(stop);
        }

        Guid after = Guid.Empty;
        int done = 0;
        List<Guid> found;
        while ((found = await reader.Unkeyed(after, writer.KeyId, Piece, stop)).Count > 0)
        {
            await Make([.. found]);
            done += found.Count;
            after = found[^1];
            await Task.Delay(Rest, time, stop);
        }

        return done;
    }

    private async Task Make(Guid[] cases)
    {
        try
        {
            await Write(cases, withKeys: true);
        }
        catch (PostgresException e) when (Outage.Of(e) == Failure.Content)
        {
            // Something the database refuses is in one of them: that one goes without keys.
            if (cases.Length == 1)
            {
                await Write(cases, withKeys: false);
                return;
            }

            foreach (Guid one in cases)
            {
                await Make([one]);
            }
        }
    }

    private async Task Write(Guid[] cases, bool withKeys)
    {
        DigestedCase[] digested = writer.Digested(await reader.Read(cases), withKeys);
        await using NpgsqlConnection connection = await database.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await ProfileWriter.Write(connection, transaction, digested);
        await transaction.CommitAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Keys of residents could not all be made now; the next walk goes on")]
    private partial void LogNotWalked(Exception exception);
}
