using System.Text.RegularExpressions;
using Dialog.Audit;
using Dialog.Hosting.Cluster;
using Dialog.Hosting.Postgres;
using Dialog.Hosting.Processes;
using Dialog.Support;
using Npgsql;

namespace Dialog.Cluster.Tests.Storage;

/// <summary>Each entry of the audit log has the hash of its content and of the one before it; who tampers with it is found by the command.</summary>
public sealed partial class TheChainOfTheAuditLog(PostgresFixture postgres) : IAsyncLifetime
{
    private FreshDatabase _database = null!;
    private RoleConnections _roles = null!;
    private NpgsqlDataSource _app = null!;
    private NpgsqlDataSource _audit = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await FreshDatabase.Create(postgres);
        _roles = await PreparedDatabase.Of(_database.ConnectionString);
        _app = NpgsqlDataSource.Create(_roles.App);
        _audit = NpgsqlDataSource.Create(_roles.Audit);
        foreach (int i in Enumerable.Range(1, 10))
        {
            await Write($"person-{i}");
        }

        await Execute(_app, "select audit_seal()");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _audit.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Is_whole_when_nobody_touched_it()
    {
        AuditOutcome outcome = await Verify();
        Assert.Equal((10, 0, 10, null), (outcome.Entries, outcome.Erased, outcome.N, outcome.Fault));
    }

