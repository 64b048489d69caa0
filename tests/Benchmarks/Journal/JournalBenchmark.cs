using Dialog.Hosting.Postgres;
using Dialog.Storage.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace Dialog.Benchmarks.Journal;

/// <summary>The raw limit by batch size, on a temporary PostgreSQL with fsync and synchronous_commit on.</summary>
internal static class JournalBenchmark
{
    private static readonly int[] Sizes = [64, 256, 512];

    public static async Task Run(int cases)
    {
        await using EmbeddedPostgres postgres = await EmbeddedPostgres.StartTemporaryAsync();
        Table table = new();
        table.AddColumns("cases per statement", "journal, cases/s", "bare inserts, cases/s", "ratio");
        foreach (int size in Sizes)
        {
            double fenced = await RawJournal.Fenced(await Database(postgres, $"fenced_{size}"), size, cases);
            double bare = await RawJournal.Bare(await Database(postgres, $"bare_{size}"), size, cases);
            table.AddRow($"{size}", $"{fenced:N0}", $"{bare:N0}", $"{fenced / bare:P0}");
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine($"[grey]a case: 1 case row, 3 events, 1 message, 1 deadline; {cases:N0} cases, two connections, PostgreSQL {postgres.Version}[/]");
    }

    private static async Task<string> Database(EmbeddedPostgres postgres, string name)
    {
        string connection = await postgres.CreateDatabaseAsync(name);
        await Migrator.Apply(connection, NullLogger.Instance);
        return connection;
    }
}
