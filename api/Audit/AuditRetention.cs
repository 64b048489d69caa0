using Npgsql;

namespace Dialog.Api.Audit;

/// <summary>Deletes entries older than the retention period, <c>Dialog:Audit:KeepDays</c> (three years), by the only database function that may.</summary>
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
                await Forget(time.GetUtcNow().AddDays(-days), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Over.
        }
    }

    private async Task Forget(DateTimeOffset before, CancellationToken stop)
    {
        try
        {
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old entries of the audit log could not be forgotten; in some hours again")]
    private partial void LogNotForgotten(Exception exception);
}
