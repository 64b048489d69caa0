using DbUp.Engine;
using Dialog.Storage.Migrations;
using Dialog.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialog.Cluster.Tests.Storage;

public sealed class MigratingADatabase(PostgresFixture postgres) : IAsyncLifetime
{
    private FreshDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await FreshDatabase.Create(postgres);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Creates_everything_from_nothing()
    {
        IReadOnlyList<string> applied = await Migrate();

        Assert.Equal("0001_orleans.sql", applied[0]);
        Assert.Equal(applied.Order(StringComparer.Ordinal), applied);
        Assert.Equal(applied.Count, await _database.Scalar<long>("select count(*) from schema_versions"));
        Assert.Equal(21, await _database.Scalar<long>("select count(*) from orleansquery"));
    }

    [Fact]
    public async Task Does_nothing_the_second_time()
    {
        await Migrate();

        Assert.Empty(await Migrate());
    }

    [Fact]
    public async Task Lets_many_silos_start_at_once()
    {
        IReadOnlyList<string>[] all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Migrate()));

        Assert.Single(all, applied => applied.Count > 0);
    }

    [Fact]
    public async Task Names_a_broken_script_and_keeps_nothing_of_it()
    {
        SqlScript[] scripts =
        [
            new("0002_broken.sql", "create table second (id int); select 1 / 0; create table third (id int);"),
            new("0001_good.sql", "create table first (id int)"),
        ];

        MigrationFailedException failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Apply(scripts));

        Assert.Equal("0002_broken.sql", failure.Script);
        Assert.Contains("0002_broken.sql", failure.Message, StringComparison.Ordinal);
        Assert.Contains("22012", failure.Message, StringComparison.Ordinal);
        Assert.Equal(
            "first schema_versions",
            await _database.Scalar<string>("select string_agg(tablename, ' ' order by tablename) from pg_tables where schemaname = 'public'"));
        Assert.Equal("0001_good.sql", await _database.Scalar<string>("select string_agg(scriptname, ' ') from schema_versions"));
    }

    [Fact]
    public async Task Goes_on_after_a_broken_script_was_repaired()
    {
        await Assert.ThrowsAsync<MigrationFailedException>(() => Apply([new("0001.sql", "create tabel t (id int)")]));

        Assert.Equal(["0001.sql"], await Apply([new("0001.sql", "create table t (id int)")]));
    }

    [Fact]
    public async Task Takes_dollars_colons_and_at_signs_as_they_are()
    {
        const string Script = """
            create table texts (value text);
            do $body$ begin insert into texts values ('$name$ :p @p; {x}'); end $body$;
            insert into texts values ($$another; $1$$); -- it's; $a comment$
            """;

        await Apply([new("0001.sql", Script)]);

        Assert.Equal(
            "$name$ :p @p; {x}|another; $1",
            await _database.Scalar<string>("select string_agg(value, '|' order by value) from texts"));
    }

    /// <summary>An installation of before may have two accounts of one official: it is updated all the same, and no third one is made.</summary>
    [Fact]
    public async Task Keeps_accounts_that_share_an_official_and_takes_no_further_one()
    {
        await Apply([.. Migrator.Embedded().Where(s => string.CompareOrdinal(s.Name, "0017") < 0)]);
        await Insert("first", "boris", "now() - interval '3 days'");
        await Insert("second", "boris", "now() - interval '2 days'");
        await Insert("alone", "anna", "now()");
        await Insert("none", null, "now()");

        await Migrate();

        Assert.Equal("second", await _database.Scalar<string>("select string_agg(login, ' ') from users where official_shared"));
        Assert.Equal("boris boris", await _database.Scalar<string>("select string_agg(official, ' ') from users where login in ('first', 'second')"));
        PostgresException taken = await Assert.ThrowsAsync<PostgresException>(() => Insert("third", "boris", "now()"));
        Assert.Equal("users_official", taken.ConstraintName);
    }

    private async Task Insert(string login, string? official, string at)
    {
        await using NpgsqlConnection connection = new(_database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand command = new($"insert into users (login, name, role, region, official, created_at) values ($1, 'Некто', 'operator', 'test', $2, {at})", connection);
        command.Parameters.AddWithValue(login);
        command.Parameters.AddWithValue((object?)official ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private Task<IReadOnlyList<string>> Migrate() => Migrator.Apply(_database.ConnectionString, NullLogger.Instance);

    private Task<IReadOnlyList<string>> Apply(SqlScript[] scripts) =>
        Migrator.Apply(_database.ConnectionString, scripts, NullLogger.Instance);
}
