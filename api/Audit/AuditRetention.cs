using Npgsql;

namespace Dialog.Api.Audit;

/// <summary>
/// Deletes entries older than the retention period, <c>Dialog:Audit:KeepDays</c> (three years), by the only database function that may. What
/// the database's owner set is the least.
/// </summary>
internal sealed partial class AuditRetention(NpgsqlDataSource database, IConfiguration configuration, TimeProvider time, ILogger<AuditRetention> logger) : BackgroundService
{
    private const int AtOnce = 10_000;
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        int days = configuration.GetValue("Dialog:Audit:KeepDays", 1095);
        using PeriodicTimer timer = new(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Forget(days, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Over.
        }
    }

    private async Task Forget(int days, CancellationToken stop)
    {
        try
        {
            int least = await Least(stop);
            if (days < least)
            {
                LogKeptLonger(days, least);
            }

            // An hour more: our clock may be ahead of the database's, which refuses what is too young.
            DateTimeOffset before = time.GetUtcNow().AddDays(-Math.Max(days, least)).AddHours(-1);
            int gone;
            do
            {
                await using NpgsqlCommand command = database.CreateCommand("select audit_forget($1, $2)");
                command.Bind(before, AtOnce);
                gone = (int)(await command.ExecuteScalarAsync(stop))!;
            }
            while (gone == AtOnce);
        }
        catch (NpgsqlException e)
        {
            LogNotForgotten(e);
        }
    }

    private async Task<int> Least(CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand("select keep_days from audit_chain");
        return (int)(await command.ExecuteScalarAsync(stop))!;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dialog:Audit:KeepDays is {Days}, and the database keeps the audit log for {Least} days: give the shorter term to Dialog.Silo migrate")]
    private partial void LogKeptLonger(int days, int least);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old entries of the audit log could not be forgotten; in some hours again")]
    private partial void LogNotForgotten(Exception exception);
}
