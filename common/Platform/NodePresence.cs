using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dialog.Platform;

/// <summary>
/// Writes every ten seconds that this process lives and how it does, and does what the row asks: end well (its work moves to the others), or another log
/// level for a time. Needs nothing of Orleans, so that it tells the truth about a process that has left its cluster.
/// </summary>
public sealed partial class NodePresence(
    NpgsqlDataSource database, Node node, INodeAddress address, IEnumerable<INodeFigures> figures, LogLevelOverride levels, IHostApplicationLifetime lifetime, ILogger<NodePresence> logger)
    : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2);
    private readonly SaidOnce _said = new(TimeProvider.System);
    private TimeSpan _lastAge;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using CancellationTokenSource patience = new(LastWord);
        try
        {
            await using NpgsqlCommand command = database.CreateCommand(Sql.Read("remove_node")).Bind(node.Id);
            await command.ExecuteNonQueryAsync(patience.Token);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            // The row stays and says how long nothing was heard.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every);
        do
        {
            try
            {
                await Report(stoppingToken);
                _said.Forget();
            }
#pragma warning disable CA1031 // An exception that leaves here ends the process; the next round reports again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                if (_said.IsNew(e.GetType().Name))
                {
                    LogNotReported(e);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Report(CancellationToken stop)
    {
        TimeSpan age = node.Age;
        Dictionary<string, double> read = new(figures.SelectMany(f => f.Read(age - _lastAge)));
        _lastAge = age;
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("report_node"))
            .Bind(node.Id, node.Kind, Environment.MachineName, address.Address, node.Version, age, SqlValue.Jsonb(JsonSerializer.Serialize(read)));
        await using NpgsqlDataReader asked = await command.ExecuteReaderAsync(stop);
        if (!await asked.ReadAsync(stop))
        {
            return;
        }

        string? category = asked.IsDBNull(1) ? null : asked.GetString(1);
        string? level = asked.IsDBNull(2) ? null : asked.GetString(2);
        if (levels.Set(category, level))
        {
            LogLevelChanged(category ?? "*", level ?? "configured");
        }

        if (asked.GetBoolean(0))
        {
            LogDrained();
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "This process could not report that it lives; it tries again")]
    private partial void LogNotReported(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log level of {Category} is {Level} now, by the platform screen")]
    private partial void LogLevelChanged(string category, string level);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This process was asked by the platform screen to end: its work moves to the others")]
    private partial void LogDrained();
}
