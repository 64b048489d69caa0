using Dialog.Hosting.Postgres;
using Dialog.Storage.Migrations;
using Dialog.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialog.Cluster.Tests.Storage;

/// <summary>What each role of the database can do, and cannot, tried out.</summary>
public sealed class TheRolesOfTheDatabase(PostgresFixture postgres, TheRolesOfTheDatabase.Tried tried) : IClassFixture<TheRolesOfTheDatabase.Tried>
{
    private const string GeneratedAlways = "428C9";
    private const string Entry = "insert into audit (login, action) values ('anna', 'cases.read')";

    private readonly RoleConnections _roles = tried.Roles;

    [Theory]
    [InlineData("create table tried (id int); drop table tried")]
    [InlineData("alter table cases add column tried int; alter table cases drop column tried")]
    [InlineData("select count(*) from audit")]
    public Task The_owner_can(string sql) => Do(_roles.Owner, sql);

    [Theory]
    [InlineData("create role tried")]
    [InlineData("alter role dialog_owner superuser")]
    [InlineData("create database tried")]
    [InlineData("set session_replication_role = replica")]
    [InlineData("update audit set login = 'boris'")]
    [InlineData("delete from audit")]
    [InlineData("truncate audit")]
    public Task The_owner_cannot(string sql) => Refuses(_roles.Owner, sql);

    [Theory]
    [InlineData("insert into users (login, name, role, region) values ('tried', 'x', 'operator', 'r'); update users set name = 'y' where login = 'tried'; delete from users where login = 'tried'")]
    [InlineData("select * from audit")]
    [InlineData("select audit_seal()")]
    [InlineData("select audit_erase(gen_random_uuid(), null)")]
    [InlineData("select audit_forget(now() - interval '1096 days', 10)")]
    public Task The_app_can(string sql) => Do(_roles.App, sql);

    [Theory]
    [InlineData(Entry)]
    [InlineData("update audit set login = 'boris'")]
    [InlineData("update audit set detail = null")]
    [InlineData("delete from audit")]
    [InlineData("set dialog.audit_forget = 'on'; delete from audit")]
    [InlineData("set dialog.audit_erase = 'on'; update audit set detail = '[erased]'")]
    [InlineData("truncate audit")]
    [InlineData("begin; lock table audit in exclusive mode")]
    [InlineData("select audit_forget(now(), 10)")]
    [InlineData("select audit_forget(now() - interval '1094 days', 10)")]
    [InlineData("update audit_chain set keep_days = 30")]
    [InlineData("update audit_chain set from_n = 1")]
    [InlineData("delete from audit_checks")]
    [InlineData("update audit_checks set fault = null")]
    [InlineData("alter table audit disable trigger all")]
    [InlineData("drop trigger audit_only_grows on audit")]
    [InlineData("create trigger tried before insert on audit for each row execute function audit_only_grows()")]
    [InlineData("create or replace function audit_only_grows() returns trigger language plpgsql as 'begin return new; end'")]
    [InlineData("alter function audit_forget(timestamptz, int) security invoker")]
    [InlineData("alter table audit owner to dialog_app")]
    [InlineData("grant insert on audit to dialog_app; " + Entry)]
    [InlineData("set session_replication_role = replica")]
    [InlineData("set role dialog_owner")]
    [InlineData("set role dialog_audit")]
    [InlineData("create table tried (id int)")]
    [InlineData("create temporary table tried (id int)")]
    [InlineData("create function tried() returns int language sql as 'select 1'")]
    [InlineData("create schema tried")]
    [InlineData("alter table cases add column tried int")]
    [InlineData("drop table cases")]
    [InlineData("truncate cases")]
    [InlineData("create role tried")]
    [InlineData("update schema_versions set scriptname = 'x'")]
    [InlineData("update orleansquery set querytext = 'select 1'")]
    [InlineData("copy (select 1) to program 'true'")]
    public Task The_app_cannot(string sql) => Refuses(_roles.App, sql);

    [Theory]
    [InlineData(Entry)]
    [InlineData("insert into audit (login, action, case_id, case_number, region) select 'anna', 'cases.read', c.id, c.number, c.region from (select 1) one left join cases c on true")]
    public Task The_audit_role_can(string sql) => Do(_roles.Audit, sql);

    [Theory]
    [InlineData("select * from audit")]
    [InlineData("insert into audit (at, login, action) values (now() - interval '4 years', 'anna', 'cases.read')")]
    [InlineData("insert into audit (id, login, action) overriding system value values (1, 'anna', 'cases.read')")]
    [InlineData("insert into audit (n, login, action) values (1, 'anna', 'cases.read')")]
    [InlineData("insert into audit (hash, login, action) values ('', 'anna', 'cases.read')")]
    [InlineData("update audit set login = 'boris'")]
    [InlineData("delete from audit")]
    [InlineData("set dialog.audit_forget = 'on'; delete from audit")]
    [InlineData("truncate audit")]
    [InlineData("select audit_forget(now() - interval '2000 days', 10)")]
    [InlineData("select audit_erase(gen_random_uuid(), null)")]
    [InlineData("select audit_seal()")]
    [InlineData("alter table audit disable trigger all")]
    [InlineData("select resident_name from cases")]
    [InlineData("select * from messages")]
    [InlineData("select * from users")]
    [InlineData("update cases set region = 'x'")]
    [InlineData("create temporary table tried (id int)")]
    [InlineData("create table tried (id int)")]
    [InlineData("set role dialog_app")]
    public Task The_audit_role_cannot(string sql) => Refuses(_roles.Audit, sql);

