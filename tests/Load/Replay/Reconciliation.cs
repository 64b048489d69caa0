using Dialog.Load.Rig;
using Dialog.Support;
using Dialog.Support.Audit;
using Dialog.Support.Live;
using Npgsql;
using Spectre.Console;

namespace Dialog.Load.Replay;

/// <summary>Waits until everything acknowledged has reached the journal and the screen, then accounts for it.</summary>
internal static class Reconciliation
{
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DeadlinesMayWait = TimeSpan.FromMinutes(1);

    /// <summary>Ends when the journal has <paramref name="wanted"/> messages, or has not moved for half a minute.</summary>
    public static async Task Settled(LoadRig rig, long wanted, CancellationToken cancellation)
    {
        long last = -1;
        while (last < wanted)
        {
            long now = last;
            try
            {
                await Eventually.Holds(async () => (now = await Messages(rig.Database)) > last, Standstill, "the journal moves", cancellation: cancellation);
            }
            catch (TimeoutException)
            {
                return;
            }

            last = now;
        }
    }

    /// <param name="threads">how many cases there should be; null when the load does not know</param>
    /// <returns>whether nothing was lost, doubled or left behind</returns>
    public static async Task<bool> Show(LoadRig rig, Ledger ledger, int? threads, LiveClient? screen, CancellationToken cancellation)
    {
        if (screen is not null)
        {
            long cases = await Count(rig.Database, "select count(*) from cases");
            try
            {
                await Eventually.Holds(() => screen.Cases().Count >= cases && screen.IsUp, Standstill, "the screen has every case", cancellation: cancellation);
                await Eventually.Holds(() => JournalAudit.HasConverged(rig.Database, screen), Standstill, "the screen shows the read model", cancellation: cancellation);
            }
            catch (TimeoutException)
            {
                // The audit below says what the screen lacks.
            }
        }

        AuditReport report = await JournalAudit.Run(rig.Database, ledger, DeadlinesMayWait, clients: screen is null ? [] : [screen]);
        bool even = report.IsClean && report.Sent == report.Journal && (threads is null || threads == report.Cases) && (report.Pushed is null || report.Pushed == report.Cases);
        Table table = new();
        table.AddColumns("", "sent", "journal", "pushed", "lost", "doubled");
        table.AddRow("messages", $"{report.Sent:N0}", $"{report.Journal:N0}", "", $"{report.Lost:N0}", $"{report.Doubled:N0}");
        table.AddRow("cases", threads is { } t ? $"{t:N0}" : "", $"{report.Cases:N0}", report.Pushed is { } p ? $"{p:N0}" : "", "", "");
        AnsiConsole.Write(table);
        foreach (string violation in report.Violations.Take(20))
        {
            AnsiConsole.MarkupLine($"[red]✗[/] {Markup.Escape(violation)}");
        }

        AnsiConsole.MarkupLine(even
            ? $"[green]✓[/] everything acknowledged is there exactly once: {report.Events:N0} events, read model, messages and deadlines equal to their fold"
            : $"[red]✗[/] the sums differ: {report.Violations.Count:N0} violations");
        return even;
    }

    private static Task<long> Messages(NpgsqlDataSource database) => Count(database, "select count(*) from messages where direction = 0");

    private static async Task<long> Count(NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
