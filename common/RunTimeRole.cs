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
        do
        {
            try
            {
                if (await TooMighty(database, stoppingToken) is { } role)
                {
                    LogTooMighty(role);
                }

                return;
            }
            catch (NpgsqlException)
            {
                // The database is away, or not migrated yet.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(CancellationToken.None) && !stoppingToken.IsCancellationRequested);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database's role {Role} may change tables and the audit log. Give this process a role of its own: docs/operations.md, Roles of the database")]
    private partial void LogTooMighty(string role);
}