    [Fact]
    public async Task Are_told_apart_from_one_that_may_do_everything()
    {
        await using NpgsqlDataSource app = NpgsqlDataSource.Create(_roles.App);
        await using NpgsqlDataSource owner = NpgsqlDataSource.Create(_roles.Owner);
        Assert.Null(await RunTimeRole.TooMighty(app, TestContext.Current.CancellationToken));
        Assert.Equal("dialog_owner", await RunTimeRole.TooMighty(owner, TestContext.Current.CancellationToken));
        Assert.Equal("dialog", await RunTimeRole.TooMighty(tried.Database.DataSource, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Take_over_what_one_role_made_before_them()
    {
        await using FreshDatabase before = await FreshDatabase.Create(postgres);
        await DatabaseSetup.Apply(DatabaseLogins.One(before.ConnectionString), null, NullLogger.Instance, TestContext.Current.CancellationToken);
        Assert.Equal("dialog", await OwnerOf(before, "cases"));

        RoleConnections roles = await PreparedDatabase.Of(before.ConnectionString);

        Assert.Equal(0, await before.Scalar<long>("""
            select (select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S', 'v') and pg_get_userbyid(relowner) <> 'dialog_owner')
              + (select count(*) from pg_proc where pronamespace = 'public'::regnamespace and pg_get_userbyid(proowner) <> 'dialog_owner')
            """));
        await Do(roles.Audit, Entry);
        await Refuses(roles.App, "delete from audit");
    }

    [Fact]
    public async Task Get_the_password_that_is_given_now()
    {
        string role = "dialog_" + Guid.NewGuid().ToString("N");
        string Login(string password) => new NpgsqlConnectionStringBuilder(_roles.App) { Username = role, Password = password, Pooling = false }.ConnectionString;
        try
        {
            foreach (string password in (string[])["first", "it's second"])
            {
                await DatabaseSetup.Apply(new DatabaseLogins(_roles.Admin, _roles.Owner, Login(password), _roles.Audit), null, NullLogger.Instance, TestContext.Current.CancellationToken);
                await Do(Login(password), "select count(*) from cases");
            }
        }
        finally
        {
            await Do(_roles.Admin, $"drop owned by {role}; drop role {role}");
        }
    }

    [Fact]
    public async Task Are_asked_for_where_nobody_may_make_them()
    {
        string nobody = new NpgsqlConnectionStringBuilder(_roles.App) { Username = "nobody_made_me" }.ConnectionString;
        MigrationFailedException refused = await Assert.ThrowsAsync<MigrationFailedException>(
            () => DatabaseSetup.Apply(new DatabaseLogins(null, _roles.Owner, nobody, nobody), null, NullLogger.Instance, TestContext.Current.CancellationToken));
        Assert.Contains("create role nobody_made_me", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_the_log_as_long_as_the_owner_says()
    {
        await using FreshDatabase other = await FreshDatabase.Create(postgres);
        RoleConnections roles = await PreparedDatabase.Of(other.ConnectionString);
        DatabaseLogins logins = new(roles.Admin, roles.Owner, roles.App, roles.Audit);
        await DatabaseSetup.Apply(logins, 365, NullLogger.Instance, TestContext.Current.CancellationToken);
        await Do(roles.App, "select audit_forget(now() - interval '366 days', 10)");
        await Refuses(roles.App, "select audit_forget(now() - interval '364 days', 10)");
        MigrationFailedException refused = await Assert.ThrowsAsync<MigrationFailedException>(
            () => DatabaseSetup.Apply(logins, 29, NullLogger.Instance, TestContext.Current.CancellationToken));
        Assert.Contains("KeepDays", refused.Message, StringComparison.Ordinal);
    }

    private static Task<string> OwnerOf(FreshDatabase database, string table) =>
        database.Scalar<string>($"select pg_get_userbyid(relowner)::text from pg_class where oid = 'public.{table}'::regclass");

    private static async Task Do(string login, string sql)
    {
        await using NpgsqlDataSource role = NpgsqlDataSource.Create(login);
        await using NpgsqlCommand command = role.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task Refuses(string login, string sql)
    {
        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => Do(login, sql));
        Assert.True(
            refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or GeneratedAlways,
            $"{sql}: {refused.SqlState} {refused.MessageText}");
    }

    /// <summary>A database with the roles and one entry in the audit log.</summary>
    public sealed class Tried(PostgresFixture postgres) : IAsyncLifetime
    {
        internal FreshDatabase Database { get; private set; } = null!;

        public RoleConnections Roles { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Database = await FreshDatabase.Create(postgres);
            Roles = await PreparedDatabase.Of(Database.ConnectionString);
            await Do(Roles.Audit, Entry);
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
