using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Dialog.Audit;

/// <summary>In every silo: notes the end of the audit log's chain each minute and verifies the chain once a night, whichever silo is first.</summary>
internal sealed partial class AuditWatch(
    NpgsqlDataSource database, AuditCheckStore checks, AuditVerification verification, IOptions<AuditOptions> options, TimeProvider time, ILogger<AuditWatch> logger) : BackgroundService
{
    // "verify" in ASCII.
    private const long LockKey = 0x766572696679;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.Value.SealEvery, time);
        do
        {
            try
            {
                await checks.Seal(stoppingToken);
                await VerifyWhenDue(stoppingToken);
            }
            catch (Exception e) when (Outage.EndsThePass(e))
            {
                LogFailed(e);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task VerifyWhenDue(CancellationToken stop)
    {
        if (!await IsDue(stop))
        {
            return;
        }

        await using NpgsqlConnection turn = await database.OpenConnectionAsync(stop);
        await using NpgsqlTransaction held = await turn.BeginTransactionAsync(stop);
        await using NpgsqlCommand take = new("select pg_try_advisory_xact_lock($1)", turn, held);
        take.Bind(LockKey);
        // Another silo may have finished between our look and our turn.
        if (await take.ExecuteScalarAsync(stop) is not true || !await IsDue(stop))
        {
            return;
        }

        AuditOutcome outcome = await verification.Run(null, stop);
        await checks.Put(time.GetUtcNow(), outcome, stop);
        if (outcome.Fault is null)
        {
            LogWhole(outcome.Entries, outcome.N, Convert.ToHexStringLower(outcome.Hash));
        }
        else
        {
            LogBroken(outcome.Fault);
        }
    }

    private async Task<bool> IsDue(CancellationToken stop) => AuditNight.IsDue(time.GetUtcNow(), (await checks.Last(stop))?.At, options.Value.VerifyAt);

    [LoggerMessage(Level = LogLevel.Information, Message = "The audit log is whole: {Entries} entries, the last one is {N}:{Hash}")]
    private partial void LogWhole(long entries, long n, string hash);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The audit log was tampered with: {Fault}")]
    private partial void LogBroken(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit log could not be sealed or verified; it is tried again in a minute")]
    private partial void LogFailed(Exception exception);
}