    [Fact]
    public async Task Does_not_fork_when_many_write_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            foreach (int i in Enumerable.Range(0, 50))
            {
                await Write($"writer-{writer}-{i}");
            }
        })));
        AuditOutcome outcome = await Verify();
        Assert.Equal((410, null), (outcome.Entries, outcome.Fault));
    }

    [Fact]
    public async Task Takes_several_entries_of_one_statement()
    {
        await Execute(_audit, "insert into audit (login, action, detail) select 'anna', 'cases.read', 'строка ' || i from generate_series(1, 500) i");
        AuditOutcome outcome = await Verify();
        Assert.Equal((510, null), (outcome.Entries, outcome.Fault));
    }

    [Theory]
    [InlineData("update audit set login = 'boris' where n = 4", "place 4")]
    [InlineData("update audit set at = at + interval '1 microsecond' where n = 4", "place 4")]
    [InlineData("update audit set address = '10.0.0.1' where n = 4", "place 4")]
    [InlineData("update audit set role = null where n = 4", "place 4")]
    [InlineData("update audit set detail = 'another reason' where n = 4", "place 4")]
    [InlineData("update audit set subject = detail, detail = subject where n = 4", "place 4")]
    [InlineData("update audit set detail = 'x', salt = null where n = 4", "place 4")]
    [InlineData("update audit set login = 'boris', hash = audit_hash((select hash from audit where n = 3), audit) where n = 4", "place 4")]
    [InlineData("delete from audit where n = 4", "places? 4")]
    [InlineData("delete from audit where n <= 4", "place 1 to 4")]
    [InlineData("delete from audit where n >= 10", "place 10 to 10 are missing at the end")]
    [InlineData("update audit set n = n + 1 where n >= 5; insert into audit (n, login, action, words_hash, hash) values (5, 'invented', 'cases.read', '', '')", "place 5")]
    [InlineData("update audit set n = 13 - n where n in (6, 7)", "place 6")]
    [InlineData("delete from audit_chain", "the row of audit_chain is missing")]
    [InlineData("update audit_chain set from_n = 4, from_hash = (select hash from audit where n = 4)", "place 1 ")]
    public async Task Names_the_first_bad_entry_when_a_superuser_tampers_with_it(string sql, string place)
    {
        // A unique index is checked row by row: places are moved from the end.
        await Execute(_database.DataSource, "alter table audit drop constraint if exists audit_place; drop index audit_place");
        await Execute(_database.DataSource, $"set session_replication_role = replica; {sql}; reset session_replication_role");

        ShortCommand.Outcome told = await Command();

        Assert.Equal(1, told.ExitCode);
        Assert.Matches(place, told.Output);
    }

    [Fact]
    public async Task Is_told_whole_by_the_command_and_compared_with_what_somebody_noted()
    {
        ShortCommand.Outcome whole = await Command();
        Assert.Equal(0, whole.ExitCode);
        string noted = Noted().Match(whole.Output).Value;
        await Write("later");
        Assert.Equal(0, (await Command(noted)).ExitCode);

        // A superuser who writes the whole rest of the chain again cannot change what was noted elsewhere.
        await Execute(_database.DataSource, "set session_replication_role = replica; update audit set login = 'boris' where n = 4; reset session_replication_role");
        await Execute(_database.DataSource, """
            set session_replication_role = replica;
            do $$
            declare e audit; previous bytea;
            begin
              for e in select * from audit order by n loop
                e.hash := audit_hash(coalesce(previous, sha256('')), e);
                previous := e.hash;
                update audit set hash = e.hash where n = e.n;
              end loop;
              update audit_chain set sealed_hash = (select hash from audit where n = sealed_n);
            end $$;
            reset session_replication_role
            """);
        Assert.Equal(0, (await Command()).ExitCode);
        ShortCommand.Outcome compared = await Command(noted);
        Assert.Equal(1, compared.ExitCode);
        Assert.Contains("place 10", compared.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Command("nonsense")).ExitCode);
    }

    [Fact]
    public async Task Stays_whole_when_words_are_erased()
    {
        Assert.Equal(1, await _database.Scalar<int>("select audit_erase(null, array['person-4'])"));
        AuditOutcome outcome = await Verify();
        Assert.Equal((10, 1, null), (outcome.Entries, outcome.Erased, outcome.Fault));
        Assert.Equal("[erased]", await _database.Scalar<string>("select detail from audit where n = 4"));
        Assert.True(await _database.Scalar<bool>("select salt is null from audit where n = 4"));
    }

    [Fact]
    public async Task Keeps_an_anchor_of_what_is_forgotten()
    {
        await using FreshDatabase aged = await FreshDatabase.Create(postgres);
        RoleConnections roles = await PreparedDatabase.Of(aged.ConnectionString);
        await using NpgsqlDataSource app = NpgsqlDataSource.Create(roles.App);
        // Only a superuser gives entries another time than now.
        await Execute(aged.DataSource, "insert into audit (at, login, action) select now() - interval '4 years', 'of old', 'x' from generate_series(1, 25)");
        await Execute(aged.DataSource, "insert into audit (login, action) select 'of now', 'x' from generate_series(1, 5)");
        await Execute(aged.DataSource, "insert into audit (at, login, action) values (now() - interval '4 years', 'behind younger ones', 'x')");
        byte[] last = await aged.Scalar<byte[]>("select hash from audit where n = 25");

        List<int> gone = [];
        do
        {
            await using NpgsqlCommand forget = app.CreateCommand("select audit_forget(now() - interval '1096 days', 10)");
            gone.Add((int)(await forget.ExecuteScalarAsync(Stop))!);
        }
        while (gone[^1] > 0);

        Assert.Equal([10, 10, 5, 0], gone);
        Assert.Equal(25, await aged.Scalar<long>("select from_n from audit_chain"));
        Assert.Equal(last, await aged.Scalar<byte[]>("select from_hash from audit_chain"));
        AuditOutcome outcome = await new AuditVerification(app).Run(null, Stop);
        Assert.Equal((6, 31, null), (outcome.Entries, outcome.N, outcome.Fault));
    }

    [Fact]
    public async Task Begins_where_it_left_off_when_everything_was_forgotten()
    {
        await Execute(_database.DataSource, "set session_replication_role = replica; update audit_chain set (from_n, from_hash) = (select n, hash from audit where n = 10); delete from audit; reset session_replication_role");
        await Write("the first again");
        AuditOutcome outcome = await Verify();
        Assert.Equal((1, 11, null), (outcome.Entries, outcome.N, outcome.Fault));
    }

    private Task<AuditOutcome> Verify() => new AuditVerification(_app).Run(null, Stop);

    private Task<ShortCommand.Outcome> Command(params string[] arguments) => ShortCommand.RunAsync(
        ProcessSpec.Dotnet("verify-audit", BuildOutput.Assembly("silo", "Dialog.Silo"), ["verify-audit", .. arguments]) with
        {
            Environment = new Dictionary<string, string?> { ["ConnectionStrings__Dialog"] = _roles.App },
        },
        Stop);

    private async Task Write(string detail)
    {
        await using NpgsqlCommand command = _audit.CreateCommand("insert into audit (login, role, action, subject, outcome, address, detail) values ('anna', 'operator', 'cases.unmask', 'кот 🐈', 'done', '127.0.0.1', $1)");
        command.Parameters.AddWithValue(detail);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(Stop);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    [GeneratedRegex("10:[0-9a-f]{64}")]
    private static partial Regex Noted();
}
