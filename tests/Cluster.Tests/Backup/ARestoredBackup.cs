using System.Globalization;
using Dialog.Hosting;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Processes;
using Dialog.Support.Audit;
using Npgsql;

namespace Dialog.Cluster.Tests.Backup;

/// <summary><c>deploy/backup/drill</c> after the database was lost.</summary>
public sealed class ARestoredBackup(ALostDatabase lost) : IClassFixture<ALostDatabase>, IAsyncDisposable
{
    private const int Port = 5499;
    private string Into => Path.Combine(lost.Postgres.Folder, "restored");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Has_what_was_acknowledged_before_the_point_nothing_of_after_it_and_nobody_who_was_erased_since()
    {
        Assert.SkipWhen(ArchivedPostgres.Missing is not null, ArchivedPostgres.Missing ?? "");
        int asked = lost.Telegram.Calls.Values.Sum();
        ShortCommand.Outcome drill = await Drill("--point", $"{lost.Point.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00", "--notes", lost.Notes, "--erasures", lost.List, "--keep");
        Assert.True(drill.ExitCode == 0, drill.Output);
        Assert.Contains("the audit log is whole and has the entry of the note", drill.Output, StringComparison.Ordinal);
        Assert.Contains("Erasures begun again: 1; known to this database: 0", drill.Output, StringComparison.Ordinal);

        await using NpgsqlDataSource database = NpgsqlDataSource.Create($"Host={Into};Port={Port};Username=postgres;Password=none;Database=dialog;Pooling=false");
        Assert.Equal((long)lost.CasesAtThePoint, await Scalar(database, "select count(*) from cases"));
        AuditReport report = await JournalAudit.Run(database, lost.Ledger, TimeSpan.FromDays(2));
        Assert.Equal(0, report.Lost + report.Doubled);
        Guid erased = await Erased(database);
        Assert.DoesNotContain(report.Violations, v => !v.Contains(erased.ToString(), StringComparison.Ordinal));
        Assert.Empty(await DatabaseDump.Find(database, ALostDatabase.Erased, ALostDatabase.ErasedAuthor, ALostDatabase.AfterThePoint));
        // What the network delivers again stays erased, the message too that this database never had.
        Assert.Equal(lost.ErasedMessages, await Scalar(database, "select count(*) from erased_messages"));
        Assert.Equal(1, await Scalar(database, "select count(*) from audit where action = 'erasures.repeat'"));
        // The silo that did it had the network's address and its token, and let it be.
        Assert.Equal(asked, lost.Telegram.Calls.Values.Sum());
        Assert.Equal(1, await Scalar(database, "select count(*) from erasures where state = 'done' and confirmed_by = 'confirmer'"));
        Assert.Equal(1, await Scalar(database, "select count(*) from cases where resident_id = '[erased]'"));
    }

    [Fact]
    public async Task With_another_audit_log_than_the_note_knows_does_not_hold()
    {
        Assert.SkipWhen(ArchivedPostgres.Missing is not null, ArchivedPostgres.Missing ?? "");
        string notes = Directory.CreateDirectory(Path.Combine(lost.Postgres.Folder, "spoilt")).FullName;
        string note = Assert.Single(Directory.GetFiles(lost.Notes));
        string[] lines = [.. (await File.ReadAllLinesAsync(note, Stop)).Select(l => l.StartsWith("audit=", StringComparison.Ordinal) ? l[..^1] + (l[^1] == '0' ? '1' : '0') : l)];
        await File.WriteAllLinesAsync(Path.Combine(notes, Path.GetFileName(note)), lines, Stop);

        ShortCommand.Outcome drill = await Drill("--point", $"{lost.Point.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00", "--notes", notes);
        Assert.True(drill.ExitCode == 1, drill.Output);
        Assert.Contains("its hash is not the one you know", drill.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Into));
    }

    [Fact]
    public async Task Is_not_begun_without_the_list_of_erasures_that_was_named()
    {
        Assert.SkipWhen(ArchivedPostgres.Missing is not null, ArchivedPostgres.Missing ?? "");
        ShortCommand.Outcome drill = await Drill("--erasures", Path.Combine(lost.Postgres.Folder, "no-such-folder"));
        Assert.True(drill.ExitCode == 2, drill.Output);
        Assert.Contains("no-such-folder is no folder", drill.Output, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (ArchivedPostgres.Missing is null && File.Exists(Path.Combine(Into, "cluster", "postmaster.pid")))
        {
            await ShortCommand.RunAsync(new ProcessSpec("pg_ctl", ToolPath.Find("runuser")!, "-u", "postgres", "--", Path.Combine(ArchivedPostgres.Bin, "pg_ctl"), $"--pgdata={Into}/cluster", "--mode=immediate", "stop") { WorkingFolder = "/" });
        }

        if (ArchivedPostgres.Missing is null && Directory.Exists(Into))
        {
            Directory.Delete(Into, recursive: true);
        }
    }

    private Task<ShortCommand.Outcome> Drill(params string[] arguments) => ShortCommand.RunAsync(
        new ProcessSpec("drill", Path.Combine(BuildOutput.RepositoryRoot, "deploy/backup/drill"),
        [
            "--stanza", ArchivedPostgres.Stanza, "--into", Into, "--config", lost.Postgres.Configuration, "--bin", ArchivedPostgres.Bin, "--port", Port.ToString(CultureInfo.InvariantCulture),
            "--silo", $"{ToolPath.Dotnet} {BuildOutput.Assembly("silo", "Dialog.Silo")}", "--within", "180", .. arguments,
        ])
        {
            WorkingFolder = "/",
            Environment = new Dictionary<string, string?>
            {
                ["Dialog__Secrets__KeyFile"] = lost.SecretsKey,
                ["Dialog__Network__AllowedPrivate"] = "127.0.0.0/8",
                ["DIALOG_DRILL_SILO_PORT"] = $"{FreePorts.Next()}",
                ["DIALOG_DRILL_GATEWAY_PORT"] = $"{FreePorts.Next()}",
                ["DIALOG_DRILL_HTTP_PORT"] = $"{FreePorts.Next()}",
            },
        },
        Stop);

    private static async Task<long> Scalar(NpgsqlDataSource database, string sql)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }

    private static async Task<Guid> Erased(NpgsqlDataSource database)
    {
        await using NpgsqlCommand command = database.CreateCommand("select id from cases where resident_id = '[erased]'");
        return (Guid)(await command.ExecuteScalarAsync(Stop))!;
    }
}
