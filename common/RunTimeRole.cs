using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog;

/// <summary>Warns, once after the start, when the database's role of this process could change the audit log.</summary>
public sealed partial class RunTimeRole(NpgsqlDataSource database, ILogger<RunTimeRole> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    /// <summary>The role's name when it owns the audit log or is a superuser; null when it is as it should be.</summary>
    public static async Task<string?> TooMighty(NpgsqlDataSource database, CancellationToken stop)
    {
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("too_mighty_role"));
        return await command.ExecuteScalarAsync(stop) as string;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Again);
        try
        {
            while (!await Told(stoppingToken) && await timer.WaitForNextTickAsync(stoppingToken))
            {
                // The database is away, or not migrated yet.
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Over.
        }
    }

    private async Task<bool> Told(CancellationToken stop)
    {
        try
        {
            if (await TooMighty(database, stop) is { } role)
            {
                LogTooMighty(role);
            }

            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database's role {Role} may change tables and the audit log. Give this process a role of its own: docs/operations.md, Roles of the database")]
    private partial void LogTooMighty(string role);
}
